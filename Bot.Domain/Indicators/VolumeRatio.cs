using Bot.Domain.Market;

namespace Bot.Domain.Indicators;

/// <summary>How busy a candle was: its volume over the mean volume of the 20 closed candles before it.</summary>
public static class VolumeRatio
{
    private const int Before = 20;

    /// <summary>
    /// The ratio of a candle; null with fewer than 20 candles before it, or when nothing was traded in them.
    /// </summary>
    public static double? At(CandleSeries series, int index)
    {
        if (index < Before)
        {
            return null;
        }

        var sum = 0m;
        for (var back = index - Before; back < index; back++)
        {
            sum += series.Candles[back].Volume;
        }

        return sum == 0m ? null : (double)(series.Candles[index].Volume * Before / sum);
    }
}
