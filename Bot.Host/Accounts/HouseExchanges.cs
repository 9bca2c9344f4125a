using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Accounts;

/// <summary>The exchange of each open account. One that is not open has one that says so.</summary>
public sealed class HouseExchanges(AccountHouse house) : IExchanges
{
    /// <inheritdoc />
    public IExchange Of(int account) => house.ExchangeOf(new AccountId(account)) ?? new Closed();

    private sealed class Closed : IExchange
    {
        private const string Why = "the account is not open just now";

        public Task<Answer<Balances>> BalancesAsync(CancellationToken token) => Said<Balances>();

        public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) => Said<Ticker>();

        public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) => Said<OrderBook>();

        public Task<Answer<CandleSeries>> CandlesAsync(
            MarketCode market,
            CandleInterval interval,
            DateTimeOffset before,
            int count,
            CancellationToken token
        ) => Said<CandleSeries>();

        public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
            Said<IReadOnlyList<OrderReport>>();

        public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
            MarketCode market,
            DateTimeOffset since,
            CancellationToken token
        ) => Said<IReadOnlyList<OrderReport>>();

        public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
            Said<IReadOnlyList<Transfer>>();

        public Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token) => Refused();

        public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) => Lost();

        public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => Lost();

        private static Task<Answer<T>> Said<T>() =>
            Task.FromResult<Answer<T>>(new Answer<T>.Failed(FailureKind.Network, Why));

        // Nothing went out, so nothing can have been taken.
        private static Task<OrderOutcome> Refused() => Task.FromResult<OrderOutcome>(new OrderOutcome.Refused(Why));

        private static Task<OrderOutcome> Lost() => Task.FromResult<OrderOutcome>(new OrderOutcome.Unknown(Why));
    }
}
