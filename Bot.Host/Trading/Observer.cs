using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Step 5: closed candles, their indicators, the order book, and what the strategy makes of them.</summary>
public sealed class Observer(IExchange exchange, MarketReader reader, TimeProvider time)
{
    public async Task<Observed> ObserveAsync(
        AccountRow account,
        Ticker ticker,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var (market, now) = (new MarketCode(account.Market), time.GetUtcNow());
        var candles = await reader.ClosedAsync(market, CandleInterval.Hour, now, MarketSnapshot.CandlesRead, token);
        if (candles is not Answer<CandleSeries>.Given(var series))
        {
            return new Observed.Unfit(Ending.FailedExchange(Why(candles)));
        }

        var asked = await exchange.OrderBookAsync(market, token);
        if (asked is not Answer<OrderBook>.Given(var book))
        {
            return new Observed.Unfit(Ending.FailedExchange(Why(asked)));
        }

        if (MarketSnapshot.Missing(series, book, now) is { } missing)
        {
            return new Observed.Unfit(Ending.FailedData(missing));
        }

        var snapshot = new MarketSnapshot(
            now,
            series.Candles[^1],
            IndicatorSet.Compute(series).Last!,
            ticker.Last,
            ticker.ChangeDay,
            book
        );
        var strategy = StrategyCatalog.Find(account.Strategy) ?? StrategyCatalog.All[0];
        var signal = strategy.Decide(snapshot.Row, notes.Held is not null);
        Note(notes, snapshot, signal);
        return new Observed.Fit(snapshot, series, signal);
    }

    private static void Note(CycleNotes notes, MarketSnapshot snapshot, Signal signal)
    {
        var candle = snapshot.Candle;
        notes.Candle = new CandleNotes(
            candle.Start,
            candle.Open.Value,
            candle.High.Value,
            candle.Low.Value,
            candle.Close.Value,
            candle.Volume
        );
        notes.Indicators = snapshot.Row;
        notes.BestAsk = snapshot.Book.Asks[0].Price.Value;
        notes.BestBid = snapshot.Book.Bids[0].Price.Value;
        notes.Signal = signal.Rungs;
        notes.SignalAction = signal.Action.ToString();
    }

    private static string Why<T>(Answer<T> answer) =>
        answer is Answer<T>.Failed failed ? $"{failed.Kind}: {failed.Message}" : "no answer";
}

/// <summary>What observing brought.</summary>
public abstract record Observed
{
    private Observed() { }

    /// <summary>A market that can be decided on.</summary>
    public sealed record Fit(MarketSnapshot Snapshot, CandleSeries Series, Signal Signal) : Observed;

    /// <summary>Something is missing or stale; the cycle ends.</summary>
    public sealed record Unfit(Ending Ending) : Observed;
}
