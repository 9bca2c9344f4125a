using Bot.Domain.Market;

namespace Bot.Domain.Indicators;

/// <summary>How busy a candle was: its volume over the mean volume of the 20 closed candles before it.</summary>
public static class VolumeRatio
{
    private const int Before = 20;

    /// <summary>
    /// The ratio of each candle; NaN with fewer than 20 candles before it, or when nothing was traded in them.
    /// </summary>
    internal static double[] Of(CandleColumns columns)
    {
        var (volumes, ratios) = (columns.Volumes, new double[columns.Count]);
        for (var index = 0; index < ratios.Length; index++)
        {
            ratios[index] = index < Before ? double.NaN : Ratio(volumes[index], volumes.AsSpan(index - Before, Before));
        }

        return ratios;
    }

    private static double Ratio(double volume, ReadOnlySpan<double> before)
    {
        var sum = 0.0;
        foreach (var one in before)
        {
            sum += one;
        }

        return sum > 0 ? volume * Before / sum : double.NaN;
    }
}
