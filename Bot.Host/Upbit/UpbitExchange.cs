using System.Globalization;
using System.Net;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>The exchange behind its port: maps answers into ours, and tells lost apart from refused.</summary>
/// <param name="client">The wire.</param>
/// <param name="wire">The clock of connections.</param>
/// <param name="market">The clock of the market; null where it is the same.</param>
public sealed class UpbitExchange(UpbitClient client, TimeProvider wire, TimeProvider? market = null) : IExchange
{
    private const int PageMost = 200;

    // A new order answers "wait" even when it was executed at once; its end is asked for, at growing distances.
    private static readonly TimeSpan[] Patience =
    [
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(250),
        TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(3),
    ];

    private readonly UpbitHistory _history = new(client, market ?? wire);

    /// <inheritdoc />
    public async Task<Answer<Balances>> BalancesAsync(CancellationToken token) =>
        UpbitAnswers.Map(await client.AccountsAsync(token), UpbitJson.Balances);

    /// <inheritdoc />
    public async Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) =>
        UpbitAnswers.Map(await client.TickerAsync(market, token), UpbitJson.Ticker);

    /// <inheritdoc />
    public async Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) =>
        UpbitAnswers.Map(await client.OrderBookAsync(market, token), body => UpbitJson.OrderBook(market, body));

    /// <inheritdoc />
    public async Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        var newestFirst = new List<IReadOnlyList<Candle>>();
        var (left, to) = (count, before);
        while (left > 0)
        {
            var reply = await client.CandlesAsync(market, interval, to, Math.Min(left, PageMost), token);
            var page = UpbitAnswers.Map(reply, UpbitJson.Candles);
            if (page is not Answer<IReadOnlyList<Candle>>.Given(var candles))
            {
                var failed = (Answer<IReadOnlyList<Candle>>.Failed)page;
                return new Answer<CandleSeries>.Failed(failed.Kind, failed.Message);
            }

            if (candles.Count == 0)
            {
                break;
            }

            newestFirst.Add(candles);
            (left, to) = (left - candles.Count, candles[0].Start);
        }

        newestFirst.Reverse();
        return new Answer<CandleSeries>.Given(
            new CandleSeries(market, interval, [.. newestFirst.SelectMany(page => page)])
        );
    }

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        _history.OpenAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => _history.ClosedAsync(market, since, token);

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        _history.TransfersAsync(since, token);

    /// <inheritdoc />
    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token)
    {
        switch (await client.PlaceAsync(Request(intent), token))
        {
            case UpbitReply.Ok:
                return await EndOfAsync(intent.Id, token);
            case UpbitReply.Error { Name: "duplicated_identifier" }:
                return await EndOfAsync(intent.Id, token);
            // The same request came there twice, and the other one may have been carried out.
            case UpbitReply.Error { Name: "nonce_used" } twice:
                return await LostAsync(intent.Id, new UpbitReply.Lost(twice.Kind, twice.Name), token);
            case UpbitReply.Error error:
                return new OrderOutcome.Refused($"{error.Name}: {error.Message}");
            case UpbitReply.Lost lost:
                return await LostAsync(intent.Id, lost, token);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <inheritdoc />
    public async Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        Outcome(await client.OrderAsync(id.Value, token));

    /// <inheritdoc />
    public async Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) =>
        await client.CancelAsync(id.Value, token) is UpbitReply.Lost lost
            ? new OrderOutcome.Unknown(lost.Why)
            : await EndOfAsync(id, token);

    private static UpbitQuery Request(OrderIntent intent)
    {
        var order = new UpbitQuery()
            .With("market", intent.Market.Value)
            .With("side", intent.Side == OrderSide.Buy ? "bid" : "ask")
            .With("volume", Text(intent.Volume.Value));
        order = intent.Limit is { } limit
            ? order.With("price", Text(limit.Value)).With("ord_type", "limit").With("time_in_force", "ioc")
            : order.With("ord_type", "market");
        return order.With("identifier", intent.Id.Value);
    }

    private static string Text(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    private async Task<OrderOutcome> EndOfAsync(OrderId id, CancellationToken token)
    {
        OrderOutcome outcome = new OrderOutcome.Unknown("not asked yet");
        foreach (var pause in Patience)
        {
            await Task.Delay(pause, wire, token);
            outcome = await FindAsync(id, token);
            if (outcome is OrderOutcome.Accepted { Report.IsClosed: true })
            {
                return outcome;
            }
        }

        // The exchange said that it has the order: that it cannot find it now proves nothing.
        return outcome is OrderOutcome.Refused refused ? new OrderOutcome.Unknown(refused.Reason) : outcome;
    }

    // A lost answer is no refusal: the order is looked for under our name, and stays unknown where it is not found yet.
    private async Task<OrderOutcome> LostAsync(OrderId id, UpbitReply.Lost lost, CancellationToken token) =>
        await FindAsync(id, token) is OrderOutcome.Accepted
            ? await EndOfAsync(id, token)
            : new OrderOutcome.Unknown(lost.Why);

    private static OrderOutcome Outcome(UpbitReply reply) =>
        reply switch
        {
            UpbitReply.Ok ok => UpbitAnswers.Map(ok, UpbitJson.Order) is Answer<OrderReport>.Given(var report)
                ? new OrderOutcome.Accepted(report)
                : new OrderOutcome.Unknown("the exchange's answer cannot be read"),
            UpbitReply.Error { Status: HttpStatusCode.NotFound, Name: "order_not_found" } error =>
                new OrderOutcome.Refused(error.Name),
            UpbitReply.Error error => new OrderOutcome.Unknown($"{error.Name}: {error.Message}"),
            UpbitReply.Lost lost => new OrderOutcome.Unknown(lost.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
