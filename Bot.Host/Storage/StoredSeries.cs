using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Host.Storage;

/// <summary>
/// Candles that a cycle looked at, by reference: they lie once in the table of candles, and the check tells whether
/// those
/// found there later are still the ones that were seen.
/// </summary>
/// <param name="Market">Whose.</param>
/// <param name="Minutes">Length of a candle.</param>
/// <param name="First">Start of the first.</param>
/// <param name="Last">Start of the last.</param>
/// <param name="Count">How many.</param>
/// <param name="Check">SHA-256 over all of them, shortened.</param>
internal sealed record StoredSeries(
    string Market,
    int Minutes,
    DateTimeOffset First,
    DateTimeOffset Last,
    int Count,
    string Check
)
{
    private const int CheckLength = 16;
    private const int NumbersEach = 6;

    /// <summary>The reference to a series; null for none.</summary>
    public static StoredSeries? Of(CandleSeries? series) =>
        series is null
            ? null
            : new StoredSeries(
                series.Market.Value,
                (int)series.Interval,
                FirstOf(series),
                series.Last?.Start ?? default,
                series.Count,
                CheckOf(series)
            );

    private static DateTimeOffset FirstOf(CandleSeries series) => series.Count == 0 ? default : series.Candles[0].Start;

    /// <summary>Whether a series is the one that was seen.</summary>
    public bool Is(CandleSeries series) => Of(series) == this;

    // As doubles, because the same decimal may be written with more or fewer zeros behind the point.
    private static string CheckOf(CandleSeries series)
    {
        var numbers = new double[series.Count * NumbersEach];
        var at = 0;
        foreach (var candle in series.Candles)
        {
            numbers[at++] = candle.Start.ToUnixTimeSeconds();
            numbers[at++] = (double)candle.Open.Value;
            numbers[at++] = (double)candle.High.Value;
            numbers[at++] = (double)candle.Low.Value;
            numbers[at++] = (double)candle.Close.Value;
            numbers[at++] = (double)candle.Volume;
        }

        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers.AsSpan())))[..CheckLength];
    }
}

/// <summary>Candles inside a JSON column, a row of numbers each.</summary>
internal sealed class SeriesConverter : JsonConverter<CandleSeries>
{
    public override CandleSeries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var body = JsonSerializer.Deserialize<Body>(ref reader, options)!;
        return new CandleSeries(
            new MarketCode(body.Market),
            (CandleInterval)body.Minutes,
            [.. body.Candles.Select(row => Candle(row))]
        );
    }

    public override void Write(Utf8JsonWriter writer, CandleSeries value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new Body(value.Market.Value, (int)value.Interval, [.. value.Candles.Select(Row)]),
            options
        );

    private static Candle Candle(decimal[] row) =>
        new(
            DateTimeOffset.FromUnixTimeSeconds((long)row[0]),
            new Price(row[1]),
            new Price(row[2]),
            new Price(row[3]),
            new Price(row[4]),
            row[5]
        );

    private static decimal[] Row(Candle candle) =>
        [
            candle.Start.ToUnixTimeSeconds(),
            candle.Open.Value,
            candle.High.Value,
            candle.Low.Value,
            candle.Close.Value,
            candle.Volume,
        ];

    private sealed record Body(string Market, int Minutes, IReadOnlyList<decimal[]> Candles);
}
