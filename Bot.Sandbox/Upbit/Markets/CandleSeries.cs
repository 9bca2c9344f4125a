using System.Collections.Concurrent;

namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Candles of every unit out of one table, as they stand at an instant. Longer ones are put together once and kept;
/// shorter ones are cut out of the price path. All times are ticks of UTC.
/// </summary>
internal sealed class CandleSeries(CandleTable table, long length)
{
    private const decimal VolumeUnit = 0.00000001m;
    private readonly ConcurrentDictionary<CandleUnit, CandleTable> _longer = new();

    public CandleTable Table => table;

    public long Length => length;

    public decimal? PriceAt(long now)
    {
        var index = table.CountBefore(now) - 1;
        if (index < 0)
        {
            return now == table.Starts[0] ? table.Open[0] : null;
        }

        var path = new PricePath(table, index, length);
        return now >= path.End ? table.Close[index] : path.At(now);
    }

    /// <summary>Close of the last candle that starts before an instant; the first open where there is none.</summary>
    public decimal CloseBefore(long ticks)
    {
        var index = table.CountBefore(ticks) - 1;
        return index < 0 ? table.Open[0] : table.Close[index];
    }

    /// <summary>When the newest trade happened.</summary>
    public long LastTick(long now)
    {
        var index = table.CountBefore(now) - 1;
        return index < 0 ? now : LastTickOf(table.Starts[index], Math.Min(now, table.Starts[index] + length));
    }

    /// <summary>At most <paramref name="count"/> candles that start before an instant, newest first.</summary>
    public List<CandleRow> Before(CandleUnit unit, long before, int count, long now)
    {
        var rows = new List<CandleRow>(count);
        if (unit.IsMultipleOf(length))
        {
            AddLonger(rows, unit, before, count, now);
        }
        else if (unit.Divides(length))
        {
            AddShorter(rows, unit, before, count, now);
        }

        return rows;
    }

    /// <summary>What happened from an instant until now; null if nothing did.</summary>
    public CandleRow? Since(long from, long now)
    {
        var last = table.CountBefore(now);
        var first = table.CountBefore(from);
        if (first > 0 && table.Starts[first - 1] + length > from)
        {
            first--;
        }

        CandleRow? sum = null;
        for (var index = first; index < last; index++)
        {
            var start = table.Starts[index];
            var row = start >= from && start + length <= now
                ? table.Row(index, length)
                : Part(index, Math.Max(start, from), Math.Min(start + length, now));
            sum = sum is { } before ? before.With(row) : row;
        }

        return sum is { } found ? found with { Start = from } : null;
    }

    /// <summary>Volume and KRW traded between two instants, without walking the candles between them.</summary>
    public (decimal Volume, decimal Value) Traded(long from, long now)
    {
        var (volumeUntil, valueUntil) = TradedUntil(now);
        var (volumeBefore, valueBefore) = TradedUntil(from);
        return (volumeUntil - volumeBefore, valueUntil - valueBefore);
    }

    /// <summary>The first instant in (after, until] at which the path stands at or beyond a price.</summary>
    public long? FirstAt(decimal price, bool falling, long after, long until)
    {
        for (var index = Math.Max(0, table.CountBefore(after) - 1); index < table.Count; index++)
        {
            var start = table.Starts[index];
            if (start >= until)
            {
                return null;
            }

            var isTouched = falling ? table.Low[index] <= price : table.High[index] >= price;
            if (isTouched && new PricePath(table, index, length).FirstAt(price, falling, after) is { } found)
            {
                return found <= until ? found : null;
            }
        }

        return null;
    }

    /// <summary>Volume of a candle from its start to an instant in it, by the share of its time.</summary>
    public decimal VolumeUntil(int index, long ticks)
    {
        var elapsed = ticks - table.Starts[index];
        return elapsed >= length
            ? table.Volume[index]
            : (decimal.Floor(table.Volume[index] * elapsed / length / VolumeUnit) * VolumeUnit).Trimmed();
    }

    private static long LastTickOf(long from, long to) => Math.Max(from, to - TimeSpan.TicksPerMillisecond);

    private (decimal Volume, decimal Value) TradedUntil(long now)
    {
        var index = table.CountBefore(now) - 1;
        if (index < 0)
        {
            return (0, 0);
        }

        var start = table.Starts[index];
        var row = Part(index, start, Math.Min(start + length, now));
        return (table.VolumeBefore(index) + row.Volume, table.ValueBefore(index) + row.Value);
    }

    private CandleRow Part(int index, long from, long to)
    {
        if (from == table.Starts[index] && to == from + length)
        {
            return table.Row(index, length);
        }

        var path = new PricePath(table, index, length);
        var (low, high) = path.Range(from, to);
        var row = new CandleRow
        {
            Start = from,
            Open = path.At(from),
            High = high,
            Low = low,
            Close = path.At(to),
            Volume = (VolumeUntil(index, to) - VolumeUntil(index, from)).Trimmed(),
            LastTick = LastTickOf(from, to),
        };
        return row with { Value = CandleTable.Value(row) };
    }

    private void AddLonger(List<CandleRow> rows, CandleUnit unit, long before, int count, long now)
    {
        var running = unit.Floor(now - 1);
        if (running < before && Since(running, now) is { } row && rows.Count < count)
        {
            rows.Add(row);
        }

        var closed = unit.Length == length ? table : _longer.GetOrAdd(unit, PutTogether);
        for (var index = closed.CountBefore(Math.Min(running, before)) - 1; index >= 0 && rows.Count < count; index--)
        {
            var start = closed.Starts[index];
            rows.Add(closed.Row(index, unit.Next(start) - start));
        }
    }

    private CandleTable PutTogether(CandleUnit unit)
    {
        var longer = new CandleTable(table.Count / 4);
        CandleRow? open = null;
        for (var index = 0; index < table.Count; index++)
        {
            var row = table.Row(index, length);
            var start = unit.Floor(row.Start);
            if (open is { } running && running.Start == start)
            {
                open = running.With(row);
                continue;
            }

            if (open is { } whole)
            {
                longer.Add(whole);
            }

            open = row with { Start = start };
        }

        longer.Add(open!.Value);
        return longer;
    }

    private void AddShorter(List<CandleRow> rows, CandleUnit unit, long before, int count, long now)
    {
        var start = unit.Floor(Math.Min(before, now) - 1);
        while (rows.Count < count)
        {
            var index = table.CountBefore(start + 1) - 1;
            if (index < 0)
            {
                return;
            }

            start = Math.Min(start, table.Starts[index] + length - unit.Length);
            var row = Part(index, start, Math.Min(start + unit.Length, now));
            if (row.Volume > 0)
            {
                rows.Add(row);
            }

            start -= unit.Length;
        }
    }
}
