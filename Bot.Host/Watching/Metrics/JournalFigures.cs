using Bot.Domain.States;

namespace Bot.Host.Watching.Metrics;

/// <summary>What the database says at one instant, as far as metrics need it.</summary>
public sealed record JournalFigures
{
    public IReadOnlyList<AccountFigures> Accounts { get; init; } = [];

    public IReadOnlyList<ExecutedFigures> Executed { get; init; } = [];

    public IReadOnlyList<DecisionFigures> Decisions { get; init; } = [];
}

/// <summary>An account.</summary>
public sealed record AccountFigures(string Account, string Market, TradingState State)
{
    /// <summary>When its last cycle ended; null before the first.</summary>
    public DateTimeOffset? LastCycle { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public DateTimeOffset StateSince { get; init; }

    /// <summary>From one cycle to the next; null where none is due by the clock.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>In KRW; null before it was measured.</summary>
    public decimal? Worth { get; init; }

    /// <summary>Since the first measurement, in percent, without what came or went; null without two.</summary>
    public decimal? ProfitPercent { get; init; }

    /// <summary>Notices that have not reached everybody.</summary>
    public int Outbox { get; init; }

    /// <summary>When the oldest of them was written.</summary>
    public DateTimeOffset? OldestNotice { get; init; }

    /// <summary>Whether coins of the bot are held.</summary>
    public bool Holds { get; init; }

    /// <summary>What advice has cost, in KRW.</summary>
    public double AdviceCost { get; init; }
}

/// <summary>What was executed of one side of a market.</summary>
public sealed record ExecutedFigures(
    string Account,
    string Market,
    string Side,
    long Orders,
    double Funds,
    double Fees
);

/// <summary>Advice of one kind in a market.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Market">Where.</param>
/// <param name="Decision"><c>buy</c>, <c>sell</c>, <c>hold</c>, or <c>none</c> where no advice came.</param>
/// <param name="Count">How often.</param>
public sealed record DecisionFigures(string Account, string Market, string Decision, long Count)
{
    /// <summary>How sure the newest was, 1 to 3; null where this is not of the newest, or it was not advice.</summary>
    public int? Confidence { get; init; }
}
