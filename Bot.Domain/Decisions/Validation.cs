using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;

namespace Bot.Domain.Decisions;

/// <summary>
/// Step 7: two stages of rules that turn a doubtful buy or advised sell into a hold. All rules are looked at and told;
/// protective exits never come here.
/// </summary>
public static class Validation
{
    /// <summary>Every rule that applies to the advice, passed or failed; none for a hold.</summary>
    /// <param name="advice">What is to be done.</param>
    /// <param name="candle">The last closed candle.</param>
    /// <param name="row">Its indicators.</param>
    /// <param name="warnings">The market's.</param>
    /// <param name="rule">The limits.</param>
    public static IReadOnlyList<Rung> Check(
        Advice advice,
        Candle candle,
        IndicatorRow row,
        MarketWarnings warnings,
        ValidationRule rule
    ) =>
        advice.Action switch
        {
            TradeAction.Hold => [],
            TradeAction.Sell => [Limit.AtLeast("rsi-contradiction", rule.SellRsiLeast).Of(row.Rsi14), Sure(advice)],
            TradeAction.Buy =>
            [
                Limit.AtMost("rsi-contradiction", rule.BuyRsiMost).Of(row.Rsi14),
                Limit.AtMost("volatility", rule.AtrPercentMost).Of(row.AtrPercent),
                Sure(advice),
                .. Volume(candle, row, rule),
                .. warnings.Rungs(),
            ],
        };

    private static Rung Sure(Advice advice) =>
        new("confidence", advice.Confidence != Confidence.Low, advice.Confidence.ToString(), "not Low");

    private static IEnumerable<Rung> Volume(Candle candle, IndicatorRow row, ValidationRule rule) =>
        IsBreakout(candle, row) switch
        {
            true =>
            [
                Limit.AtLeast("fakeout-adx", rule.BreakoutAdxLeast).Of(row.Adx14),
                Limit.AtLeast("fakeout-volume", rule.BreakoutVolumeLeast).Of(row.VolumeRatio),
            ],
            false => [Limit.AtLeast("weak-volume", rule.VolumeLeast).Of(row.VolumeRatio)],
            null => [new Rung("breakout-input", false, Rung.Absent, "upper band and 20-candle high")],
        };

    private static bool? IsBreakout(Candle candle, IndicatorRow row)
    {
        var close = (double)candle.Close.Value;
        return row.BollingerUpper is { } band && row.HighestHigh20 is { } high ? close > band || close > high : null;
    }
}

/// <summary>The limits of <see cref="Validation"/>.</summary>
public sealed record ValidationRule
{
    /// <summary>A buy above this RSI contradicts it.</summary>
    public double BuyRsiMost { get; init; } = 70;

    /// <summary>A sell below this RSI contradicts it.</summary>
    public double SellRsiLeast { get; init; } = 30;

    /// <summary>Nothing is bought above this ATR in percent of the price.</summary>
    public double AtrPercentMost { get; init; } = 6;

    /// <summary>A breakout is believed from this ADX.</summary>
    public double BreakoutAdxLeast { get; init; } = 20;

    /// <summary>A breakout is believed from this volume ratio.</summary>
    public double BreakoutVolumeLeast { get; init; } = 1.5;

    /// <summary>Any other buy needs this volume ratio.</summary>
    public double VolumeLeast { get; init; } = 1;
}
