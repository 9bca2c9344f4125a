using System.Collections.Concurrent;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Closed candles as the exchange gave them, each kept once.</summary>
public sealed class CandleStore
{
    private readonly ConcurrentDictionary<(MarketCode, CandleInterval), CandleSeries> _stored = [];

    /// <summary>
    /// Adds what of a series is not there yet; where the exchange changed a candle, the newer one stays.
    /// <see cref="Stored"/> is told once it is committed.
    /// </summary>
    public async Task AddAsync(BotDb db, CandleSeries series, CancellationToken token)
    {
        if (series.Count == 0)
        {
            return;
        }

        var known = _stored.TryGetValue((series.Market, series.Interval), out var stored)
            ? stored.Candles.ToDictionary(candle => candle.Start)
            : await KnownAsync(db, series, token);
        foreach (var candle in series.Candles)
        {
            if (!known.TryGetValue(candle.Start, out var same))
            {
                db.Candles.Add(Row(series, candle));
            }
            else if (same != candle)
            {
                db.Candles.Update(Row(series, candle));
            }
        }
    }

    /// <summary>The series lies in the database: only what is new in the next one has to be added.</summary>
    public void Stored(CandleSeries series) => _stored[(series.Market, series.Interval)] = series;

    private static async Task<Dictionary<DateTimeOffset, Candle>> KnownAsync(
        BotDb db,
        CandleSeries series,
        CancellationToken token
    )
    {
        var (first, last) = (series.Candles[0].Start, series.Candles[^1].Start);
        var rows = await Rows(db, series.Market.Value, (int)series.Interval, first, last)
            .AsNoTracking()
            .ToListAsync(token);
        return rows.ToDictionary(row => row.Start, Read);
    }

    private static IQueryable<CandleRow> Rows(
        BotDb db,
        string market,
        int minutes,
        DateTimeOffset first,
        DateTimeOffset last
    ) =>
        db
            .Candles.Where(row =>
                row.Market == market && row.IntervalMinutes == minutes && row.Start >= first && row.Start <= last
            )
            .OrderBy(row => row.Start);

    private static CandleRow Row(CandleSeries series, Candle candle) =>
        new()
        {
            Market = series.Market.Value,
            IntervalMinutes = (int)series.Interval,
            Start = candle.Start,
            Open = candle.Open.Value,
            High = candle.High.Value,
            Low = candle.Low.Value,
            Close = candle.Close.Value,
            Volume = candle.Volume,
        };

    internal static Candle Read(CandleRow row) =>
        new(row.Start, new Price(row.Open), new Price(row.High), new Price(row.Low), new Price(row.Close), row.Volume);
}
