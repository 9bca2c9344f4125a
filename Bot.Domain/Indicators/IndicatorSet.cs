using Bot.Domain.Market;
using Skender.Stock.Indicators;

namespace Bot.Domain.Indicators;

/// <summary>
/// All indicators over a series, a column each, computed when it is first asked for and then kept. They only look back:
/// a value never depends on later candles.
/// </summary>
public sealed class IndicatorSet
{
    private const int HighsBefore = 20;

    private readonly CandleSeries _series;
    private readonly Lazy<List<Quote>> _quotes;
    private readonly Lazy<Column> _rsi;
    private readonly Lazy<MacdResult[]> _macd;
    private readonly Lazy<BollingerBandsResult[]> _bands;
    private readonly Lazy<Column> _bandWidth;
    private readonly Lazy<Column> _adx;
    private readonly Lazy<AtrResult[]> _atr;
    private readonly Lazy<Column> _sma50;
    private readonly Lazy<Column> _obv;
    private readonly Lazy<Column> _volumeRatio;
    private readonly Lazy<Column> _highestHigh;
    private readonly Lazy<IndicatorRow[]> _rows;

    private IndicatorSet(CandleSeries series)
    {
        _series = series;
        _quotes = new(() => [.. series.Candles.Select(Quote)]);
        _rsi = new(() => Of(_quotes.Value.GetRsi(), result => result.Rsi));
        _macd = new(() => [.. _quotes.Value.GetMacd()]);
        _bands = new(() => [.. _quotes.Value.GetBollingerBands()]);
        _bandWidth = new(() => Of(_bands.Value, result => result.Width * 100));
        _adx = new(() => Of(_quotes.Value.GetAdx(), result => result.Adx));
        _atr = new(() => [.. _quotes.Value.GetAtr()]);
        _sma50 = new(() => Of(_quotes.Value.GetSma(50), result => result.Sma));
        _obv = new(() => Of(_quotes.Value.GetObv(), result => (double?)result.Obv));
        _volumeRatio = new(() => Each(index => Bot.Domain.Indicators.VolumeRatio.At(series, index)));
        _highestHigh = new(() => Each(HighestHigh));
        _rows = new(Rows);
    }

    public int Count => _series.Count;

    /// <summary>Wilder's RSI of 14 candles.</summary>
    public Column Rsi14 => _rsi.Value;

    /// <summary>Wilder's ADX of 14 candles.</summary>
    public Column Adx14 => _adx.Value;

    /// <summary>Upper less lower band over the middle, times 100.</summary>
    public Column BandWidthPercent => _bandWidth.Value;

    public Column Sma50 => _sma50.Value;

    public Column Obv => _obv.Value;

    /// <summary>Volume over the mean volume of the 20 candles before.</summary>
    public Column VolumeRatio => _volumeRatio.Value;

    /// <summary>The highest high of the 20 candles before.</summary>
    public Column HighestHigh20 => _highestHigh.Value;

    /// <summary>The row of the newest candle, or null for an empty series.</summary>
    public IndicatorRow? Last => Count == 0 ? null : At(Count - 1);

    /// <summary>Over a series. Nothing is computed before it is asked for.</summary>
    public static IndicatorSet Compute(CandleSeries series) => new(series);

    /// <summary>Wilder's ATR of 14 candles, in KRW; null while it cannot be computed.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such candle.</exception>
    public double? Atr14(int index) => _atr.Value[index].Atr;

    /// <summary>The row of a candle by its place in the series.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such candle.</exception>
    public IndicatorRow At(int index) => _rows.Value[index];

    private IndicatorRow[] Rows()
    {
        var quotes = _quotes.Value;
        var (macd, bands, atr) = (_macd.Value, _bands.Value, _atr.Value);
        var sma20 = quotes.GetSma(20).ToArray();
        var sma60 = quotes.GetSma(60).ToArray();
        var ema12 = quotes.GetEma(12).ToArray();
        var ema26 = quotes.GetEma(26).ToArray();
        var ema50 = quotes.GetEma(50).ToArray();
        var stochastic = quotes.GetStoch(14, 3, 1).ToArray();
        return
        [
            .. Enumerable
                .Range(0, Count)
                .Select(index => new IndicatorRow
                {
                    Rsi14 = Rsi14[index],
                    Macd = macd[index].Macd,
                    MacdSignal = macd[index].Signal,
                    MacdHistogram = macd[index].Histogram,
                    BollingerUpper = bands[index].UpperBand,
                    BollingerMiddle = bands[index].Sma,
                    BollingerLower = bands[index].LowerBand,
                    BandWidthPercent = BandWidthPercent[index],
                    Adx14 = Adx14[index],
                    Atr14 = atr[index].Atr,
                    AtrPercent = atr[index].Atrp,
                    Sma20 = sma20[index].Sma,
                    Sma60 = sma60[index].Sma,
                    Ema12 = ema12[index].Ema,
                    Ema26 = ema26[index].Ema,
                    Ema50 = ema50[index].Ema,
                    StochasticK = stochastic[index].K,
                    StochasticD = stochastic[index].D,
                    Obv = Obv[index],
                    VolumeRatio = VolumeRatio[index],
                    HighestHigh20 = HighestHigh20[index],
                }),
        ];
    }

    private Column Each(Func<int, double?> value) => new([.. Enumerable.Range(0, Count).Select(value)]);

    private static Column Of<T>(IEnumerable<T> results, Func<T, double?> value) => new([.. results.Select(value)]);

    private double? HighestHigh(int index)
    {
        if (index < HighsBefore)
        {
            return null;
        }

        var highest = 0m;
        for (var back = index - HighsBefore; back < index; back++)
        {
            highest = Math.Max(highest, _series.Candles[back].High.Value);
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
