using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Trading;

/// <summary>Reads the market for a cycle: candles, order book, and what warnings are made from.</summary>
public sealed class Observer(IExchange exchange, MarketReader reader)
{
    private const int HoursPerDay = 24;

    /// <summary>The hourly candles, enough for the quick backtest; unfit when stale or full of gaps.</summary>
    public async Task<Observed<CandleSeries>> CandlesAsync(CycleInput input, CancellationToken token)
    {
        var count = Math.Max(MarketSnapshot.CandlesRead, input.Terms.Rules.QuickBacktest.Days * HoursPerDay);
        var answer = await reader.ClosedAsync(input.Market, CandleInterval.Hour, input.At, count, token);
        if (answer is not Answer<CandleSeries>.Given(var series))
        {
            return new Observed<CandleSeries>.Unfit(Ending.FailedExchange(Why(answer)));
        }

        return MarketSnapshot.Missing(series, input.At) is { } missing
            ? new Observed<CandleSeries>.Unfit(Ending.FailedData(missing))
            : new Observed<CandleSeries>.Fit(series);
    }

    /// <summary>Everything else; unfit without an order book.</summary>
    public async Task<Observed<MarketInput>> MarketAsync(CycleInput input, CancellationToken token)
    {
        var asked = await exchange.OrderBookAsync(input.Market, token);
        if (asked is not Answer<OrderBook>.Given(var book))
        {
            return new Observed<MarketInput>.Unfit(Ending.FailedExchange(Why(asked)));
        }

        return MarketSnapshot.Missing(book) is { } missing
            ? new Observed<MarketInput>.Unfit(Ending.FailedData(missing))
            : new Observed<MarketInput>.Fit(new MarketInput(book));
    }

    private static string Why<T>(Answer<T> answer) =>
        answer is Answer<T>.Failed failed ? $"{failed.Kind}: {failed.Message}" : "no answer";
}

/// <summary>What observing brought.</summary>
public abstract record Observed<T>
{
    private Observed() { }

    /// <summary>Something that can be decided on.</summary>
    public sealed record Fit(T Value) : Observed<T>;

    /// <summary>Something is missing or stale; the cycle ends.</summary>
    public sealed record Unfit(Ending Ending) : Observed<T>;
}
