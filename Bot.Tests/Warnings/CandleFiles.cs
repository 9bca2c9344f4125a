using System.Globalization;
using System.IO.Compression;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Warnings;

/// <summary>Candles of <c>../shared/data</c>, and candles made by hand.</summary>
internal static class CandleFiles
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CandleSeries Read(string file, string market, CandleInterval interval) =>
        new(new MarketCode(market), interval, [.. Lines(SharedData.Path($"data/{file}")).Skip(1).Select(Candle)]);

    /// <summary>A candle that did not move.</summary>
    public static Candle Flat(DateTimeOffset start, decimal price) => Spread(start, price, 0m);

    /// <summary>A candle that ended where it began, and reached so far to both sides.</summary>
    public static Candle Spread(DateTimeOffset start, decimal price, decimal half) =>
        new(start, new Price(price), new Price(price + half), new Price(price - half), new Price(price), 1m);

    public static CandleSeries Series(CandleInterval interval, IEnumerable<Candle> candles) =>
        new(new MarketCode("KRW-ETH"), interval, [.. candles]);

    /// <summary>The same shape at another height.</summary>
    public static CandleSeries Scaled(this CandleSeries series, decimal factor) =>
        new(
            series.Market,
            series.Interval,
            [
                .. series.Candles.Select(candle => new Candle(
                    candle.Start,
                    candle.Open * factor,
                    candle.High * factor,
                    candle.Low * factor,
                    candle.Close * factor,
                    candle.Volume
                )),
            ]
        );

    public static CandleSeries Part(this CandleSeries series, int from, int count) =>
        new(series.Market, series.Interval, [.. series.Candles.Skip(from).Take(count)]);

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static Candle Candle(string line)
    {
        var fields = line.Split(',');
        Price At(int field) => new(decimal.Parse(fields[field], CultureInfo.InvariantCulture));
        return new Candle(
            DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            At(1),
            At(2),
            At(3),
            At(4),
            decimal.Parse(fields[5], CultureInfo.InvariantCulture)
        );
    }
}
