namespace Skender.Stock.Indicators;

/// <content>Indicators that read whole bars.</content>
public static partial class Indicator
{
    public static IEnumerable<AtrResult> GetAtr<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods = 14)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes);
        Input.AtLeast(lookbackPeriods, 2, "Lookback periods", "Average True Range", nameof(lookbackPeriods));
        var ranges = Columns.TrueRanges(bars);
        var results = new List<AtrResult>(bars.Length);
        var (sum, atr) = (0d, double.NaN);
        for (var index = 0; index < bars.Length; index++)
        {
            if (index > 0 && index <= lookbackPeriods)
            {
                sum += ranges[index];
                atr = index == lookbackPeriods ? sum / lookbackPeriods : double.NaN;
            }
            else if (index > lookbackPeriods)
            {
                atr = ((atr * (lookbackPeriods - 1)) + ranges[index]) / lookbackPeriods;
            }

            results.Add(new AtrResult(bars[index].Date)
            {
                Tr = Input.OrNull(ranges[index]),
                Atr = Input.OrNull(atr),
                Atrp = bars[index].Close == 0 ? null : Input.OrNull(atr / bars[index].Close * 100),
            });
        }

        return results;
    }

    public static IEnumerable<AdxResult> GetAdx<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods = 14)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes);
        Input.AtLeast(lookbackPeriods, 2, "Lookback periods", "ADX", nameof(lookbackPeriods));
        var results = bars.Select(bar => new AdxResult(bar.Date)).ToList();
        var ranges = Columns.TrueRanges(bars);
        double range = 0, plus = 0, minus = 0, sum = 0, adx = double.NaN;
        for (var index = 1; index < bars.Length; index++)
        {
            var (up, down) = Moves(bars, index);
            (range, plus, minus) = index <= lookbackPeriods
                ? (range + ranges[index], plus + up, minus + down)
                : (range - (range / lookbackPeriods) + ranges[index], plus - (plus / lookbackPeriods) + up, minus - (minus / lookbackPeriods) + down);
            if (index < lookbackPeriods || range == 0)
            {
                continue;
            }

            var (pdi, mdi) = (100 * plus / range, 100 * minus / range);
            var dx = pdi == mdi ? 0 : 100 * Math.Abs(pdi - mdi) / (pdi + mdi);
            (results[index].Pdi, results[index].Mdi) = (pdi, mdi);
            if (index < (2 * lookbackPeriods) - 1)
            {
                sum += dx;
                continue;
            }

            adx = index == (2 * lookbackPeriods) - 1
                ? (sum + dx) / lookbackPeriods
                : ((adx * (lookbackPeriods - 1)) + dx) / lookbackPeriods;
            results[index].Adx = Input.OrNull(adx);
            results[index].Adxr = (results[index].Adx + results[index - lookbackPeriods].Adx) / 2;
        }

        return results;
    }

    public static IEnumerable<StochResult> GetStoch<TQuote>(
        this IEnumerable<TQuote> quotes, int lookbackPeriods = 14, int signalPeriods = 3, int smoothPeriods = 3)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes);
        Input.AtLeast(lookbackPeriods, 1, "Lookback periods", "Stochastic", nameof(lookbackPeriods));
        Input.AtLeast(signalPeriods, 1, "Signal periods", "Stochastic", nameof(signalPeriods));
        Input.AtLeast(smoothPeriods, 1, "Smooth periods", "Stochastic", nameof(smoothPeriods));
        var raw = Columns.Stochastic(
            Array.ConvertAll(bars, bar => bar.High), Array.ConvertAll(bars, bar => bar.Low), Array.ConvertAll(bars, bar => bar.Close),
            lookbackPeriods);
        var oscillator = smoothPeriods == 1 ? raw : Columns.Sma(raw, smoothPeriods);
        var signal = signalPeriods == 1 ? oscillator : Columns.Sma(oscillator, signalPeriods);
        return bars.Select((bar, index) => new StochResult(bar.Date)
        {
            Oscillator = Input.OrNull(oscillator[index]),
            Signal = Input.OrNull(signal[index]),
            PercentJ = Input.OrNull((3 * oscillator[index]) - (2 * signal[index])),
        }).ToList();
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
        var bars = Input.Bars(quotes);
        if (smaPeriods is { } checkedPeriods)
        {
            Input.AtLeast(checkedPeriods, 1, "SMA periods", "OBV", nameof(smaPeriods));
        }

        var obv = new double[bars.Length];
        for (var index = 1; index < bars.Length; index++)
        {
            obv[index] = obv[index - 1] + (Math.Sign(bars[index].Close - bars[index - 1].Close) * bars[index].Volume);
        }

        var sma = smaPeriods is { } count ? Columns.Sma(obv, count) : Columns.Empty(bars.Length);
        return bars.Select((bar, index) => new ObvResult(bar.Date) { Obv = obv[index], ObvSma = Input.OrNull(sma[index]) }).ToList();
    }

    public static IEnumerable<VwapResult> GetVwap<TQuote>(this IEnumerable<TQuote> quotes, DateTime? startDate = null)
        where TQuote : IQuote
    {
        var bars = Input.Bars(quotes);
        if (startDate is { } start && bars.Length > 0 && start < bars[0].Date)
        {
            throw new ArgumentOutOfRangeException(
                nameof(startDate), startDate, "Start Date must be within the quotes range for VWAP.");
        }

        double? volume = 0, paid = 0;
        var results = new List<VwapResult>(bars.Length);
        foreach (var bar in bars)
        {
            var counts = startDate is null || bar.Date >= startDate;
            if (counts)
            {
                volume += bar.Volume;
                paid += bar.Volume * (bar.High + bar.Low + bar.Close) / 3;
            }

            results.Add(new VwapResult(bar.Date) { Vwap = counts && volume != 0 ? paid / volume : null });
        }

        return results;
    }

    private static List<StochRsiResult> StochRsi(
        (DateTime Date, double Value)[] source, int rsiPeriods, int stochPeriods, int signalPeriods, int smoothPeriods)
    {
        Input.AtLeast(rsiPeriods, 1, "RSI periods", "Stochastic RSI", nameof(rsiPeriods));
        Input.AtLeast(stochPeriods, 1, "STOCH periods", "Stochastic RSI", nameof(stochPeriods));
        Input.AtLeast(signalPeriods, 1, "Signal periods", "Stochastic RSI", nameof(signalPeriods));
        Input.AtLeast(smoothPeriods, 1, "Smooth periods", "Stochastic RSI", nameof(smoothPeriods));
        var rsi = Columns.Rsi(Plain(source), rsiPeriods);
        var raw = Columns.Stochastic(rsi, rsi, rsi, stochPeriods);
        var oscillator = smoothPeriods == 1 ? raw : Columns.Sma(raw, smoothPeriods);
        var signal = signalPeriods == 1 ? oscillator : Columns.Sma(oscillator, signalPeriods);
        return Rows(source, (date, index) => new StochRsiResult(date)
        {
            StochRsi = Input.OrNull(oscillator[index]),
            Signal = Input.OrNull(signal[index]),
        });
    }

    private static (double Up, double Down) Moves(Bar[] bars, int index)
    {
        var up = bars[index].High - bars[index - 1].High;
        var down = bars[index - 1].Low - bars[index].Low;
        return (up > down ? Math.Max(up, 0) : 0, down > up ? Math.Max(down, 0) : 0);
    }
}
