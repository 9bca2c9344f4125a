using Bot.Domain.Market;
using Bot.Domain.Time;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>All stored candles of a market and length, read once, out of which many cycles are given theirs.</summary>
public sealed class CandleShelf
{
    private readonly Dictionary<(string Market, int Minutes), Candle[]> _all = [];

    /// <summary>The candles that a reference names.</summary>
    /// <exception cref="InvalidDataException">They are not there as they were seen.</exception>
    internal async Task<CandleSeries> SeriesAsync(BotDb db, StoredSeries stored, CancellationToken token)
    {
        var key = (stored.Market, stored.Minutes);
        if (!_all.TryGetValue(key, out var all))
        {
            var rows = await db
                .Candles.AsNoTracking()
                .Where(row => row.Market == stored.Market && row.IntervalMinutes == stored.Minutes)
                .OrderBy(row => row.Start)
                .ToListAsync(token);
            _all[key] = all = [.. rows.Select(CandleStore.Read)];
        }

        var series = new CandleSeries(
            new MarketCode(stored.Market),
            (CandleInterval)stored.Minutes,
            [.. all.SkipWhile(candle => candle.Start < stored.First).TakeWhile(candle => candle.Start <= stored.Last)]
        );
        return stored.Is(series)
            ? series
            : throw new InvalidDataException(
                $"candles of {stored.Market} from {stored.First:u} to {stored.Last:u} are not as they were seen"
            );
    }
}
