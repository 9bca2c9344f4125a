namespace Skender.Stock.Indicators;

/// <summary>The indicators, as extension methods on quotes.</summary>
public static partial class Indicator
{
    public static IEnumerable<SmaResult> GetSma<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods)
        where TQuote : IQuote => Sma(Input.Closes(quotes), lookbackPeriods);

    public static IEnumerable<SmaResult> GetSma(this IEnumerable<IReusableResult> results, int lookbackPeriods) =>
        Sma(Input.Reused(results), lookbackPeriods);

    public static IEnumerable<SmaResult> GetSma(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int lookbackPeriods) =>
        Sma(Input.Values(priceTuples), lookbackPeriods);

    public static IEnumerable<EmaResult> GetEma<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods)
        where TQuote : IQuote => Ema(Input.Closes(quotes), lookbackPeriods);

    public static IEnumerable<EmaResult> GetEma(this IEnumerable<IReusableResult> results, int lookbackPeriods) =>
        Ema(Input.Reused(results), lookbackPeriods);

    public static IEnumerable<EmaResult> GetEma(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int lookbackPeriods) =>
        Ema(Input.Values(priceTuples), lookbackPeriods);

    public static IEnumerable<RsiResult> GetRsi<TQuote>(this IEnumerable<TQuote> quotes, int lookbackPeriods = 14)
        where TQuote : IQuote => Rsi(Input.Closes(quotes), lookbackPeriods);

    public static IEnumerable<RsiResult> GetRsi(this IEnumerable<IReusableResult> results, int lookbackPeriods = 14) =>
        Rsi(Input.Reused(results), lookbackPeriods);

    public static IEnumerable<RsiResult> GetRsi(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int lookbackPeriods = 14) =>
        Rsi(Input.Values(priceTuples), lookbackPeriods);

    public static IEnumerable<MacdResult> GetMacd<TQuote>(
        this IEnumerable<TQuote> quotes, int fastPeriods = 12, int slowPeriods = 26, int signalPeriods = 9)
        where TQuote : IQuote => Macd(Input.Closes(quotes), fastPeriods, slowPeriods, signalPeriods);

    public static IEnumerable<MacdResult> GetMacd(
        this IEnumerable<IReusableResult> results, int fastPeriods = 12, int slowPeriods = 26, int signalPeriods = 9) =>
        Macd(Input.Reused(results), fastPeriods, slowPeriods, signalPeriods);

    public static IEnumerable<MacdResult> GetMacd(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int fastPeriods = 12, int slowPeriods = 26, int signalPeriods = 9) =>
        Macd(Input.Values(priceTuples), fastPeriods, slowPeriods, signalPeriods);

    public static IEnumerable<BollingerBandsResult> GetBollingerBands<TQuote>(
        this IEnumerable<TQuote> quotes, int lookbackPeriods = 20, double standardDeviations = 2)
        where TQuote : IQuote => Bands(Input.Closes(quotes), lookbackPeriods, standardDeviations);

    public static IEnumerable<BollingerBandsResult> GetBollingerBands(
        this IEnumerable<IReusableResult> results, int lookbackPeriods = 20, double standardDeviations = 2) =>
        Bands(Input.Reused(results), lookbackPeriods, standardDeviations);

    public static IEnumerable<BollingerBandsResult> GetBollingerBands(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int lookbackPeriods = 20, double standardDeviations = 2) =>
        Bands(Input.Values(priceTuples), lookbackPeriods, standardDeviations);

    public static IEnumerable<StdDevResult> GetStdDev<TQuote>(
        this IEnumerable<TQuote> quotes, int lookbackPeriods, int? smaPeriods = null)
        where TQuote : IQuote => StdDev(Input.Closes(quotes), lookbackPeriods, smaPeriods);

    public static IEnumerable<StdDevResult> GetStdDev(
        this IEnumerable<IReusableResult> results, int lookbackPeriods, int? smaPeriods = null) =>
        StdDev(Input.Reused(results), lookbackPeriods, smaPeriods);

    public static IEnumerable<StdDevResult> GetStdDev(
        this IEnumerable<(DateTime Date, double Value)> priceTuples, int lookbackPeriods, int? smaPeriods = null) =>
        StdDev(Input.Values(priceTuples), lookbackPeriods, smaPeriods);

    private static Rows<SmaResult> Sma(Series source, int periods)
    {
        Input.AtLeast(periods, 1, "Lookback periods", "SMA", "lookbackPeriods");
        var sma = Columns.Sma(source.Values, periods);
        return Rows(source, (date, index) => new SmaResult(date) { Sma = Input.OrNull(sma[index]) });
    }

    private static Rows<EmaResult> Ema(Series source, int periods)
    {
        Input.AtLeast(periods, 1, "Lookback periods", "EMA", "lookbackPeriods");
        var ema = Columns.Ema(source.Values, periods);
        return Rows(source, (date, index) => new EmaResult(date) { Ema = Input.OrNull(ema[index]) });
    }

    private static Rows<RsiResult> Rsi(Series source, int periods)
    {
        Input.AtLeast(periods, 1, "Lookback periods", "RSI", "lookbackPeriods");
        var rsi = Columns.Rsi(source.Values, periods);
        return Rows(source, (date, index) => new RsiResult(date) { Rsi = Input.OrNull(rsi[index]) });
    }

    private static Rows<MacdResult> Macd(Series source, int fast, int slow, int signal)
    {
        Input.AtLeast(fast, 1, "Fast periods", "MACD", "fastPeriods");
        Input.AtLeast(signal, 0, "Signal periods", "MACD", "signalPeriods");
        if (slow <= fast)
        {
            throw new ArgumentOutOfRangeException("slowPeriods", slow, "Slow periods must be greater than the fast period for MACD.");
        }

        var values = source.Values;
        var (fastEma, slowEma) = (Columns.Ema(values, fast), Columns.Ema(values, slow));
        var macd = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            macd[index] = fastEma[index] - slowEma[index];
        }

        var line = signal == 0 ? macd : Columns.Ema(macd, signal);
        return Rows(source, (date, index) => new MacdResult(date)
        {
            Macd = Input.OrNull(macd[index]),
            Signal = Input.OrNull(line[index]),
            Histogram = Input.OrNull(macd[index] - line[index]),
            FastEma = Input.OrNull(fastEma[index]),
            SlowEma = Input.OrNull(slowEma[index]),
        });
    }

    private static Rows<BollingerBandsResult> Bands(Series source, int periods, double width)
    {
        Input.AtLeast(periods, 2, "Lookback periods", "Bollinger Bands", "lookbackPeriods");
        if (width <= 0)
        {
            throw new ArgumentOutOfRangeException(
                "standardDeviations", width, "Standard Deviations must be greater than 0 for Bollinger Bands.");
        }

        var (mean, deviation) = Columns.Deviations(source.Values, periods);
        return Rows(source, (date, index) =>
        {
            var (sma, std, value) = (mean[index], deviation[index], source.Values[index]);
            var (upper, lower) = (sma + (width * std), sma - (width * std));
            return new BollingerBandsResult(date)
            {
                Sma = Input.OrNull(sma),
                UpperBand = Input.OrNull(upper),
                LowerBand = Input.OrNull(lower),
                PercentB = upper == lower ? null : Input.OrNull((value - lower) / (upper - lower)),
                ZScore = std == 0 ? null : Input.OrNull((value - sma) / std),
                Width = sma == 0 ? null : Input.OrNull((upper - lower) / sma),
            };
        });
    }

    private static Rows<StdDevResult> StdDev(Series source, int periods, int? smaPeriods)
    {
        Input.AtLeast(periods, 2, "Lookback periods", "Standard Deviation", "lookbackPeriods");
        if (smaPeriods is { } checkedPeriods)
        {
            Input.AtLeast(checkedPeriods, 1, "SMA periods", "Standard Deviation", "smaPeriods");
        }

        var (mean, deviation) = Columns.Deviations(source.Values, periods);
        var smoothed = smaPeriods is { } count ? Columns.Sma(deviation, count) : Columns.Empty(source.Values.Length);
        return Rows(source, (date, index) => new StdDevResult(date)
        {
            StdDev = Input.OrNull(deviation[index]),
            Mean = Input.OrNull(mean[index]),
            ZScore = deviation[index] == 0 ? null : Input.OrNull((source.Values[index] - mean[index]) / deviation[index]),
            StdDevSma = Input.OrNull(smoothed[index]),
        });
    }

    private static Rows<T> Rows<T>(Series source, Func<DateTime, int, T> make) =>
        new(source.Values.Length, index => make(source.DateAt(index), index));
}
