namespace Bot.Domain.Indicators;

/// <summary>
/// Every indicator of one closed candle. A value that cannot be computed yet is null, never 0; a rule that needs it
/// fails
/// closed. Prices are in KRW, percentages as people write them.
/// </summary>
public sealed record IndicatorRow
{
    public double? Rsi14 { get; init; }

    public double? Macd { get; init; }

    public double? MacdSignal { get; init; }

    public double? MacdHistogram { get; init; }

    public double? BollingerUpper { get; init; }

    public double? BollingerMiddle { get; init; }

    public double? BollingerLower { get; init; }

    public double? Adx14 { get; init; }

    public double? Atr14 { get; init; }

    public double? Sma20 { get; init; }

    public double? Sma60 { get; init; }

    public double? Ema12 { get; init; }

    public double? Ema26 { get; init; }

    public double? Ema50 { get; init; }

    public double? StochasticK { get; init; }

    public double? StochasticD { get; init; }

    public double? Obv { get; init; }

    /// <summary>Volume of this candle over the mean volume of the 20 before it.</summary>
    public double? VolumeRatio { get; init; }

    /// <summary>The highest high of the 20 candles before this one.</summary>
    public double? HighestHigh20 { get; init; }

    /// <summary>ATR over close, times 100.</summary>
    public double? AtrPercent { get; init; }

    /// <summary>Upper less lower band over the middle, times 100.</summary>
    public double? BandWidthPercent { get; init; }
}
