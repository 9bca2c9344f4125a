using System.Runtime.InteropServices;
using Bot.Domain.Market;

namespace Bot.Domain.Strategies;

/// <summary>
/// What <see cref="ChannelTrend"/> looks at on the close of a day, prices in KRW. What is not there is null.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChannelFigures
{
    /// <summary>Days closed, that one included.</summary>
    public int Days { get; init; }

    public double? Close { get; init; }

    /// <summary>The highest close of the days that an entry looks at, that day included.</summary>
    public double? Highest { get; init; }

    /// <summary>The lowest close of the days that an exit looks at, that day included.</summary>
    public double? Lowest { get; init; }

    /// <summary>Those of a day by its place among the days.</summary>
    public static ChannelFigures Of(CandleSeries days, int day, ChannelRule rule)
    {
        var closes = days.Columns.Closes.AsSpan(0, day + 1);
        return new ChannelFigures
        {
            Days = day + 1,
            Close = closes[day],
            Highest = closes.Length < rule.EntryDays ? null : MostOf(closes[^rule.EntryDays..]),
            Lowest = closes.Length < rule.ExitDays ? null : LeastOf(closes[^rule.ExitDays..]),
        };
    }

    private static double MostOf(ReadOnlySpan<double> closes)
    {
        var highest = closes[0];
        foreach (var close in closes)
        {
            highest = Math.Max(highest, close);
        }

        return highest;
    }

    private static double LeastOf(ReadOnlySpan<double> closes)
    {
        var lowest = closes[0];
        foreach (var close in closes)
        {
            lowest = Math.Min(lowest, close);
        }

        return lowest;
    }
}
