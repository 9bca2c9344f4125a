using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Domain.Decisions;

/// <summary>
/// Step 7: two stages of rules that turn a doubtful buy or advised sell into a hold. All rules are looked at and told;
/// protective exits never come here.
/// </summary>
/// <remarks>
/// The rules by RSI, ATR, ADX and volume judge one hour. Advice that was made on days is not measured by them: an RSI
/// above 70 is what a new high of twenty days looks like, and one below 30 a new low that has to be left. What warns of
/// the market as a whole, and confidence, holds for it, too.
/// </remarks>
public static class Validation
{
    /// <summary>Every rule that applies to the advice, passed or failed; none for a hold.</summary>
    /// <param name="advice">What is to be done.</param>
    /// <param name="candle">The last closed candle.</param>
    /// <param name="row">Its indicators.</param>
    /// <param name="warnings">The market's.</param>
    /// <param name="rule">The limits.</param>
    /// <param name="decidesOn">The candles that the advice was made on.</param>
    public static IReadOnlyList<Rung> Check(
        Advice advice,
        Candle candle,
        IndicatorRow row,
        MarketWarnings warnings,
        ValidationRule rule,
        CandleInterval decidesOn = CandleInterval.Hour
    ) =>
        advice.Action == TradeAction.Hold
            ? []
            : Ladder(advice, (candle, row), warnings, new ValidationLimits(rule), decidesOn);

    /// <summary>
    /// Whether every rule holds but those of the market's warnings, which cost most to read; nothing to tell about
    /// them.
    /// </summary>
    internal static bool PassesWithoutWarnings(
        Advice advice,
        Candle candle,
        IndicatorRow row,
        ValidationLimits limits,
        CandleInterval decidesOn
    ) =>
        advice.Action == TradeAction.Hold
        || (
            IsSure(advice)
            && (
                decidesOn == CandleInterval.Day
                || (Hold(limits.Market(advice.Action, row)) && Hold(limits.Volume(advice.Action, candle, row)))
            )
        );

    private static IReadOnlyList<Rung> Ladder(
        Advice advice,
        (Candle Candle, IndicatorRow Row) hour,
        MarketWarnings warnings,
        ValidationLimits limits,
        CandleInterval decidesOn
    ) =>
        [
            .. decidesOn == CandleInterval.Day ? [] : Rungs(limits.Market(advice.Action, hour.Row)),
            new Rung("confidence", IsSure(advice), advice.Confidence.ToString(), "not Low"),
            .. decidesOn == CandleInterval.Day ? [] : Rungs(limits.Volume(advice.Action, hour.Candle, hour.Row)),
            .. advice.Action == TradeAction.Buy ? warnings.Rungs() : [],
        ];

    private static bool Hold((Limit Limit, double? Value)[] limits) =>
        Array.TrueForAll(limits, one => one.Limit.Allows(one.Value));

    private static IEnumerable<Rung> Rungs((Limit Limit, double? Value)[] limits) =>
        limits.Select(one => one.Limit.Of(one.Value));

    private static bool IsSure(Advice advice) => advice.Confidence != Confidence.Low;
}

/// <summary>The numbers of <see cref="Validation"/>.</summary>
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
