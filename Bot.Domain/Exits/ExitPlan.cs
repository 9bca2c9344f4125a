using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>
/// The prices at which a position is left. Set once from the average fill price, so that a later change of profile does
/// not move them.
/// </summary>
/// <param name="StopLoss">Left at or below.</param>
/// <param name="TakeProfit">Left at or above.</param>
public sealed record ExitPlan(Price StopLoss, Price TakeProfit)
{
    /// <summary>
    /// Levels at fixed percentages of the average fill price, cut down to the price unit of the entry's time.
    /// </summary>
    public static ExitPlan Fixed(Price averageFill, Percent stopLoss, Percent takeProfit, DateTimeOffset at) =>
        new(PriceUnit.Down(averageFill.Moved(stopLoss), at), PriceUnit.Down(averageFill.Moved(takeProfit), at));
}
