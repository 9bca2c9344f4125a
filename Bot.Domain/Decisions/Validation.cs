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
    /// <summary>Every rule that applies to the advice, passed or not; a rule without its input fails.</summary>
    public static IReadOnlyList<Rung> Check(Advice advice, Candle candle, IndicatorRow row) =>
        advice.Action switch
        {
            TradeAction.Hold => [],
            TradeAction.Sell => [Rung.Of("rsi-contradiction", row.Rsi14, ">= 30", rsi => rsi >= 30), Sure(advice)],
            TradeAction.Buy =>
            [
                Rung.Of("rsi-contradiction", row.Rsi14, "<= 70", rsi => rsi <= 70),
                Rung.Of("volatility", row.AtrPercent, "<= 6", percent => percent <= 6),
                Sure(advice),
                .. Volume(candle, row),
            ],
        };

    private static Rung Sure(Advice advice) =>
        new("confidence", advice.Confidence != Confidence.Low, advice.Confidence.ToString(), "not Low");

    private static IEnumerable<Rung> Volume(Candle candle, IndicatorRow row) =>
        IsBreakout(candle, row) switch
        {
            true =>
            [
                Rung.Of("fakeout-adx", row.Adx14, ">= 20", adx => adx >= 20),
                Rung.Of("fakeout-volume", row.VolumeRatio, ">= 1.5", ratio => ratio >= 1.5),
            ],
            false => [Rung.Of("weak-volume", row.VolumeRatio, ">= 1", ratio => ratio >= 1)],
            null => [new Rung("breakout-input", false, Rung.Absent, "upper band and 20-candle high")],
        };

    private static bool? IsBreakout(Candle candle, IndicatorRow row)
    {
        var close = (double)candle.Close.Value;
        return row.BollingerUpper is { } band && row.HighestHigh20 is { } high ? close > band || close > high : null;
    }
}
