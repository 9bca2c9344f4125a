using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Domain.Backtests;

/// <summary>
/// At which price an order would have been filled within a candle. Always against the trader, never better than it was.
/// </summary>
public static class FillModel
{
    /// <summary>A buy at the open: slipped up, rounded up to the price unit.</summary>
    public static Price Buy(Candle candle, Percent slippage) => PriceUnit.Up(candle.Open.Moved(slippage), candle.Start);

    /// <summary>A sell at a price: slipped down, rounded down to the price unit.</summary>
    public static Price Sell(Price price, Candle candle, Percent slippage) =>
        PriceUnit.Down(price.Moved(new Percent(-slippage.Value)), candle.Start);

    /// <summary>
    /// The exit that a candle brings, or null. The stop comes before the target where both lie within the candle; a gap
    /// beyond a level fills at the open; a stop slips, a target does not.
    /// </summary>
    public static (ExitReason Reason, Price Price)? Exit(ExitPlan plan, Candle candle, Percent slippage)
    {
        if (candle.Low <= plan.StopLoss)
        {
            var from = candle.Open <= plan.StopLoss ? candle.Open : plan.StopLoss;
            return (ExitReason.StopLoss, Sell(from, candle, slippage));
        }

        return candle.High >= plan.TakeProfit ? (ExitReason.TakeProfit, Price.Max(candle.Open, plan.TakeProfit)) : null;
    }
}
