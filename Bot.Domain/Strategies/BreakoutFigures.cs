using System.Runtime.InteropServices;

namespace Bot.Domain.Strategies;

/// <summary>
/// What <see cref="VolatilityBreakout"/> looks at on the close of a candle; 1 and 2 are the candles before. What cannot
/// be computed is null. Prices in KRW, widths in percent.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BreakoutFigures
{
    public double? Close { get; init; }

    public double? Close1 { get; init; }

    /// <summary>High less low of the candle before.</summary>
    public double? Range1 { get; init; }

    public double? Sma50 { get; init; }

    /// <summary>Mean of the newest band widths.</summary>
    public double? WidthMean { get; init; }

    /// <summary>Lowest of the newest band widths.</summary>
    public double? WidthLowest { get; init; }

    public double? Width1 { get; init; }

    public double? Width2 { get; init; }

    public double? Adx { get; init; }

    public double? Adx1 { get; init; }

    /// <summary>The highest high of the 20 candles before.</summary>
    public double? HighestHigh20 { get; init; }

    /// <summary>Volume over the mean of the 20 candles before.</summary>
    public double? VolumeRatio { get; init; }

    public double? Obv { get; init; }

    public double? ObvSlow { get; init; }

    public double? ObvFast { get; init; }

    /// <summary>OBV some candles ago, where it is compared with the price.</summary>
    public double? ObvBack { get; init; }

    /// <summary>The close of that candle.</summary>
    public double? CloseBack { get; init; }

    /// <summary>Average fill price of what is held.</summary>
    public double? Entry { get; init; }

    /// <summary>Closed candles since the entry, that of the entry included.</summary>
    public double? CandlesHeld { get; init; }

    /// <summary>Those that leaving a position asks for.</summary>
    public static BreakoutFigures Of(StrategyView view, Holding held) =>
        new()
        {
            Close = view.CloseAt(view.Index),
            Adx = view.Indicators.Adx14[view.Index],
            Adx1 = view.Indicators.Adx14[view.Index - 1],
            Entry = (double)held.Entry.Value,
            CandlesHeld = view.CandlesHeld(),
        };

    /// <summary>Those that entering asks for.</summary>
    public static BreakoutFigures Of(StrategyView view, BreakoutRule rule)
    {
        var (at, indicators) = (view.Index, view.Indicators);
        var (widths, obv) = (indicators.BandWidthPercent, indicators.Obv);
        return new BreakoutFigures
        {
            Close = view.CloseAt(at),
            Close1 = view.CloseAt(at - 1),
            Range1 = view.RangeAt(at - 1),
            Sma50 = indicators.Sma50[at],
            WidthMean = widths.Mean(at, rule.WidthMean),
            WidthLowest = widths.Least(at, rule.WidthLowest),
            Width1 = widths[at - 1],
            Width2 = widths[at - 2],
            Adx = indicators.Adx14[at],
            Adx1 = indicators.Adx14[at - 1],
            HighestHigh20 = indicators.HighestHigh20[at],
            VolumeRatio = indicators.VolumeRatio[at],
            Obv = obv[at],
            ObvSlow = obv.Mean(at, rule.ObvSlow),
            ObvFast = obv.Mean(at, rule.ObvFast),
            ObvBack = obv[at - rule.ObvBack],
            CloseBack = view.CloseAt(at - rule.ObvBack),
        };
    }
}
