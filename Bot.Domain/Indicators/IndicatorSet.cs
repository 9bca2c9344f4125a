using Bot.Domain.Market;
using Skender.Stock.Indicators;

namespace Bot.Domain.Indicators;

/// <summary>
/// All indicators over a series, a column each, computed once. They only look back: a row never depends on later
/// candles.
/// </summary>
public sealed class IndicatorSet
{
    private readonly IndicatorRow[] _rows;

    private IndicatorSet(IndicatorRow[] rows) => _rows = rows;

    public int Count => _rows.Length;

    /// <summary>The row of the newest candle, or null for an empty series.</summary>
    public IndicatorRow? Last => _rows.Length == 0 ? null : _rows[^1];

    /// <summary>The row of a candle by its place in the series.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such candle.</exception>
    public IndicatorRow At(int index) => _rows[index];

    /// <summary>Computes every indicator of every candle.</summary>
    public static IndicatorSet Compute(CandleSeries series)
    {
        var quotes = series.Candles.Select(Quote).ToList();
        var rsi = quotes.GetRsi().ToArray();
        var macd = quotes.GetMacd().ToArray();
        var bands = quotes.GetBollingerBands().ToArray();
        var adx = quotes.GetAdx().ToArray();
        var atr = quotes.GetAtr().ToArray();
        var sma20 = quotes.GetSma(20).ToArray();
        var sma60 = quotes.GetSma(60).ToArray();
        var ema12 = quotes.GetEma(12).ToArray();
        var ema26 = quotes.GetEma(26).ToArray();
        var ema50 = quotes.GetEma(50).ToArray();
        var stochastic = quotes.GetStoch(14, 3, 1).ToArray();
        var obv = quotes.GetObv().ToArray();
        return new IndicatorSet([
            .. Enumerable
                .Range(0, quotes.Count)
                .Select(index => new IndicatorRow
                {
                    Rsi14 = rsi[index].Rsi,
                    Macd = macd[index].Macd,
                    MacdSignal = macd[index].Signal,
                    MacdHistogram = macd[index].Histogram,
                    BollingerUpper = bands[index].UpperBand,
                    BollingerMiddle = bands[index].Sma,
                    BollingerLower = bands[index].LowerBand,
                    BandWidthPercent = bands[index].Width * 100,
                    Adx14 = adx[index].Adx,
                    Atr14 = atr[index].Atr,
                    AtrPercent = atr[index].Atrp,
                    Sma20 = sma20[index].Sma,
                    Sma60 = sma60[index].Sma,
                    Ema12 = ema12[index].Ema,
                    Ema26 = ema26[index].Ema,
                    Ema50 = ema50[index].Ema,
                    StochasticK = stochastic[index].K,
                    StochasticD = stochastic[index].D,
                    Obv = obv[index].Obv,
                    VolumeRatio = Bot.Domain.Indicators.VolumeRatio.At(series, index),
                    HighestHigh20 = HighestHigh(series, index),
                }),
        ]);
    }

    private static double? HighestHigh(CandleSeries series, int index)
    {
        const int before = 20;
        if (index < before)
        {
            return null;
        }

        var highest = 0m;
        for (var back = index - before; back < index; back++)
        {
            highest = Math.Max(highest, series.Candles[back].High.Value);
        }

        return (double)highest;
    }

    private static Quote Quote(Candle candle) =>
        new()
        {
            Date = candle.Start.UtcDateTime,
            Open = candle.Open.Value,
            High = candle.High.Value,
            Low = candle.Low.Value,
            Close = candle.Close.Value,
            Volume = candle.Volume,
        };
}
