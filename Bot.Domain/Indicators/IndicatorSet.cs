using System.Diagnostics.CodeAnalysis;
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
    private const int LongSeries = 100_000;

    private readonly CandleSeries _series;
    private readonly Lazy<Column> _rsi;
    private readonly Lazy<(Column Line, Column Signal, Column Histogram)> _macd;
    private readonly Lazy<(Column Upper, Column Width)> _bands;
    private readonly Lazy<(Column Middle, Column Lower)> _otherBands;
    private readonly Lazy<Column> _adx;
    private readonly Lazy<Column> _atr;
    private readonly Lazy<Column> _sma20;
    private readonly Lazy<Column> _sma50;
    private readonly Lazy<Column> _sma60;
    private readonly Lazy<Column> _ema12;
    private readonly Lazy<Column> _ema26;
    private readonly Lazy<Column> _ema50;
    private readonly Lazy<(Column K, Column D)> _stochastic;
    private readonly Lazy<Column> _obv;
    private readonly Lazy<Column> _volumeRatio;
    private readonly Lazy<Column> _highestHigh;
    private readonly Lazy<ClosedDays> _days;

    private IndicatorSet(CandleSeries series, ClosedDays? days)
    {
        (Count, _series) = (series.Count, series);
        _rsi = new(() => Of(Closes().GetRsi(), result => result.Rsi));
        _macd = new(Macd);
        _bands = new(() => Bands(result => result.UpperBand, result => result.Width * 100));
        _otherBands = new(() => Bands(result => result.Sma, result => result.LowerBand));
        _adx = new(() => Of(Quotes().GetAdx(), result => result.Adx));
        _atr = new(() => Of(Quotes().GetAtr(), result => result.Atr));
        _sma20 = new(() => Sma(20));
        _sma50 = new(() => Sma(50));
        _sma60 = new(() => Sma(60));
        _ema12 = new(() => Ema(12));
        _ema26 = new(() => Ema(26));
        _ema50 = new(() => Ema(50));
        _stochastic = new(Stochastic);
        _obv = new(() => Of(Quotes().GetObv(), result => result.Obv));
        _volumeRatio = new(() => new Column(Bot.Domain.Indicators.VolumeRatio.Of(series.Columns)));
        _highestHigh = new(() => new Column(HighestHighs(series.Columns.Highs.AsSpan(0, series.Count))));
        _days = new(() => days ?? ClosedDays.Of(series));
    }

    public int Count { get; }

    /// <summary>Wilder's RSI of 14 candles.</summary>
    public Column Rsi14 => _rsi.Value;

    /// <summary>Wilder's ADX of 14 candles.</summary>
    public Column Adx14 => _adx.Value;

    /// <summary>Wilder's ATR of 14 candles, in KRW.</summary>
    public Column Atr14 => _atr.Value;

    /// <summary>Mean of 20 closes and two population deviations.</summary>
    public Column BollingerUpper => _bands.Value.Upper;

    /// <summary>Upper less lower band over the middle, times 100.</summary>
    public Column BandWidthPercent => _bands.Value.Width;

    public Column Sma50 => _sma50.Value;

    public Column Obv => _obv.Value;

    /// <summary>Volume over the mean volume of the 20 candles before.</summary>
    public Column VolumeRatio => _volumeRatio.Value;

    /// <summary>The highest high of the 20 candles before.</summary>
    public Column HighestHigh20 => _highestHigh.Value;

    /// <summary>The days of the series.</summary>
    public ClosedDays Days => _days.Value;

    /// <summary>The row of the newest candle, or null for an empty series.</summary>
    public IndicatorRow? Last => Count == 0 ? null : At(Count - 1);

    /// <summary>Over a series. Nothing is computed before it is asked for.</summary>
    /// <param name="series">The candles.</param>
    /// <param name="days">Their days where they are known otherwise; else they are made of the candles.</param>
    public static IndicatorSet Compute(CandleSeries series, ClosedDays? days = null) => new(series, days);

    /// <summary>Computes all of them now, on all cores: for long series whose every row will be read.</summary>
    public IndicatorSet Ready()
    {
        Action[] all =
        [
            () => _ = _bands.Value,
            () => _ = _otherBands.Value,
            () => _ = _macd.Value,
            () => _ = _stochastic.Value,
            () => _ = _adx.Value,
            () => _ = _atr.Value,
            () => _ = _obv.Value,
            () => _ = _rsi.Value,
            () => _ = _ema12.Value,
            () => _ = _ema26.Value,
            () => _ = _ema50.Value,
            () => _ = _sma20.Value,
            () => _ = _sma50.Value,
            () => _ = _sma60.Value,
            () => _ = _volumeRatio.Value,
            () => _ = _highestHigh.Value,
        ];
        Parallel.Invoke(all);
        return this;
    }

    /// <summary>The row of a candle by its place in the series.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such candle.</exception>
    public IndicatorRow At(int index) =>
        Judged(index) with
        {
            Macd = _macd.Value.Line[index],
            MacdSignal = _macd.Value.Signal[index],
            MacdHistogram = _macd.Value.Histogram[index],
            BollingerMiddle = _otherBands.Value.Middle[index],
            BollingerLower = _otherBands.Value.Lower[index],
            BandWidthPercent = BandWidthPercent[index],
            Atr14 = Atr14[index],
            Sma20 = _sma20.Value[index],
            Sma60 = _sma60.Value[index],
            Ema12 = _ema12.Value[index],
            Ema26 = _ema26.Value[index],
            Ema50 = _ema50.Value[index],
            StochasticK = _stochastic.Value.K[index],
            StochasticD = _stochastic.Value.D[index],
            Obv = Obv[index],
        };

    /// <summary>
    /// The row with only what <see cref="Decisions.Validation"/> reads: a long run need not compute the rest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such candle.</exception>
    internal IndicatorRow Judged(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return new IndicatorRow
        {
            Rsi14 = Rsi14[index],
            AtrPercent = PercentOf(Atr14[index], _series.Columns.Closes[index]),
            BollingerUpper = BollingerUpper[index],
            HighestHigh20 = HighestHigh20[index],
            Adx14 = Adx14[index],
            VolumeRatio = VolumeRatio[index],
        };
    }

    // Made anew for each indicator and thrown away with it: kept, they would lie there as long as the run.
    private (DateTime Date, double Value)[] Closes()
    {
        Sweep();
        var (columns, closes) = (_series.Columns, new (DateTime, double)[Count]);
        for (var index = 0; index < closes.Length; index++)
        {
            closes[index] = (new DateTime(columns.Starts[index], DateTimeKind.Utc), columns.Closes[index]);
        }

        return closes;
    }

    private ColumnQuote[] Quotes()
    {
        Sweep();
        return ColumnQuote.All(_series.Columns);
    }

    // What the indicator before left behind is many times what stays of it. Left to itself the collector takes its
    // time, and a year of minutes takes a third more memory.
    [SuppressMessage("Critical Code Smell", "S1215", Justification = "measured; of long series alone")]
    private void Sweep()
    {
        if (Count >= LongSeries)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        }
    }

    private static double[] HighestHighs(ReadOnlySpan<double> highs)
    {
        var highest = new double[highs.Length];
        for (var index = 0; index < highest.Length; index++)
        {
            highest[index] = index < HighsBefore ? double.NaN : Highest(highs.Slice(index - HighsBefore, HighsBefore));
        }

        return highest;
    }

    private static double Highest(ReadOnlySpan<double> values)
    {
        var highest = values[0];
        foreach (var value in values)
        {
            highest = value > highest ? value : highest;
        }

        return highest;
    }

    private (Column Line, Column Signal, Column Histogram) Macd()
    {
        var results = Closes().GetMacd();
        var columns = All(results, result => result.Macd, result => result.Signal, result => result.Histogram);
        return (columns[0], columns[1], columns[2]);
    }

    // Two by two: a long run reads only the first two.
    private (Column, Column) Bands(
        Func<BollingerBandsResult, double?> first,
        Func<BollingerBandsResult, double?> second
    )
    {
        var columns = All(Closes().GetBollingerBands(), first, second);
        return (columns[0], columns[1]);
    }

    private static double? PercentOf(double? range, double close) => close > 0 ? range / close * 100 : null;

    private (Column K, Column D) Stochastic()
    {
        var columns = All(Quotes().GetStoch(14, 3, 1), result => result.K, result => result.D);
        return (columns[0], columns[1]);
    }

    private Column Sma(int periods) => Of(Closes().GetSma(periods), result => result.Sma);

    private Column Ema(int periods) => Of(Closes().GetEma(periods), result => result.Ema);

    private Column Of<T>(IEnumerable<T> results, Func<T, double?> value) => All(results, value)[0];

    // The results are read once and thrown away; only the columns stay.
    private Column[] All<T>(IEnumerable<T> results, params ReadOnlySpan<Func<T, double?>> values)
    {
        var columns = new double[values.Length][];
        foreach (ref var column in columns.AsSpan())
        {
            column = new double[Count];
        }

        var index = 0;
        foreach (var result in results)
        {
            for (var which = 0; which < columns.Length; which++)
            {
                columns[which][index] = values[which](result) ?? double.NaN;
            }

            index++;
        }

        return Array.ConvertAll(columns, column => new Column(column));
    }
}
