using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Candles;

namespace Bot.Bench;

/// <summary>
/// Candles to measure on: those of a file where the environment names one, else a walk that is the same each time.
/// </summary>
public static class Market
{
    /// <summary>Names a file of candles of an hour.</summary>
    public const string HoursFile = "CHATTRADER_BENCH_HOURS";

    /// <summary>Names a file of candles of a minute.</summary>
    public const string MinutesFile = "CHATTRADER_BENCH_MINUTES";

    private static readonly MarketCode Code = new("KRW-ETH");
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A year of an interval.</summary>
    public static CandleSeries Year(CandleInterval interval)
    {
        var path = Environment.GetEnvironmentVariable(interval == CandleInterval.Hour ? HoursFile : MinutesFile);
        return path is null
            ? Walk((int)(TimeSpan.FromDays(366) / interval.Length()), interval)
            : CandleFile.ReadAsync(path, Code, interval, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>So many candles of a walk around 5,000,000 KRW, up to 0.6 % each.</summary>
    public static CandleSeries Walk(int count, CandleInterval interval)
    {
        var (starts, parts) = (new long[count], new double[5][]);
        for (var part = 0; part < parts.Length; part++)
        {
            parts[part] = new double[count];
        }

        var (state, price) = (7UL, 5_000_000d);
        for (var index = 0; index < count; index++)
        {
            var (move, reach, volume) = (Next(ref state) - 0.5, Next(ref state), Next(ref state));
            var close = Math.Round(Math.Clamp(price * (1 + (move * 0.012)), 1_000_000, 25_000_000) / 1_000) * 1_000;
            starts[index] = (Start + (index * interval.Length())).UtcTicks;
            parts[0][index] = price;
            parts[1][index] = Math.Max(price, close) + (Math.Round(reach * 10) * 1_000);
            parts[2][index] = Math.Min(price, close) - (Math.Round(reach * 8) * 1_000);
            parts[3][index] = close;
            parts[4][index] = Math.Round(volume * volume * 40, 4) + 1;
            price = close;
        }

        return new CandleSeries(
            Code,
            interval,
            new CandleColumns(starts, parts[0], parts[1], parts[2], parts[3], parts[4])
        );
    }

    // Knuth's multiplier; the upper bits are good enough for a market.
    private static double Next(ref ulong state)
    {
        state = unchecked((state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL);
        return (state >> 11) / (double)(1UL << 53);
    }
}
