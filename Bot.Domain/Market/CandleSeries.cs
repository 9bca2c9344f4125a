using System.Collections;
using Bot.Domain.Time;

namespace Bot.Domain.Market;

/// <summary>Closed candles of one market and interval, oldest first. Periods without trades have no candle.</summary>
public sealed class CandleSeries
{
    private readonly Lazy<CandleColumns> _columns;

    /// <summary>A series.</summary>
    /// <exception cref="ArgumentException">The candles are not in order of time, or two have the same
    /// start.</exception>
    public CandleSeries(MarketCode market, CandleInterval interval, IReadOnlyList<Candle> candles)
    {
        for (var index = 1; index < candles.Count; index++)
        {
            RequireOrder(candles[index - 1].Start, candles[index].Start, nameof(candles));
        }

        (Market, Interval, Candles) = (market, interval, candles);
        _columns = new(() => CandleColumns.Of(candles));
    }

    /// <summary>A long series, which makes each candle only when it is asked for.</summary>
    /// <exception cref="ArgumentException">The candles are not in order of time, or two have the same
    /// start.</exception>
    public CandleSeries(MarketCode market, CandleInterval interval, CandleColumns columns)
    {
        for (var index = 1; index < columns.Count; index++)
        {
            if (columns.Starts[index] <= columns.Starts[index - 1])
            {
                RequireOrder(columns.StartAt(index - 1), columns.StartAt(index), nameof(columns));
            }
        }

        (Market, Interval, Candles) = (market, interval, new View(columns));
        _columns = new(columns);
    }

    public MarketCode Market { get; }

    public CandleInterval Interval { get; }

    public IReadOnlyList<Candle> Candles { get; }

    /// <summary>The same candles, column by column.</summary>
    public CandleColumns Columns => _columns.Value;

    public int Count => Candles.Count;

    /// <summary>The newest candle, or null where there is none.</summary>
    public Candle? Last => Candles.Count == 0 ? null : Candles[^1];

    /// <summary>How many candles start before an instant.</summary>
    public int CountBefore(DateTimeOffset instant)
    {
        var found = Columns.Starts.BinarySearch(instant.UtcTicks);
        return found < 0 ? ~found : found;
    }

    /// <summary>The candles from one place to before another.</summary>
    public CandleSeries Between(int from, int to) =>
        (from, to) == (0, Count) ? this : new(Market, Interval, Columns.Between(from, to));

    /// <summary>The part that was closed at an instant, at most so many candles of it.</summary>
    public CandleSeries ClosedAt(DateTimeOffset now, int most)
    {
        var length = Interval.Length();
        var closed = Candles.TakeWhile(candle => candle.Start + length <= now).ToList();
        return new CandleSeries(
            Market,
            Interval,
            closed.Count <= most ? closed : closed.GetRange(closed.Count - most, most)
        );
    }

    private static void RequireOrder(DateTimeOffset before, DateTimeOffset after, string parameter)
    {
        if (after <= before)
        {
            throw new ArgumentException($"candle {after:u} does not follow {before:u}", parameter);
        }
    }

    private sealed class View(CandleColumns columns) : IReadOnlyList<Candle>
    {
        public int Count => columns.Count;

        public Candle this[int index] => columns.At(index);

        public IEnumerator<Candle> GetEnumerator() => Enumerable.Range(0, Count).Select(columns.At).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
