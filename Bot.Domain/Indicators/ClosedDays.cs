using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Domain.Indicators;

/// <summary>
/// The days of a series of candles, and with the close of which candle each of them is over. Nothing is known of a day
/// before.
/// </summary>
public sealed class ClosedDays
{
    private const int Never = int.MaxValue;
    private const int Before = -1;

    private readonly int[] _closers;
    private readonly Lazy<IndicatorSet> _indicators;

    private ClosedDays(CandleSeries series, int[] closers)
    {
        (Series, _closers) = (series, closers);
        _indicators = new(() => IndicatorSet.Compute(series));
    }

    /// <summary>The daily candles, oldest first; the last may not be over.</summary>
    public CandleSeries Series { get; }

    /// <summary>Of the daily candles.</summary>
    public IndicatorSet Indicators => _indicators.Value;

    /// <summary>
    /// The days that candles make. A day is over with the first close at or after its end: where its last candles are
    /// missing, that is the close of a candle of the next one.
    /// </summary>
    public static ClosedDays Of(CandleSeries candles)
    {
        var (days, length) = (Days.Of(candles), candles.Interval.Length());
        var closers = new int[days.Count];
        for (var day = 0; day < closers.Length; day++)
        {
            var closer = candles.CountBefore(days.Columns.StartAt(day).AddDays(1) - length);
            closers[day] = closer < candles.Count ? closer : Never;
        }

        return new ClosedDays(days, closers);
    }

    /// <summary>Days that the exchange made, of which the last is over with one candle and the others before.</summary>
    /// <param name="days">Closed daily candles.</param>
    /// <param name="candle">That candle's place in its series; null where none of them is over just now.</param>
    public static ClosedDays Read(CandleSeries days, int? candle)
    {
        var closers = new int[days.Count];
        Array.Fill(closers, Before);
        if (closers.Length > 0 && candle is { } closer)
        {
            closers[^1] = closer;
        }

        return new ClosedDays(days, closers);
    }

    /// <summary>The day that is over with the close of a candle, the newest of several; null where none is.</summary>
    public int? ClosedBy(int candle)
    {
        var found = Array.BinarySearch(_closers, candle);
        if (found < 0)
        {
            return null;
        }

        while (found + 1 < _closers.Length && _closers[found + 1] == candle)
        {
            found++;
        }

        return found;
    }

    /// <summary>The candles with whose close a day is over that a rule marks.</summary>
    internal IEnumerable<int> Closers(Func<int, bool> marks)
    {
        for (var day = 0; day < _closers.Length; day++)
        {
            if (_closers[day] is not (Never or Before) && marks(day))
            {
                yield return _closers[day];
            }
        }
    }
}
