using System.Runtime.Intrinsics;

namespace Skender.Stock.Indicators;

/// <summary>The arithmetic on plain columns; NaN stands for a value that is not there yet.</summary>
internal static class Columns
{
    public static double[] Sma(double[] values, int periods)
    {
        var result = Empty(values.Length);
        for (var index = Input.First(values) + periods - 1; index < values.Length; index++)
        {
            result[index] = Sum(values.AsSpan(index - periods + 1, periods)) / periods;
        }

        return result;
    }

    public static double[] Ema(double[] values, int periods)
    {
        var result = Empty(values.Length);
        var seed = Input.First(values) + periods - 1;
        if (seed >= values.Length)
        {
            return result;
        }

        var sum = 0d;
        for (var index = seed - periods + 1; index <= seed; index++)
        {
            sum += values[index];
        }

        var ema = sum / periods;
        result[seed] = ema;
        var weight = 2d / (periods + 1);
        for (var index = seed + 1; index < values.Length; index++)
        {
            ema += weight * (values[index] - ema);
            result[index] = ema;
        }

        return result;
    }

    /// <summary>Wilder's RSI: gains and losses smoothed over n, seeded with their plain means.</summary>
    public static double[] Rsi(double[] values, int periods)
    {
        var result = Empty(values.Length);
        var start = Input.First(values);
        double gain = 0, loss = 0;
        for (var index = start + 1; index < values.Length; index++)
        {
            var change = values[index] - values[index - 1];
            var (up, down) = (Math.Max(change, 0), Math.Max(-change, 0));
            if (index <= start + periods)
            {
                gain += up;
                loss += down;
                if (index < start + periods)
                {
                    continue;
                }

                gain /= periods;
                loss /= periods;
            }
            else
            {
                gain = ((gain * (periods - 1)) + up) / periods;
                loss = ((loss * (periods - 1)) + down) / periods;
            }

            result[index] = loss > 0 ? 100 - (100 / (1 + (gain / loss))) : 100;
        }

        return result;
    }

    /// <summary>Means and population deviations, each window in two passes.</summary>
    public static (double[] Mean, double[] Deviation) Deviations(double[] values, int periods)
    {
        var mean = Sma(values, periods);
        var deviation = Empty(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            if (double.IsNaN(mean[index]))
            {
                continue;
            }

            var squares = Squares(values.AsSpan(index - periods + 1, periods), mean[index]);
            deviation[index] = Math.Sqrt(squares / periods);
        }

        return (mean, deviation);
    }

    public static double[] TrueRanges(Bars bars)
    {
        var result = Empty(bars.Count);
        for (var index = 1; index < result.Length; index++)
        {
            result[index] = TrueRange(bars, index);
        }

        return result;
    }

    /// <summary>Wilder's mean of values that begin at 1, seeded with the plain mean of the first n.</summary>
    public static double[] Wilder(double[] values, int periods)
    {
        var result = Empty(values.Length);
        var mean = 0d;
        for (var index = 1; index < values.Length; index++)
        {
            if (index <= periods)
            {
                mean += values[index];
                if (index < periods)
                {
                    continue;
                }

                mean /= periods;
            }
            else
            {
                mean = ((mean * (periods - 1)) + values[index]) / periods;
            }

            result[index] = mean;
        }

        return result;
    }

    /// <summary>
    /// Wilder's directional movement: both indicators, and the smoothed index of their distance. Nothing but the bars and
    /// the last few values lies in memory.
    /// </summary>
    public static IEnumerable<AdxResult> Adx(Bars bars, int periods)
    {
        double range = 0, plus = 0, minus = 0, sum = 0, adx = double.NaN;
        var last = Empty(periods);
        for (var index = 0; index < bars.Count; index++)
        {
            var result = new AdxResult(bars.DateAt(index));
            if (index > 0)
            {
                var (up, down) = Moves(bars, index);
                var reach = TrueRange(bars, index);
                (range, plus, minus) = index <= periods
                    ? (range + reach, plus + up, minus + down)
                    : (range - (range / periods) + reach, plus - (plus / periods) + up, minus - (minus / periods) + down);
            }

            var now = double.NaN;
            if (index >= periods && range != 0)
            {
                var (pdi, mdi) = (100 * plus / range, 100 * minus / range);
                (result.Pdi, result.Mdi) = (Known(pdi), Known(mdi));
                var dx = pdi == mdi ? 0 : 100 * Math.Abs(pdi - mdi) / (pdi + mdi);
                var first = (2 * periods) - 1;
                sum += index < first ? dx : 0;
                adx = index == first ? (sum + dx) / periods : ((adx * (periods - 1)) + dx) / periods;
                now = index < first ? double.NaN : adx;
            }

            result.Adx = Input.OrNull(now);
            result.Adxr = index < periods ? null : Input.OrNull((now + last[index % periods]) / 2);
            last[index % periods] = now;
            yield return result;
        }
    }

    /// <summary>Where the close stands between the lowest low and the highest high of n bars, times 100.</summary>
    public static double[] Stochastic(double[] high, double[] low, double[] close, int periods)
    {
        var result = Empty(close.Length);
        for (var index = Input.First(close) + periods - 1; index < close.Length; index++)
        {
            var top = Highest(high.AsSpan(index - periods + 1, periods));
            var bottom = -Highest(low.AsSpan(index - periods + 1, periods), -1);
            result[index] = top > bottom ? 100 * (close[index] - bottom) / (top - bottom) : 0;
        }

        return result;
    }

    public static double[] Empty(int length)
    {
        var result = new double[length];
        Array.Fill(result, double.NaN);
        return result;
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static double TrueRange(Bars bars, int index)
    {
        var (high, low, before) = (bars.High[index], bars.Low[index], bars.Close[index - 1]);
        return Math.Max(high - low, Math.Max(Math.Abs(high - before), Math.Abs(low - before)));
    }

    private static (double Up, double Down) Moves(Bars bars, int index)
    {
        var up = bars.High[index] - bars.High[index - 1];
        var down = bars.Low[index - 1] - bars.Low[index];
        return (up > down ? Math.Max(up, 0) : 0, down > up ? Math.Max(down, 0) : 0);
    }

    // Four sums side by side and their sum at the end: one long chain of additions would wait for itself.
    private static double Sum(ReadOnlySpan<double> window)
    {
        var sums = Vector256<double>.Zero;
        var index = 0;
        for (; index <= window.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            sums += Vector256.Create(window[index..]);
        }

        var sum = Vector256.Sum(sums);
        for (; index < window.Length; index++)
        {
            sum += window[index];
        }

        return sum;
    }

    private static double Squares(ReadOnlySpan<double> window, double mean)
    {
        var (sums, means) = (Vector256<double>.Zero, Vector256.Create(mean));
        var index = 0;
        for (; index <= window.Length - Vector256<double>.Count; index += Vector256<double>.Count)
        {
            var away = Vector256.Create(window[index..]) - means;
            sums += away * away;
        }

        var sum = Vector256.Sum(sums);
        for (; index < window.Length; index++)
        {
            sum += (window[index] - mean) * (window[index] - mean);
        }

        return sum;
    }

    private static double Highest(ReadOnlySpan<double> window, double sign = 1)
    {
        var highest = double.MinValue;
        foreach (var value in window)
        {
            highest = Math.Max(highest, value * sign);
        }

        return highest;
    }
}
