using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>An exchange that says what the test wants, and counts what would change anything there.</summary>
internal sealed class FakeExchange : IExchange, IExchanges
{
    public const string Nobody = "nobody <there>";

    /// <summary>Null where nothing can be asked.</summary>
    public OrderBook? Book { get; set; }

    public Balances? Have { get; set; }

    public Ticker? Price { get; set; }

    public IReadOnlyList<OrderReport>? Open { get; set; }

    /// <summary>Makes the candle of an interval's start; null where there are none.</summary>
    public Func<CandleInterval, DateTimeOffset, Candle>? CandleAt { get; set; }

    /// <summary>How many candles were asked for, request by request.</summary>
    public List<(CandleInterval Interval, int Count)> Asked { get; } = [];

    /// <summary>Requests that would have changed something.</summary>
    public int Deeds { get; private set; }

    public IExchange Of(int account) => this;

    public Task<Answer<Balances>> BalancesAsync(CancellationToken token) => Said(Have);

    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) => Said(Price);

    public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) => Said(Book);

    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market, CandleInterval interval, DateTimeOffset before, int count, CancellationToken token)
    {
        Asked.Add((interval, count));
        return Said(CandleAt is { } make
            ? new CandleSeries(
                market, interval,
                [
                    .. Enumerable.Range(1, count).Reverse()
                        .Select(back => make(interval, before - (interval.Length() * back))),
                ])
            : null);
    }

    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        Said(Open);

    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market, DateTimeOffset since, CancellationToken token) => Said<IReadOnlyList<OrderReport>>([]);

    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        Said<IReadOnlyList<Transfer>>([]);

    public Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token) => Refuse();

    public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) => Refuse();

    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => Refuse();

    /// <summary>A book with these levels, prices and coins.</summary>
    public static OrderBook BookOf(params (decimal Price, decimal Coins)[] bids) => new(
        new MarketCode("KRW-ETH"),
        [new BookLevel(new Price(bids[0].Price * 1.001m), new Volume(100m))],
        [.. bids.Select(bid => new BookLevel(new Price(bid.Price), new Volume(bid.Coins)))]);

    /// <summary>Candles around five million that go up and down a little.</summary>
    public static Candle Wave(CandleInterval interval, DateTimeOffset start)
    {
        var step = (int)(start.UtcTicks / interval.Length().Ticks % 1_000_000);
        static decimal At(int hour) => 5_000_000m + (decimal)Math.Round(100_000 * Math.Sin(hour / 9.0));
        var (open, close) = (At(step - 1), At(step));
        return new Candle(
            start, new Price(open), new Price(Math.Max(open, close) + 9_000m),
            new Price(Math.Min(open, close) - 9_000m), new Price(close), 10m + (step % 7));
    }

    private Task<OrderOutcome> Refuse()
    {
        Deeds++;
        return Task.FromResult<OrderOutcome>(new OrderOutcome.Refused("nobody should have asked"));
    }

    private static Task<Answer<T>> Said<T>(T? value)
        where T : class => Task.FromResult<Answer<T>>(value is null
            ? new Answer<T>.Failed(FailureKind.Network, Nobody)
            : new Answer<T>.Given(value));
}
