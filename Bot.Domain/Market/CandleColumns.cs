using Bot.Domain.Money;

namespace Bot.Domain.Market;

/// <summary>
/// The same candles turned on their side: one array for each of their parts, all of one length, oldest first. Years of
/// minutes fit into memory this way, and a loop over one part touches nothing else.
/// </summary>
/// <remarks>
/// Prices are doubles here because a double keeps the 15 digits that a price of the exchange can have, so that
/// <see cref="Exact"/> gives back the decimal it came from; comparing two of them is comparing the decimals.
/// </remarks>
public sealed class CandleColumns
{
    /// <summary>Digits of a decimal that survive the way into a column and back.</summary>
    public const int ExactDigits = 15;

    private readonly long[] _starts;

    /// <summary>Columns over these arrays, which nobody may write to any more.</summary>
    /// <param name="starts">Ticks (UTC) at which each candle starts, rising.</param>
    /// <param name="opens">First prices in KRW.</param>
    /// <param name="highs">Highest prices in KRW.</param>
    /// <param name="lows">Lowest prices in KRW.</param>
    /// <param name="closes">Last prices in KRW.</param>
    /// <param name="volumes">Coins traded.</param>
    /// <param name="count">How many candles there are where the arrays have room for more; null where they have
    /// not.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or are too short.</exception>
    public CandleColumns(
        long[] starts,
        double[] opens,
        double[] highs,
        double[] lows,
        double[] closes,
        double[] volumes,
        int? count = null
    )
    {
        if (Array.Exists([opens, highs, lows, closes, volumes], column => column.Length != starts.Length))
        {
            throw new ArgumentException($"all columns must have {starts.Length} values", nameof(starts));
        }

        Count = count ?? starts.Length;
        if (Count > starts.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"the columns have room for {starts.Length}");
        }

        (_starts, Opens, Highs, Lows, Closes, Volumes) = (starts, opens, highs, lows, closes, volumes);
    }

    public int Count { get; }

    /// <summary>When each candle starts.</summary>
    internal ReadOnlySpan<long> Starts => _starts.AsSpan(0, Count);

    // What stands behind the last candle in these is nothing.

    internal double[] Opens { get; }

    internal double[] Highs { get; }

    internal double[] Lows { get; }

    internal double[] Closes { get; }

    internal double[] Volumes { get; }

    /// <summary>The decimal that a column's value stands for.</summary>
    public static decimal Exact(double value) => (decimal)value;

    /// <summary>The price that a column's value stands for.</summary>
    public static Price PriceOf(double value) => new(Exact(value));

    /// <summary>The columns of some candles.</summary>
    public static CandleColumns Of(IReadOnlyList<Candle> candles)
    {
        var columns = new CandleColumns(
            new long[candles.Count],
            new double[candles.Count],
            new double[candles.Count],
            new double[candles.Count],
            new double[candles.Count],
            new double[candles.Count]
        );
        for (var index = 0; index < candles.Count; index++)
        {
            var candle = candles[index];
            columns._starts[index] = candle.Start.UtcTicks;
            columns.Opens[index] = (double)candle.Open.Value;
            columns.Highs[index] = (double)candle.High.Value;
            columns.Lows[index] = (double)candle.Low.Value;
            columns.Closes[index] = (double)candle.Close.Value;
            columns.Volumes[index] = (double)candle.Volume;
        }

        return columns;
    }

    /// <summary>The columns from one place to before another.</summary>
    public CandleColumns Between(int from, int to) =>
        new(_starts[from..to], Opens[from..to], Highs[from..to], Lows[from..to], Closes[from..to], Volumes[from..to]);

    /// <summary>When a candle starts (UTC).</summary>
    public DateTimeOffset StartAt(int index) => new(Starts[index], TimeSpan.Zero);

    /// <summary>One candle.</summary>
    /// <exception cref="ArgumentException">Its prices do not fit together.</exception>
    public Candle At(int index) =>
        new(
            StartAt(index),
            PriceOf(Opens[index]),
            PriceOf(Highs[index]),
            PriceOf(Lows[index]),
            PriceOf(Closes[index]),
            Exact(Volumes[index])
        );
}
