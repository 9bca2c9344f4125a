namespace Skender.Stock.Indicators;

/// <content>Indicators that read whole bars.</content>
public static partial class Indicator
{
    public static IEnumerable<AtrResult> GetAtr<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods = 14)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes, ranges: true, volumes: false);
        Input.AtLeast(lookbackPeriods, 2, "Lookback periods", "Average True Range", nameof(lookbackPeriods));
        var ranges = Columns.TrueRanges(bars);
        var atr = Columns.Wilder(ranges, lookbackPeriods);
        return new Rows<AtrResult>(bars.Count, index => new AtrResult(bars.DateAt(index))
        {
            Tr = Input.OrNull(ranges[index]),
            Atr = Input.OrNull(atr[index]),
            Atrp = bars.Close[index] == 0 ? null : Input.OrNull(atr[index] / bars.Close[index] * 100),
        });
    }

    public static IEnumerable<AdxResult> GetAdx<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods = 14)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes, ranges: true, volumes: false);
        Input.AtLeast(lookbackPeriods, 2, "Lookback periods", "ADX", nameof(lookbackPeriods));
        return Columns.Adx(bars, lookbackPeriods);
    }

    public static IEnumerable<StochResult> GetStoch<TQuote>(
        this IEnumerable<TQuote> quotes, int lookbackPeriods = 14, int signalPeriods = 3, int smoothPeriods = 3)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes, ranges: true, volumes: false);
        Input.AtLeast(lookbackPeriods, 1, "Lookback periods", "Stochastic", nameof(lookbackPeriods));
        Input.AtLeast(signalPeriods, 1, "Signal periods", "Stochastic", nameof(signalPeriods));
        Input.AtLeast(smoothPeriods, 1, "Smooth periods", "Stochastic", nameof(smoothPeriods));
        var raw = Columns.Stochastic(bars.High, bars.Low, bars.Close, lookbackPeriods);
        var oscillator = smoothPeriods == 1 ? raw : Columns.Sma(raw, smoothPeriods);
        var signal = signalPeriods == 1 ? oscillator : Columns.Sma(oscillator, signalPeriods);
        return new Rows<StochResult>(bars.Count, index => new StochResult(bars.DateAt(index))
        {
            Oscillator = Input.OrNull(oscillator[index]),
            Signal = Input.OrNull(signal[index]),
            PercentJ = Input.OrNull((3 * oscillator[index]) - (2 * signal[index])),
        });
    }

    public static IEnumerable<StochRsiResult> GetStochRsi<TQuote>(
        this IEnumerable<TQuote> quotes, int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods = 1)
        where TQuote : IQuote => StochRsi(Input.Closes(quotes), rsiPeriods, stochPeriods, signalPeriods, smoothPeriods);

    public static IEnumerable<StochRsiResult> GetStochRsi(
        this IEnumerable<IReusableResult> results, int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods) =>
        StochRsi(Input.Reused(results), rsiPeriods, stochPeriods, signalPeriods, smoothPeriods);

    public static IEnumerable<StochRsiResult> GetStochRsi(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods) =>
        StochRsi(Input.Values(priceTuples), rsiPeriods, stochPeriods, signalPeriods, smoothPeriods);

    public static IEnumerable<ObvResult> GetObv<TQuote>(this IEnumerable<TQuote> quotes, int? smaPeriods = null)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes, ranges: false, volumes: true);
        if (smaPeriods is { } checkedPeriods)
        {
            Input.AtLeast(checkedPeriods, 1, "SMA periods", "OBV", nameof(smaPeriods));
        }

        var obv = new double[bars.Count];
        for (var index = 1; index < obv.Length; index++)
        {
            obv[index] = obv[index - 1] + (Math.Sign(bars.Close[index] - bars.Close[index - 1]) * bars.Volume[index]);
        }

        var sma = smaPeriods is { } count ? Columns.Sma(obv, count) : null;
        return new Rows<ObvResult>(obv.Length, index => new ObvResult(bars.DateAt(index))
        {
            Obv = obv[index],
            ObvSma = sma is null ? null : Input.OrNull(sma[index]),
        });
    }

    public static IEnumerable<VwapResult> GetVwap<TQuote>(this IEnumerable<TQuote> quotes, DateTime? startDate = null)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes, ranges: true, volumes: true);
        if (startDate is { } start && bars.Count > 0 && start < bars.DateAt(0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(startDate), startDate, "Start Date must be within the quotes range for VWAP.");
        }

        double volume = 0, paid = 0;
        var vwap = Columns.Empty(bars.Count);
        for (var index = 0; index < vwap.Length; index++)
        {
            if (startDate is null || bars.DateAt(index) >= startDate)
            {
                volume += bars.Volume[index];
                paid += bars.Volume[index] * (bars.High[index] + bars.Low[index] + bars.Close[index]) / 3;
                vwap[index] = volume == 0 ? double.NaN : paid / volume;
            }
        }

        return new Rows<VwapResult>(
            vwap.Length, index => new VwapResult(bars.DateAt(index)) { Vwap = Input.OrNull(vwap[index]) });
    }

    private static Rows<StochRsiResult> StochRsi(
        Series source, int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods)
    {
        Input.AtLeast(rsiPeriods, 1, "RSI periods", "Stochastic RSI", nameof(rsiPeriods));
        Input.AtLeast(stochPeriods, 1, "STOCH periods", "Stochastic RSI", nameof(stochPeriods));
        Input.AtLeast(signalPeriods, 1, "Signal periods", "Stochastic RSI", nameof(signalPeriods));
        Input.AtLeast(smoothPeriods, 1, "Smooth periods", "Stochastic RSI", nameof(smoothPeriods));
        var rsi = Columns.Rsi(source.Values, rsiPeriods);
        var raw = Columns.Stochastic(rsi, rsi, rsi, stochPeriods);
        var oscillator = smoothPeriods == 1 ? raw : Columns.Sma(raw, smoothPeriods);
        var signal = signalPeriods == 1 ? oscillator : Columns.Sma(oscillator, signalPeriods);
        return Rows(source, (date, index) => new StochRsiResult(date)
        {
            StochRsi = Input.OrNull(oscillator[index]),
            Signal = Input.OrNull(signal[index]),
        });
    }
}
