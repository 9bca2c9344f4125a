using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Tests.Trading;

/// <summary>A real exchange that does what a test tells it to before and after its calls.</summary>
internal sealed class TroubledExchange(IExchange inner) : IExchange
{
    /// <summary>Called with the number of the order, from 1, before it is placed; may throw.</summary>
    public Action<int> BeforeOrder { get; set; } = _ => { };

    /// <summary>Called with the number of the order and what became of it; returns what is told, or throws.</summary>
    public Func<int, OrderOutcome, OrderOutcome> AfterOrder { get; set; } = (_, outcome) => outcome;

    /// <summary>Called with the number of the reading, from 1, and the book; returns what is told.</summary>
    public Func<int, Answer<OrderBook>, Answer<OrderBook>> Book { get; set; } = (_, book) => book;

    /// <summary>Called with the number of the reading, from 1, and the balances; returns what is told.</summary>
    public Func<int, Answer<Balances>, Answer<Balances>> Balances { get; set; } = (_, balances) => balances;

    /// <summary>Called with what is found of an order by its name; returns what is told.</summary>
    public Func<OrderOutcome, OrderOutcome> Found { get; set; } = found => found;

    public int BalancesRead { get; private set; }

    public int Orders { get; private set; }

    public int Books { get; set; }

    /// <summary>The process dies around an order: before the exchange has it, or before its answer is written down.</summary>
    /// <exception cref="TimeoutException">What a test sees of it.</exception>
    public void DieAt(int order, bool placed)
    {
        BeforeOrder = number => Die(number == order && !placed);
        AfterOrder = (number, outcome) =>
        {
            Die(number == order && placed);
            return outcome;
        };
    }

    public async Task<Answer<Balances>> BalancesAsync(CancellationToken token) =>
        Balances(++BalancesRead, await inner.BalancesAsync(token));

    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) =>
        inner.TickerAsync(market, token);

    public async Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) =>
        Book(++Books, await inner.OrderBookAsync(market, token));

    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) => inner.CandlesAsync(market, interval, before, count, token);

    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        inner.OpenOrdersAsync(market, token);

    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => inner.ClosedOrdersAsync(market, since, token);

    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        inner.TransfersAsync(since, token);

    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token)
    {
        BeforeOrder(++Orders);
        return AfterOrder(Orders, await inner.PlaceAsync(intent, token));
    }

    public async Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        Found(await inner.FindAsync(id, token));

    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => inner.CancelAsync(id, token);

    private static void Die(bool now)
    {
        if (now)
        {
            throw new TimeoutException("killed");
        }
    }
}
