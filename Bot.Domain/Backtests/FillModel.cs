using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;

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
    /// The exit that a candle brings next, or null. Stops come before targets where both lie within the candle; of two
    /// stops the higher one, which a falling price meets first; a gap beyond a level fills at the open; a stop slips, a
    /// target does not; a part whose price is not below the target is never sold apart.
    /// </summary>
    public static (ExitReason Reason, Price Price)? Exit(Position held, Candle candle, Percent slippage)
    {
        var stop = held.Plan.StopLoss;
        var level = held.Progress.TrailingStop is { } trailing ? Price.Max(trailing, stop) : stop;
        if (candle.Low <= level)
        {
            var reason = level == stop || candle.Open <= stop ? ExitReason.StopLoss : ExitReason.Trailing;
            return (reason, Sell(candle.Open <= level ? candle.Open : level, candle, slippage));
        }

        var target = ExitRules.Target(held.Plan);
        if (
            held.Plan.Partial is { } partial
            && !held.Progress.PartSold
            && (target is not { } end || (partial.First < end && candle.Open < end))
            && candle.High >= partial.First
        )
        {
            return (ExitReason.Partial, Price.Max(candle.Open, partial.First));
        }

        return target is { } profit && candle.High >= profit
            ? (ExitReason.TakeProfit, Price.Max(candle.Open, profit))
            : null;
    }
}
