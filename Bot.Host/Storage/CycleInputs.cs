using System.IO.Compression;
using System.Text.Json;
using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Storage;

/// <summary>
/// What cycles decided on, written with their end and read back to be decided again. Hourly and daily candles lie once
/// in the table of candles; all else is in the row.
/// </summary>
public sealed class CycleInputs(CandleStore candles)
{
    /// <summary>Adds the input and decision of a cycle; commit, then tell <see cref="Stored"/>.</summary>
    public async Task AddAsync(
        BotDb db,
        (long Cycle, int Account) of,
        CycleInput input,
        CycleDecision decision,
        CancellationToken token
    )
    {
        foreach (var series in Shared(input))
        {
            await candles.AddAsync(db, series, token);
        }

        db.CycleInputs.Add(
            new CycleInputRow
            {
                CycleId = of.Cycle,
                AccountId = of.Account,
                Input = Pack(input),
                Decision = JsonSerializer.Serialize(decision, DomainJson.Form),
            }
        );
    }

    /// <summary>The candles of an input are committed.</summary>
    public void Stored(CycleInput input)
    {
        foreach (var series in Shared(input))
        {
            candles.Stored(series);
        }
    }

    /// <summary>What a row keeps, its candles out of a shelf.</summary>
    /// <exception cref="InvalidDataException">Candles that it saw are not there as they were any more.</exception>
    public static async Task<(CycleInput Input, CycleDecision Decision)> ReadAsync(
        BotDb db,
        CycleInputRow row,
        CandleShelf shelf,
        CancellationToken token
    )
    {
        var packed = Unpack(row.Input);
        var input = packed.Input with { Candles = await SeriesAsync(packed.Hours) };
        if (input.Seen is { } seen)
        {
            input = input with
            {
                Seen = seen with { Days = await SeriesAsync(packed.Days), BtcDays = await SeriesAsync(packed.BtcDays) },
            };
        }

        return (input, JsonSerializer.Deserialize<CycleDecision>(row.Decision, DomainJson.Form)!);

        async Task<CandleSeries?> SeriesAsync(StoredSeries? stored) =>
            stored is null ? null : await shelf.SeriesAsync(db, stored, token);
    }

    private static IEnumerable<CandleSeries> Shared(CycleInput input) =>
        new[] { input.Candles, input.Seen?.Days, input.Seen?.BtcDays }
            .OfType<CandleSeries>()
            .DistinctBy(series => (series.Market, series.Interval));

    private static byte[] Pack(CycleInput input)
    {
        var packed = new Packed(
            input with
            {
                Candles = null,
                Seen = input.Seen is { } seen ? seen with { Days = null, BtcDays = null } : null,
            },
            StoredSeries.Of(input.Candles),
            StoredSeries.Of(input.Seen?.Days),
            StoredSeries.Of(input.Seen?.BtcDays)
        );
        using var buffer = new MemoryStream();
        using (var press = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(press, packed, DomainJson.Form);
        }

        return buffer.ToArray();
    }

    private static Packed Unpack(byte[] bytes)
    {
        using var press = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Packed>(press, DomainJson.Form)!;
    }

    private sealed record Packed(CycleInput Input, StoredSeries? Hours, StoredSeries? Days, StoredSeries? BtcDays);
}
