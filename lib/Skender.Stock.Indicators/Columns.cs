namespace Skender.Stock.Indicators;

/// <summary>The arithmetic on plain columns; NaN stands for a value that is not there yet.</summary>
internal static class Columns
{
    public static double[] Sma(double[] values, int periods)
    {
        var result = Empty(values.Length);
        for (var index = Input.First(values) + periods - 1; index < values.Length; index++)
        {
            var sum = 0d;
            for (var back = index - periods + 1; back <= index; back++)
            {
                sum += values[back];
            }

            result[index] = sum / periods;
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

            var squares = 0d;
            for (var back = index - periods + 1; back <= index; back++)
            {
                squares += (values[back] - mean[index]) * (values[back] - mean[index]);
            }

            deviation[index] = Math.Sqrt(squares / periods);
        }

        return (mean, deviation);
    }

    public static double[] TrueRanges(Bar[] bars)
    {
        var result = Empty(bars.Length);
        for (var index = 1; index < bars.Length; index++)
        {
            var (bar, before) = (bars[index], bars[index - 1].Close);
            result[index] = Math.Max(bar.High - bar.Low, Math.Max(Math.Abs(bar.High - before), Math.Abs(bar.Low - before)));
        }

        return result;
    }

    /// <summary>Where the close stands between the lowest low and the highest high of n bars, times 100.</summary>
    public static double[] Stochastic(double[] high, double[] low, double[] close, int periods)
    {
        var result = Empty(close.Length);
        for (var index = Input.First(close) + periods - 1; index < close.Length; index++)
        {
            var (top, bottom) = (double.MinValue, double.MaxValue);
            for (var back = index - periods + 1; back <= index; back++)
            {
                top = Math.Max(top, high[back]);
                bottom = Math.Min(bottom, low[back]);
            }

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
}
