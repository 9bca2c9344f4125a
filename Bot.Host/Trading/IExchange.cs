using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;

namespace Bot.Host.Trading;

/// <summary>
/// An exchange as the trader sees it. The world's failures are answers: no exception but cancellation comes out.
/// </summary>
public interface IExchange
{
    /// <summary>Free and locked amounts of all currencies.</summary>
    Task<Answer<Balances>> BalancesAsync(CancellationToken token);

    /// <summary>The last price traded and the change of a day.</summary>
    Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token);

    Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token);

    /// <summary>
    /// Candles that start before an instant, oldest first, at most so many; more than 200 are asked for in pages.
    /// </summary>
    Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    );

    /// <summary>Orders of the market that can still execute, ours and others.</summary>
    Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token);

    /// <summary>
    /// Orders of the market that were created since an instant and have ended, filled or not, ours and others, oldest
    /// first. Their fills are not told; <see cref="FindAsync"/> tells those of one.
    /// </summary>
    Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    );

    /// <summary>
    /// Money and coins that came in or left since an instant without an order, oldest first. A key that may not look
    /// at them is a failure of kind <see cref="FailureKind.Keys"/>.
    /// </summary>
    Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token);

    /// <summary>Sends an order whose intent is committed. Asks until it is closed, for a few seconds at most.</summary>
    Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token);

    /// <summary>
    /// What the exchange knows of an order by our name of it; refused when it proves that it never had it.
    /// </summary>
    Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token);

    /// <summary>Asks for the end of an order and tells what it then is.</summary>
    Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token);
}
