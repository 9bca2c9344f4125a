using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Domain.Ablation;

/// <summary>One cycle as every arm is given it: the same instant, the same prices, the same words.</summary>
public sealed record ArmCycle
{
    /// <summary>What makes the cycle one; later cycles have later slots.</summary>
    public required DateTimeOffset Slot { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The last price traded: exits are judged and purses are valued at it.</summary>
    public required Price Last { get; init; }

    public required RiskProfile Profile { get; init; }

    /// <summary>How entries are sized; shrunk by each arm's own losses.</summary>
    public SizingMode Sizing { get; init; } = SizingMode.Fixed;

    public SizingRule SizingRule { get; init; } = SizingRule.Default;

    /// <summary>
    /// Whether the account's state and the quick backtest let anybody enter; pace and losses are each arm's own matter.
    /// </summary>
    public required bool EntriesPermitted { get; init; }

    /// <summary>The market as it was observed; null where it was not.</summary>
    public ArmSight? Seen { get; init; }

    /// <summary>What the account decided, or null where it ended before.</summary>
    public AccountDecision? Decided { get; init; }

    /// <summary>What the advisor answered, unvalidated; null where it was not asked or gave no advice.</summary>
    public TradeAction? Answered { get; init; }

    /// <summary>Every arm buys at the best ask; at the last price where no book was seen.</summary>
    public Price BuyPrice => Seen?.Book is { IsEmpty: false } book ? book.Asks[0].Price : Last;

    /// <summary>Every arm sells at the best bid; at the last price where no book was seen.</summary>
    public Price SellPrice => Seen?.Book is { IsEmpty: false } book ? book.Bids[0].Price : Last;
}

/// <summary>What a cycle decided for the account, after modes and validation.</summary>
/// <param name="Held">Whether the account held a position when it was asked: what it decides about.</param>
/// <param name="Action">Hold where there was no advice or validation refused it.</param>
public sealed record AccountDecision(bool Held, TradeAction Action);
