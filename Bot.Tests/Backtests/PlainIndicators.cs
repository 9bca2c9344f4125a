using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>
/// The indicators that a backtest decides by, written a second time from their definitions: one plain loop each. NaN
/// where there is no value.
/// </summary>
internal sealed class PlainIndicators
{
    private const int Wilder = 14;
    private const int Window = 20;

    private readonly Lazy<PlainDays> _days;

    public PlainIndicators(IReadOnlyList<Candle> candles, CandleInterval interval = CandleInterval.Hour)
    {
        _days = new(() => new PlainDays(candles, interval));
        var count = candles.Count;
        (High, Low) = (new double[count], new double[count]);
        (Close, Volume) = (new double[count], new double[count]);
        for (var at = 0; at < count; at++)
        {
            High[at] = (double)candles[at].High.Value;
            Low[at] = (double)candles[at].Low.Value;
            Close[at] = (double)candles[at].Close.Value;
            Volume[at] = (double)candles[at].Volume;
        }

        (Rsi, Atr, Adx, Obv) = (RelativeStrength(), TrueRange(), Direction(), OnBalance());
        (Upper, Width) = Bands();
        Ratio = Each(Window, at => Sum(Volume, at - 1, Window) is > 0 and var sum ? Volume[at] * Window / sum : Absent);
        HighBefore = Each(Window, at => Enumerable.Range(at - Window, Window).Max(one => High[one]));
        Sma50 = Each(49, at => Mean(Close, at, 50));
    }

    public const double Absent = double.NaN;

    /// <summary>Of the same candles.</summary>
    public PlainDays Days => _days.Value;

    public double[] High { get; }

    public double[] Low { get; }

    public double[] Close { get; }

    public double[] Volume { get; }

    public double[] Rsi { get; }

    public double[] Atr { get; }

    public double[] Adx { get; }

    public double[] Obv { get; }

    public double[] Upper { get; }

    /// <summary>In percent of the middle.</summary>
    public double[] Width { get; }

    public double[] Ratio { get; }

    public double[] HighBefore { get; }

    public double[] Sma50 { get; }

    /// <summary>Of so many values up to one; absent where one of them is.</summary>
    public static double Mean(double[] values, int last, int count) => Sum(values, last, count) / count;

    /// <summary>The least of so many values up to one; absent where one of them is.</summary>
    public static double Least(double[] values, int last, int count)
    {
        var least = last - count < -1 ? Absent : values[last];
        for (var at = last; at > last - count && !double.IsNaN(least); at--)
        {
            least = double.IsNaN(values[at]) ? Absent : Math.Min(least, values[at]);
        }

        return least;
    }

    private static double Sum(double[] values, int last, int count)
    {
        if (last - count < -1)
        {
            return Absent;
        }

        var sum = 0.0;
        for (var at = last - count + 1; at <= last; at++)
        {
            sum += values[at];
        }

        return sum;
    }

    private double[] Each(int first, Func<int, double> value)
    {
        var values = new double[Close.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = at < first ? Absent : value(at);
        }

        return values;
    }

    // Wilder: the first mean is a plain one, each later one keeps 13 parts of 14.
    private double[] RelativeStrength()
    {
        double up = 0;
        double down = 0;
        return Each(
            1,
            at =>
            {
                var change = Close[at] - Close[at - 1];
                var (rise, fall) = (change > 0 ? change : 0, change < 0 ? -change : 0);
                (up, down) = (Smooth(up, rise, at), Smooth(down, fall, at));
                if (at < Wilder)
                {
                    return Absent;
                }

                return down > 0 ? 100 - (100 / (1 + (up / down))) : 100;
            }
        );
    }

    private double[] TrueRange()
    {
        var mean = 0.0;
        return Each(
            1,
            at =>
            {
                mean = Smooth(mean, Range(at), at);
                return at < Wilder ? Absent : mean;
            }
        );
    }

    // A sum until there are 14 values, then their mean, then Wilder's.
    private static double Smooth(double before, double value, int at)
    {
        if (at < Wilder)
        {
            return before + value;
        }

        return at == Wilder ? (before + value) / Wilder : ((before * (Wilder - 1)) + value) / Wilder;
    }

    private double Range(int at) =>
        Math.Max(High[at] - Low[at], Math.Max(Math.Abs(High[at] - Close[at - 1]), Math.Abs(Low[at] - Close[at - 1])));

    private double[] Direction()
    {
        double range = 0;
        double plus = 0;
        double minus = 0;
        double index = 0;
        return Each(
            1,
            at =>
            {
                var (rise, fall) = (High[at] - High[at - 1], Low[at - 1] - Low[at]);
                var keep = at <= Wilder ? 1 : (Wilder - 1.0) / Wilder;
                range = (range * keep) + Range(at);
                plus = (plus * keep) + (rise > fall && rise > 0 ? rise : 0);
                minus = (minus * keep) + (fall > rise && fall > 0 ? fall : 0);
                if (at < Wilder || range == 0)
                {
                    return Absent;
                }

                var apart = plus + minus > 0 ? 100 * Math.Abs(plus - minus) / (plus + minus) : 0;
                index = Smooth(index, apart, at - Wilder + 1);
                return at < (2 * Wilder) - 1 ? Absent : index;
            }
        );
    }

    private double[] OnBalance()
    {
        var sum = 0.0;
        return Each(0, at => sum += at == 0 ? 0 : Math.Sign(Close[at] - Close[at - 1]) * Volume[at]);
    }

    private (double[] Upper, double[] Width) Bands()
    {
        var width = new double[Close.Length];
        Array.Fill(width, Absent);
        var upper = Each(
            Window - 1,
            at =>
            {
                var (mean, squares) = (Mean(Close, at, Window), 0.0);
                for (var one = at - Window + 1; one <= at; one++)
                {
                    squares += (Close[one] - mean) * (Close[one] - mean);
                }

                var deviation = Math.Sqrt(squares / Window);
                width[at] = 4 * deviation / mean * 100;
                return mean + (2 * deviation);
            }
        );
        return (upper, width);
    }
}
