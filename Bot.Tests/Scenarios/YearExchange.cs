using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Sandbox.Upbit.Markets;
using BookLevel = Bot.Domain.Market.BookLevel;
using CandleSeries = Bot.Domain.Market.CandleSeries;

namespace Bot.Tests.Scenarios;

/// <summary>
/// The sandbox's markets without the wire: the same prices, books and candles, and a purse of its own that knows
/// nothing
/// of the bot's journal.
/// </summary>
internal sealed class YearExchange(ReplayedMarket traded, ReplayedMarket btc, decimal krw, TimeProvider time)
    : IExchange
{
    private const decimal Fee = 0.0005m;
    private readonly Dictionary<string, OrderOutcome> _orders = new(StringComparer.Ordinal);

    public decimal Krw { get; private set; } = krw;

    public decimal Coins { get; private set; }

    public int Fills { get; private set; }

    public Task<Answer<Balances>> BalancesAsync(CancellationToken token) =>
        Given(
            new Balances(
                new Dictionary<string, Balance>(StringComparer.Ordinal)
                {
                    ["KRW"] = new(Krw, 0m),
                    [traded.BaseCurrency] = new(Coins, 0m),
                }
            )
        );

    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var last = new Price(traded.PriceAt(now)!.Value);
        var before = traded.PriceAt(now.AddDays(-1)) is { } earlier ? new Price(earlier) : last;
        return Given(new Ticker(last, last.ChangeFrom(before), now));
    }

    public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token)
    {
        var ladder = OrderLadder.At(traded, time.GetUtcNow().UtcTicks)!;
        return Given(new OrderBook(market, Levels(ladder.Asks), Levels(ladder.Bids)));
    }

    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        var source = market.Value == traded.Code ? traded : btc;
        var unit = interval == CandleInterval.Day ? CandleUnit.Day : CandleUnit.Minutes((int)interval);
        var rows = source.Series.Before(unit, before.UtcTicks, count, time.GetUtcNow().UtcTicks);
        rows.Reverse();
        return Given(new CandleSeries(market, interval, [.. rows.Select(Candle)]));
    }

    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        Given<IReadOnlyList<OrderReport>>([]);

    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) =>
        Given<IReadOnlyList<OrderReport>>([
            .. _orders
                .Values.OfType<OrderOutcome.Accepted>()
                .Select(order => order.Report with { Fills = [] })
                .Where(report => report.CreatedAt >= since),
        ]);

    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        Given<IReadOnlyList<Transfer>>([]);

    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token)
    {
        var book = ((Answer<OrderBook>.Given)await OrderBookAsync(intent.Market, token)).Value;
        var isBuy = intent.Side == OrderSide.Buy;
        var (left, fills) = (intent.Volume.Value, new List<Fill>());
        foreach (
            var level in (isBuy ? book.Asks : book.Bids).Where(one => intent.Limit is not { } most || one.Price <= most)
        )
        {
            var taken = Math.Min(left, level.Volume.Value);
            if (taken == 0m)
            {
                break;
            }

            var volume = new Volume(taken);
            fills.Add(new Fill($"fill-{++Fills}", level.Price, volume, level.Price * volume, time.GetUtcNow()));
            left -= taken;
        }

        var funds = fills.Sum(fill => fill.Funds.Value);
        var executed = new Volume(fills.Sum(fill => fill.Volume.Value));
        Krw += (isBuy ? -funds : funds) - (funds * Fee);
        Coins += isBuy ? executed.Value : -executed.Value;
        var report = new OrderReport(
            intent.Id.Value,
            intent.Id.Value,
            intent.Side,
            true,
            new Krw(funds * Fee),
            executed,
            fills
        )
        {
            Market = intent.Market,
            CreatedAt = time.GetUtcNow(),
            Limit = intent.Limit,
            Volume = intent.Volume,
        };
        return _orders[intent.Id.Value] = new OrderOutcome.Accepted(report);
    }

    public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        Task.FromResult(_orders.GetValueOrDefault(id.Value) ?? new OrderOutcome.Refused("never seen"));

    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => FindAsync(id, token);

    private static IReadOnlyList<BookLevel> Levels(IEnumerable<Bot.Sandbox.Upbit.Markets.BookLevel> levels) =>
        [.. levels.Select(level => new BookLevel(new Price(level.Price), new Volume(level.Size)))];

    private static Candle Candle(CandleRow row) =>
        new(
            new DateTimeOffset(row.Start, TimeSpan.Zero),
            new Price(row.Open),
            new Price(row.High),
            new Price(row.Low),
            new Price(row.Close),
            row.Volume
        );

    private static Task<Answer<T>> Given<T>(T value) => Task.FromResult<Answer<T>>(new Answer<T>.Given(value));
}
