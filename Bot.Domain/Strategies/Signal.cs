using Bot.Domain.Reasons;

namespace Bot.Domain.Strategies;

/// <summary>What a strategy wants, with every condition it looked at.</summary>
public sealed record Signal(TradeAction Action, IReadOnlyList<Rung> Rungs);

/// <summary>What can be done about a market.</summary>
public enum TradeAction
{
    Hold,
    Buy,
    Sell,
}
