using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;

namespace Bot.Host.Trading;

/// <summary>An exchange beside which every order and its end are remembered, whatever becomes of the journal.</summary>
/// <param name="inner">Where orders go.</param>
/// <param name="memory">What remembers.</param>
/// <param name="wire">The clock of connections.</param>
public sealed class WitnessedExchange(IExchange inner, HeldMemory memory, TimeProvider wire) : IExchange
{
    /// <inheritdoc />
    public Task<Answer<Balances>> BalancesAsync(CancellationToken token) => inner.BalancesAsync(token);

    /// <inheritdoc />
    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) =>
        inner.TickerAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) =>
        inner.OrderBookAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) => inner.CandlesAsync(market, interval, before, count, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        inner.OpenOrdersAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => inner.ClosedOrdersAsync(market, since, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        inner.TransfersAsync(since, token);

    /// <inheritdoc />
    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token)
    {
        memory.Sending(intent, wire.GetUtcNow());
        var outcome = await inner.PlaceAsync(intent, token);
        memory.Placed(intent.Id, outcome);
        return outcome;
    }

    /// <inheritdoc />
    public async Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token)
    {
        var outcome = await inner.FindAsync(id, token);
        memory.Found(id, outcome, wire.GetUtcNow());
        return outcome;
    }

    /// <inheritdoc />
    public async Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token)
    {
        var outcome = await inner.CancelAsync(id, token);
        memory.Found(id, outcome, wire.GetUtcNow());
        return outcome;
    }
}
