using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Time;

namespace Bot.Domain.Ablation;

/// <summary>The virtual money of one arm. It never was at the exchange, and no deposit reaches it.</summary>
public sealed record ArmPurse
{
    public required Arm Arm { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What it began with, all in cash.</summary>
    public required Krw Start { get; init; }

    public required Krw Cash { get; init; }

    /// <summary>What it holds, with its own plan of leaving; null for nothing.</summary>
    public Position? Held { get; init; }

    /// <summary>Worth after its last cycle, at that cycle's price.</summary>
    public required Krw Equity { get; init; }

    /// <summary>Entries that were left again.</summary>
    public int Trades { get; init; }

    /// <summary>The last cycle it took part in; null before the first.</summary>
    public DateTimeOffset? Slot { get; init; }

    public DateTimeOffset? LastEntryAt { get; init; }

    /// <summary>Entries on the KST day of the last one.</summary>
    public int EntriesThatDay { get; init; }

    /// <summary>The KST day on which one of its own loss limits was reached last.</summary>
    public TradingDay? HaltedOn { get; init; }

    /// <summary>Its last closed positions, oldest first: sizes shrink after its own losses.</summary>
    public IReadOnlyList<Sale> Closed { get; init; } = [];

    /// <summary>What it was worth as its days began, oldest first; a week and a day at most.</summary>
    public IReadOnlyList<DayMark> Days { get; init; } = [];

    /// <summary>Change since it began.</summary>
    public Percent? Return => Equity.ChangeFrom(Start);

    /// <summary>A purse that has seen no cycle yet.</summary>
    public static ArmPurse Open(Arm arm, Krw equity, DateTimeOffset at) =>
        new()
        {
            Arm = arm,
            Since = at,
            Start = equity,
            Cash = equity,
            Equity = equity,
        };

    /// <summary>Cash and coins at a price.</summary>
    public Krw WorthAt(Price last) => Risk.Equity.Of(Cash, Held?.Volume ?? Volume.None, last);
}

/// <summary>What a purse was worth as a KST day began.</summary>
public sealed record DayMark(TradingDay Day, Krw Equity);
