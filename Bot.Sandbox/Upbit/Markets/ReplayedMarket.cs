namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// A KRW market whose past and future are candles; what of it is visible depends on the instant asked for.
/// </summary>
public sealed class ReplayedMarket
{
    private static readonly long[] Lengths =
    [
        .. new[] { 1, 3, 5, 10, 15, 30, 60, 240, 1440 }.Select(minutes => TimeSpan.FromMinutes(minutes).Ticks),
    ];

    private ReplayedMarket(string code, CandleTable table, long length)
    {
        Code = code;
        Table = table;
        Length = length;
        Series = new(table, length);
        (KoreanName, EnglishName) = CoinNames.Of(BaseCurrency);
    }

    internal ReplayedMarket(ReplayedMarket other)
        : this(other.Code, other.Table, other.Length)
    {
    }

    /// <summary>Code as the exchange writes it, e.g. KRW-ETH.</summary>
    public string Code { get; }

    public string BaseCurrency => Code[4..];

    public string KoreanName { get; init; }

    public string EnglishName { get; init; }

    /// <summary>Average KRW on the first levels of the order book; deeper ones hold more.</summary>
    public decimal LevelKrw { get; init; } = 4_000_000m;

    public TimeSpan Interval => new(Length);

    /// <summary>Candles, running from <see cref="Start"/> to <see cref="End"/>.</summary>
    public int Count => Table.Count;

    /// <summary>Start of the first candle; before it there is no market.</summary>
    public DateTimeOffset Start => new(Table.Starts[0], TimeSpan.Zero);

    /// <summary>End of the last candle; after it the price stands still.</summary>
    public DateTimeOffset End => new(Table.Starts[^1] + Length, TimeSpan.Zero);

    internal CandleTable Table { get; }

    internal long Length { get; }

    internal CandleSeries Series { get; }

    /// <summary>Reads a candle file; its interval is the shortest distance of two candles.</summary>
    /// <exception cref="InvalidDataException">The file cannot be: names file, line and reason.</exception>
    public static ReplayedMarket FromFile(string code, string path)
    {
        var table = CandleFile.Read(path);
        if (table.Count < 2)
        {
            throw new InvalidDataException($"{path}, line 2: one candle does not tell how long it is");
        }

        return Checked(code, table, ShortestDistance(table), path);
    }

    /// <exception cref="InvalidDataException">A candle cannot be: names its place and the reason.</exception>
    public static ReplayedMarket FromCandles(string code, TimeSpan interval, IEnumerable<ReplayedCandle> candles)
    {
        var table = new CandleTable(1024);
        CandleRow? previous = null;
        foreach (var candle in candles)
        {
            var row = candle.ToRow();
            if (CandleChecks.Wrong(row, previous) is { } reason)
            {
                throw new InvalidDataException($"candle {table.Count}: {reason}");
            }

            if (previous?.Start != row.Start)
            {
                table.Add(row with { Value = CandleTable.Value(row) });
                previous = row;
            }
        }

        return Checked(code, table, interval.Ticks, "candles");
    }

    /// <summary>Whether a candle starts at or after one instant and before another.</summary>
    public bool HasCandles(DateTimeOffset from, DateTimeOffset until) =>
        Table.CountBefore(until.UtcTicks) > Table.CountBefore(from.UtcTicks);

    /// <summary>The price of the newest trade at an instant; null before the first candle.</summary>
    public decimal? PriceAt(DateTimeOffset instant) => Series.PriceAt(instant.UtcTicks);

    private static ReplayedMarket Checked(string code, CandleTable table, long length, string source)
    {
        if (!code.StartsWith("KRW-", StringComparison.Ordinal) || code.Length == 4)
        {
            throw new ArgumentException($"only KRW markets such as KRW-ETH are replayed, not '{code}'", nameof(code));
        }

        if (!Lengths.Contains(length) || table.Count == 0)
        {
            throw new InvalidDataException($"{source}: the exchange has no candles of {new TimeSpan(length)}");
        }

        for (var index = 0; index < table.Count; index++)
        {
            if (table.Starts[index] % length != 0)
            {
                throw new InvalidDataException($"{source}, line {index + 2}: the candle starts beside the grid");
            }
        }

        return new(code, table, length);
    }

    private static long ShortestDistance(CandleTable table)
    {
        var starts = table.Starts;
        var shortest = long.MaxValue;
        for (var index = 1; index < starts.Length; index++)
        {
            shortest = Math.Min(shortest, starts[index] - starts[index - 1]);
        }

        return shortest;
    }
}

/// <summary>A candle of a market that code makes up.</summary>
/// <param name="Volume">In the base coin.</param>
public sealed record ReplayedCandle(
    DateTimeOffset Start, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    internal CandleRow ToRow() => new()
    {
        Start = Start.UtcTicks,
        Open = Open,
        High = High,
        Low = Low,
        Close = Close,
        Volume = Volume,
    };
}
