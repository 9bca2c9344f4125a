using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Trading;

/// <summary>Reads the market for a cycle: candles, order book, and what warnings are made from.</summary>
public sealed class Observer(IExchange exchange, MarketReader reader)
{
    private const int HoursPerDay = 24;

    /// <summary>The hourly candles, enough for the quick backtest.</summary>
    public Task<Answer<CandleSeries>> CandlesAsync(CycleInput input, CancellationToken token)
    {
        var count = Math.Max(MarketSnapshot.CandlesRead, input.Terms.Rules.QuickBacktest.Days * HoursPerDay);
        return reader.ClosedAsync(input.Market, CandleInterval.Hour, input.At, count, token);
    }

    /// <summary>The order book, and everything that the warnings are made from.</summary>
    public async Task<Answer<MarketInput>> MarketAsync(CycleInput input, CancellationToken token)
    {
        var asked = await exchange.OrderBookAsync(input.Market, token);
        if (asked is not Answer<OrderBook>.Given(var book))
        {
            var failed = (Answer<OrderBook>.Failed)asked;
            return new Answer<MarketInput>.Failed(failed.Kind, failed.Message);
        }

        return new Answer<MarketInput>.Given(new MarketInput(book));
    }
}
