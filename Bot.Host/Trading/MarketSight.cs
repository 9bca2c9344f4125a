using System.Collections.Concurrent;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// The market for people who look at it. The exchange is asked for what neither the journal has nor somebody looked at
/// before: once a closed candle, and for prices once in a few seconds, however many look.
/// </summary>
/// <param name="exchanges">Who is asked.</param>
/// <param name="databases">What cycles have read lies there.</param>
/// <param name="time">The market's clock.</param>
/// <param name="wire">The clock that people wait by.</param>
/// <param name="log">Told of a reading that failed when nobody waited for it any more.</param>
public sealed class MarketSight(
    IExchanges exchanges,
    IDbContextFactory<BotDb> databases,
    TimeProvider time,
    TimeProvider wire,
    ILogger<MarketSight> log
) : IDisposable
{
    /// <summary>How long a picture waits for the newest candle; from then on it shows those before it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private const double WholeFrom = 0.9;
    private static readonly TimeSpan PriceKept = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GapKept = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<(MarketCode, CandleInterval), Kept> _candles = new();
    private readonly ConcurrentDictionary<MarketCode, (DateTimeOffset At, Ticker Ticker)> _prices = new();
    private readonly ConcurrentDictionary<(MarketCode, CandleInterval?), SemaphoreSlim> _turns = new();

    /// <summary>The newest closed candles, oldest first; those that are known where the exchange is away.</summary>
    public async Task<Answer<CandleSeries>> ClosedAsync(
        int account,
        MarketCode market,
        CandleInterval interval,
        int count,
        CancellationToken token
    )
    {
        var running = interval.StartAt(time.GetUtcNow());
        if (Known(market, interval, count) is { } known)
        {
            return new Answer<CandleSeries>.Given(known);
        }

        var turn = Turn(market, interval);
        await turn.WaitAsync(token);
        try
        {
            return Known(market, interval, count) is { } meanwhile
                ? new Answer<CandleSeries>.Given(meanwhile)
                : await ReadAsync(account, (market, interval, running), count, token);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// The same for somebody who waits for a picture: where all but the newest candle is known and the exchange takes
    /// its time, as when the cycles of many accounts ask it, what is known has to do. The newest comes after all and is
    /// there the next time.
    /// </summary>
    public async Task<Answer<CandleSeries>> AtHandAsync(
        int account,
        MarketCode market,
        CandleInterval interval,
        int count,
        CancellationToken token
    )
    {
        if (Known(market, interval, count) is { } known)
        {
            return new Answer<CandleSeries>.Given(known);
        }

        var near = await NearAsync((market, interval, interval.StartAt(time.GetUtcNow())), count, token);
        var reading = ClosedAsync(account, market, interval, count, token);
        if (near is null || await InTimeAsync(reading, token))
        {
            return await reading;
        }

        Leave(reading, market);
        return new Answer<CandleSeries>.Given(near);
    }

    /// <summary>The last price and its change in 24 hours, a few seconds old at most.</summary>
    public async Task<Answer<Ticker>> PriceAsync(int account, MarketCode market, CancellationToken token)
    {
        if (Price(market) is { } known)
        {
            return known;
        }

        var turn = Turn(market, null);
        await turn.WaitAsync(token);
        try
        {
            if (Price(market) is { } meanwhile)
            {
                return meanwhile;
            }

            var answer = await exchanges.Of(account).TickerAsync(market, token);
            if (answer is Answer<Ticker>.Given(var ticker))
            {
                _prices[market] = (time.GetUtcNow(), ticker);
            }

            return answer;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }
    }

    // One at a time reads the same.
    private SemaphoreSlim Turn(MarketCode market, CandleInterval? interval) =>
        _turns.GetOrAdd((market, interval), _ => new SemaphoreSlim(1));

    private async Task<bool> InTimeAsync(Task reading, CancellationToken token)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
        var waiting = Task.Delay(Patience, wire, enough.Token);
        var isRead = await Task.WhenAny(reading, waiting) == reading;
        await enough.CancelAsync();
        return isRead;
    }

    private void Leave(Task reading, MarketCode market) =>
        _ = reading.ContinueWith(
            failed => log.LogWarning(failed.Exception, "The newest candles of {Market} could not be read", market),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );

    // What was read before or lies in the journal, where one candle at most is missing at its end.
    private async Task<CandleSeries?> NearAsync(
        (MarketCode Market, CandleInterval Interval, DateTimeOffset Running) of,
        int count,
        CancellationToken token
    )
    {
        var read =
            _candles.TryGetValue((of.Market, of.Interval), out var kept) && kept.Asked >= count
                ? Newest(kept.Series, count)
                : await StoredAsync(of, count, token);
        return Missing(read, of, count) <= 1 ? read : null;
    }

    private Answer<Ticker>.Given? Price(MarketCode market) =>
        _prices.TryGetValue(market, out var kept) && time.GetUtcNow() - kept.At < PriceKept
            ? new Answer<Ticker>.Given(kept.Ticker)
            : null;

    private CandleSeries? Known(MarketCode market, CandleInterval interval, int count) =>
        _candles.TryGetValue((market, interval), out var kept) && kept.Until > time.GetUtcNow() && kept.Asked >= count
            ? Newest(kept.Series, count)
            : null;

    private static CandleSeries Newest(CandleSeries series, int count) =>
        series.Between(Math.Max(0, series.Count - count), series.Count);

    private async Task<Answer<CandleSeries>> ReadAsync(
        int account,
        (MarketCode Market, CandleInterval Interval, DateTimeOffset Running) of,
        int count,
        CancellationToken token
    )
    {
        var stored = await StoredAsync(of, count, token);
        var missing = Missing(stored, of, count);
        if (missing == 0)
        {
            return Keep(of, count, stored);
        }

        var answer = await exchanges.Of(account).CandlesAsync(of.Market, of.Interval, of.Running, missing, token);
        if (answer is Answer<CandleSeries>.Given(var fresh))
        {
            return Keep(of, count, missing == count ? fresh : Join(stored, fresh));
        }

        return stored.Count > 0 ? new Answer<CandleSeries>.Given(stored) : answer;
    }

    // So many at the end; all of them where too few are stored to go on from.
    private static int Missing(
        CandleSeries stored,
        (MarketCode Market, CandleInterval Interval, DateTimeOffset Running) of,
        int count
    )
    {
        if (stored.Last is not { } last)
        {
            return count;
        }

        var since = (int)((of.Running - last.Start) / of.Interval.Length()) - 1;
        return stored.Count >= WholeFrom * (count - since) ? Math.Min(since, count) : count;
    }

    private static CandleSeries Join(CandleSeries stored, CandleSeries fresh)
    {
        var newest = stored.Last?.Start;
        return new CandleSeries(
            stored.Market,
            stored.Interval,
            [.. stored.Candles, .. fresh.Candles.Where(candle => candle.Start > newest)]
        );
    }

    private async Task<CandleSeries> StoredAsync(
        (MarketCode Market, CandleInterval Interval, DateTimeOffset Running) of,
        int count,
        CancellationToken token
    )
    {
        var (market, minutes, from) = (of.Market.Value, (int)of.Interval, of.Running - (of.Interval.Length() * count));
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db
            .Candles.AsNoTracking()
            .Where(row =>
                row.Market == market && row.IntervalMinutes == minutes && row.Start >= from && row.Start < of.Running
            )
            .OrderBy(row => row.Start)
            .ToListAsync(token);
        return new CandleSeries(of.Market, of.Interval, rows.ConvertAll(CandleStore.Read));
    }

    private Answer<CandleSeries> Keep(
        (MarketCode Market, CandleInterval Interval, DateTimeOffset Running) of,
        int count,
        CandleSeries series
    )
    {
        // An interval that nobody traded in yet may still get its candle.
        var isWhole = series.Last?.Start == of.Running - of.Interval.Length();
        var until = isWhole ? of.Running + of.Interval.Length() : time.GetUtcNow() + GapKept;
        _candles[(of.Market, of.Interval)] = new Kept(until, count, series);
        return new Answer<CandleSeries>.Given(Newest(series, count));
    }

    private sealed record Kept(DateTimeOffset Until, int Asked, CandleSeries Series);
}
