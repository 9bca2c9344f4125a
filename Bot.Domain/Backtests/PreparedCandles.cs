using System.Collections.Concurrent;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>
/// What all runs over one series have in common and none changes: the candles, their indicators and where Korean days
/// begin in them. A thousand runs of a sweep share one.
/// </summary>
public sealed class PreparedCandles
{
    private static readonly long Korea = TimeSpan.FromHours(9).Ticks;

    private readonly ConcurrentDictionary<IStrategy, Lazy<SignalMarks>> _marks = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Of the series of a request, and of what it brings for the warnings.</summary>
    /// <exception cref="ArgumentException">There are fewer than two candles.</exception>
    public PreparedCandles(BacktestRequest request)
    {
        var candles = request.Candles;
        if (candles.Count < 2)
        {
            throw new ArgumentException("a backtest needs at least two candles", nameof(request));
        }

        (Candles, Indicators) = (candles, IndicatorSet.Compute(candles, request.ClosedDays));
        (Btc, Falls) = (BtcDays.Of(request), FlashMinutes.Of(request));
        DayFirsts = Firsts(candles.Columns.Starts, candles.Interval.Length().Ticks);
    }

    public CandleSeries Candles { get; }

    public IndicatorSet Indicators { get; }

    /// <summary>The places of the candles that are the first to close in a Korean day.</summary>
    internal IReadOnlyList<int> DayFirsts { get; }

    internal BtcDays? Btc { get; }

    internal FlashMinutes? Falls { get; }

    internal StateMoves Moves { get; } = new();

    internal CandleColumns Columns => Candles.Columns;

    /// <summary>When a candle closes.</summary>
    internal DateTimeOffset CloseOf(int index) => Columns.StartAt(index) + Candles.Interval.Length();

    /// <summary>How many Korean days have begun up to a candle, it included.</summary>
    internal int DaysUpTo(int index) => DayFirsts.Count(first => first <= index);

    /// <summary>What a strategy marks, found once for each instance.</summary>
    internal SignalMarks MarksOf(IStrategy strategy) =>
        _marks.GetOrAdd(strategy, one => new Lazy<SignalMarks>(() => one.Mark(Candles, Indicators))).Value;

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
