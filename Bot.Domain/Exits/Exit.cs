using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>An exit that is due, with the level that was reached and the price that reached it.</summary>
public sealed record Exit(ExitReason Reason, Price Level, Price Last);

/// <summary>Which rule ends a position, or a part of it.</summary>
public enum ExitReason
{
    StopLoss,
    TakeProfit,
    Trailing,
    Partial,
}
