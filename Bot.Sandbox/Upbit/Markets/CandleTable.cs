namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Candles in columns, oldest first, with running sums, so that any span is summed without walking it.
/// </summary>
internal sealed class CandleTable
{
    private const int Decimals = 8;
    private long[] _starts;
    private readonly decimal[][] _columns;

    public CandleTable(int capacity)
    {
        _starts = new long[Math.Max(capacity, 4)];
        _columns = [.. Enumerable.Range(0, 7).Select(_ => new decimal[_starts.Length])];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<long> Starts => _starts.AsSpan(0, Count);

    public decimal[] Open => _columns[0];

    public decimal[] High => _columns[1];

    public decimal[] Low => _columns[2];

    public decimal[] Close => _columns[3];

    public decimal[] Volume => _columns[4];

    /// <summary>
    /// What volume times the candle's middle price gives: files do not carry the money that was traded.
    /// </summary>
    public static decimal Value(in CandleRow row) =>
        decimal.Round(row.Volume * ((row.Open + row.High + row.Low + row.Close) / 4), Decimals);

    public void Add(in CandleRow row)
    {
        if (Count == _starts.Length)
        {
            Grow();
        }

        var at = Count;
        _starts[at] = row.Start;
        Open[at] = row.Open;
        High[at] = row.High;
        Low[at] = row.Low;
        Close[at] = row.Close;
        Volume[at] = row.Volume;
        _columns[5][at] = row.Volume + (at == 0 ? 0 : _columns[5][at - 1]);
        _columns[6][at] = row.Value + (at == 0 ? 0 : _columns[6][at - 1]);
        Count++;
    }

    public CandleRow Row(int index, long length) => new()
    {
        Start = _starts[index],
        Open = Open[index],
        High = High[index],
        Low = Low[index],
        Close = Close[index],
        Volume = Volume[index],
        Value = ValueBefore(index + 1) - ValueBefore(index),
        LastTick = _starts[index] + length - TimeSpan.TicksPerMillisecond,
    };

    /// <summary>Volume of all candles before an index.</summary>
    public decimal VolumeBefore(int index) => index == 0 ? 0 : _columns[5][index - 1];

    public decimal ValueBefore(int index) => index == 0 ? 0 : _columns[6][index - 1];

    /// <summary>How many candles start before an instant; the index of the first that does not.</summary>
    public int CountBefore(long ticks)
    {
        var found = Starts.BinarySearch(ticks);
        return found < 0 ? ~found : found;
    }

    private void Grow()
    {
        var size = _starts.Length * 2;
        Array.Resize(ref _starts, size);
        for (var column = 0; column < _columns.Length; column++)
        {
            Array.Resize(ref _columns[column], size);
        }
    }
}
