using Bot.Domain.Indicators;
using Bot.Domain.Market;

namespace Bot.Host.Charts;

/// <summary>A line over candles.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Times">The middles of the candles.</param>
/// <param name="Values">As many; those that are not finite draw nothing.</param>
public sealed record ChartLine(string Name, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<double> Values)
{
    /// <summary>The averages of 20 and of 60 closes over the last candles of a series.</summary>
    /// <param name="series">Those before the last are what the averages are made of.</param>
    /// <param name="last">So many are drawn, above zero.</param>
    public static IReadOnlyList<ChartLine> Averages(CandleSeries series, int last)
    {
        var set = IndicatorSet.Compute(series);
        var from = Math.Max(0, series.Count - last);
        var rows = Enumerable.Range(from, series.Count - from).Select(set.At).ToList();
        var length = TimeSpan.FromMinutes((int)series.Interval);
        DateTimeOffset[] times =
        [
            .. Enumerable.Range(from, series.Count - from).Select(at => series.Columns.StartAt(at) + (length / 2)),
        ];
        return
        [
            new ChartLine("SMA20", times, rows.ConvertAll(row => row.Sma20 ?? double.NaN)),
            new ChartLine("SMA60", times, rows.ConvertAll(row => row.Sma60 ?? double.NaN)),
        ];
    }
}
