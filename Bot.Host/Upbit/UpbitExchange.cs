using System.Globalization;
using System.Net;
using Bot.Domain.Market;
using Bot.Domain.Money;
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
    /// <summary>How numbers are sent: eight decimals at most, never with an exponent.</summary>
    internal const string NumberForm = "0.########";

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

    private readonly UpbitCandles _candles = new(client);
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
    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) => _candles.ReadAsync(market, interval, before, count, token);

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
    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token) =>
        await client.PlaceAsync(Request(intent), token) switch
        {
            UpbitReply.Ok => await EndOfAsync(intent.Id, token),
            UpbitReply.Held held => new OrderOutcome.Refused(held.ToString()) { Cause = RefusalCause.Pace },
            // The name or the number of the request was used before: perhaps by this very request, sent on twice.
            UpbitReply.Error { Name: "duplicated_identifier" or "nonce_used" } used => await LostAsync(
                intent.Id,
                used.Name,
                token
            ),
            UpbitReply.Error error when Cause(error) is { } cause => new OrderOutcome.Refused(error.ToString())
            {
                Cause = cause,
            },
            UpbitReply.Error error => await LostAsync(intent.Id, error.ToString(), token),
            UpbitReply.Lost lost => await LostAsync(intent.Id, lost.Why, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <inheritdoc />
    public async Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        Outcome(await client.OrderAsync(id.Value, token));

    /// <inheritdoc />
    public async Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token)
    {
        switch (await client.CancelAsync(id.Value, token))
        {
            // An order that has ended cannot be ended, and the exchange says so in more ways than one; so a refusal
            // leads to looking as well.
            case UpbitReply.Ok or UpbitReply.Error:
                return await EndOfAsync(id, token);
            case var other:
                return await FindAsync(id, token) is OrderOutcome.Accepted { Report.IsClosed: true } closed
                    ? closed
                    : new OrderOutcome.Unknown(Why(other));
        }
    }

    /// <summary>An order as it is sent.</summary>
    internal static UpbitQuery Request(OrderIntent intent)
    {
        var order = new UpbitQuery()
            .With("market", intent.Market.Value)
            .With("side", intent.Side == OrderSide.Buy ? "bid" : "ask")
            // Cut, not rounded: of coins with more decimals no more can be sold than there are.
            .With("volume", Text(Volume.Cut(intent.Volume.Value).Value));
        order = intent.Limit is { } limit
            ? order.With("price", Text(limit.Value)).With("ord_type", "limit").With("time_in_force", "ioc")
            : order.With("ord_type", "market");
        return order.With("identifier", intent.Id.Value);
    }

    // What the exchange itself named proves that nothing was taken, and so does a limit on the pace, which comes first.
    private static RefusalCause? Cause(UpbitReply.Error error) =>
        error switch
        {
            { Kind: FailureKind.RateLimit } => RefusalCause.Pace,
            { IsNamed: false } => null,
            { Kind: FailureKind.Maintenance } => RefusalCause.Maintenance,
            { Kind: FailureKind.Keys } => RefusalCause.Keys,
            _ => RefusalCause.Terms,
        };

    private static string Text(decimal number) => number.ToString(NumberForm, CultureInfo.InvariantCulture);

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

        // The exchange has or had the order, or was late with it before: that it cannot find it now proves nothing.
        return outcome is OrderOutcome.Refused refused ? new OrderOutcome.Unknown(refused.Reason) : outcome;
    }

    // A lost answer is no refusal: the order is looked for under our name, and stays unknown where it is not found yet.
    private async Task<OrderOutcome> LostAsync(OrderId id, string why, CancellationToken token) =>
        await FindAsync(id, token) is OrderOutcome.Accepted
            ? await EndOfAsync(id, token)
            : new OrderOutcome.Unknown(why);

    private static OrderOutcome Outcome(UpbitReply reply) =>
        reply switch
        {
            UpbitReply.Ok => UpbitAnswers.Map(reply, UpbitJson.Order) switch
            {
                Answer<OrderReport>.Given({ IsClosed: true, HasAllFills: false }) => new OrderOutcome.Unknown(
                    "the order has ended, and the exchange does not tell all its fills yet"
                ),
                Answer<OrderReport>.Given(var report) => new OrderOutcome.Accepted(report),
                var failed => new OrderOutcome.Unknown(failed.Why!),
            },
            UpbitReply.Error { Status: HttpStatusCode.NotFound, Name: "order_not_found" } error =>
                new OrderOutcome.Refused(error.Name),
            _ => new OrderOutcome.Unknown(Why(reply)),
        };

    private static string Why(UpbitReply reply) => reply is UpbitReply.Lost lost ? lost.Why : $"{reply}";
}
