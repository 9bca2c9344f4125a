using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Accounts;

/// <summary>An account's exchange that hears of the market what all accounts hear.</summary>
/// <param name="own">Where the account's orders and money are.</param>
/// <param name="feed">What is told to everybody.</param>
/// <param name="account">Who asks.</param>
public sealed class SharedMarket(IExchange own, MarketFeed feed, AccountId account) : IExchange
{
    /// <inheritdoc />
    public Task<Answer<Balances>> BalancesAsync(CancellationToken token) => own.BalancesAsync(token);

    /// <inheritdoc />
    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) =>
        feed.TickerAsync(account, market, token);

    /// <inheritdoc />
    public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) =>
        feed.OrderBookAsync(account, market, token);

    /// <inheritdoc />
    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) => feed.CandlesAsync(account, market, interval, before, count, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        own.OpenOrdersAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => own.ClosedOrdersAsync(market, since, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        own.TransfersAsync(since, token);

    /// <inheritdoc />
    public Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token) => own.PlaceAsync(intent, token);

    /// <inheritdoc />
    public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) => own.FindAsync(id, token);

    /// <inheritdoc />
    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => own.CancelAsync(id, token);
}
