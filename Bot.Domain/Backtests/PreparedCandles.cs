using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>
/// What all runs over one series have in common and none changes: the candles, their indicators and where Korean days
/// begin in them. A thousand runs of a sweep share one.
/// </summary>
public sealed class PreparedCandles
{
    private static readonly long Korea = TimeSpan.FromHours(9).Ticks;

    /// <summary>Of a series.</summary>
    /// <exception cref="ArgumentException">There are fewer than two candles.</exception>
    public PreparedCandles(CandleSeries candles)
    {
        if (candles.Count < 2)
        {
            throw new ArgumentException("a backtest needs at least two candles", nameof(candles));
        }

        (Candles, Indicators) = (candles, IndicatorSet.Compute(candles));
        DayFirsts = Firsts(candles.Columns.Starts, candles.Interval.Length().Ticks);
    }

    public CandleSeries Candles { get; }

    public IndicatorSet Indicators { get; }

    /// <summary>The places of the candles that are the first to close in a Korean day.</summary>
    internal IReadOnlyList<int> DayFirsts { get; }

    internal CandleColumns Columns => Candles.Columns;

    /// <summary>When a candle closes.</summary>
    internal DateTimeOffset CloseOf(int index) => Columns.StartAt(index) + Candles.Interval.Length();

    private static List<int> Firsts(ReadOnlySpan<long> starts, long length)
    {
        var (firsts, end) = (new List<int>(), long.MinValue);
        for (var index = 0; index < starts.Length; index++)
        {
            var close = starts[index] + length + Korea;
            if (close < end)
            {
                continue;
            }

            firsts.Add(index);
            end = ((close / TimeSpan.TicksPerDay) + 1) * TimeSpan.TicksPerDay;
        }

        return firsts;
    }
}
