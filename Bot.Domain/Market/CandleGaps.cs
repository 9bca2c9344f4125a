using Bot.Domain.Time;

namespace Bot.Domain.Market;

/// <summary>
/// Candles that a series lacks between its first and its last. That is normal: a period without trades has none.
/// </summary>
/// <param name="Missing">How many candles.</param>
/// <param name="Longest">The longest time without one; zero where none is missing.</param>
/// <param name="LongestFrom">When that began; null where none is missing. Of several it is the first.</param>
public sealed record CandleGaps(int Missing, TimeSpan Longest, DateTimeOffset? LongestFrom)
{
    /// <summary>What a series lacks.</summary>
    public static CandleGaps Of(CandleSeries series)
    {
        var starts = series.Columns.Starts;
        var length = series.Interval.Length().Ticks;
        var (longest, before) = (0L, 0);
        for (var index = 1; index < starts.Length; index++)
        {
            var gap = starts[index] - starts[index - 1] - length;
            if (gap > longest)
            {
                (longest, before) = (gap, index - 1);
            }
        }

        return longest == 0
            ? new CandleGaps(0, TimeSpan.Zero, null)
            : new CandleGaps(
                (int)((starts[^1] - starts[0]) / length) + 1 - starts.Length,
                new TimeSpan(longest),
                series.Columns.StartAt(before) + series.Interval.Length()
            );
    }
}
