using System.Globalization;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>The exchange's REST interface, one method an endpoint. Maps nothing and decides nothing.</summary>
/// <param name="http">The line.</param>
/// <param name="signer">Signs what only an account may ask.</param>
/// <param name="limits">The pace of all who ask.</param>
/// <param name="logger">Told what got no answer.</param>
/// <param name="clock">Learns the exchange's clock, or null.</param>
/// <param name="isPatient">Whether it takes only what trading leaves of the exchange's limits.</param>
public sealed class UpbitClient(
    HttpClient http,
    UpbitSigner signer,
    UpbitRateLimits limits,
    ILogger<UpbitClient> logger,
    ClockSkew? clock = null,
    bool isPatient = false
)
{
    /// <summary>Where deposits and withdrawals are asked for.</summary>
    internal static readonly IReadOnlyList<string> TransferPaths = ["v1/deposits", "v1/withdraws"];

    private readonly UpbitWire _wire = new(http, signer, limits, logger, clock, isPatient);

    /// <summary>All markets, with warnings.</summary>
    public Task<UpbitReply> MarketsAsync(CancellationToken token) =>
        _wire.PublicAsync(RequestGroup.Market, "v1/market/all", new UpbitQuery().With("is_details", "true"), token);

    public Task<UpbitReply> TickerAsync(MarketCode market, CancellationToken token) =>
        _wire.PublicAsync(RequestGroup.Ticker, "v1/ticker", new UpbitQuery().With("markets", market.Value), token);

    /// <summary>Tickers of all KRW markets.</summary>
    public Task<UpbitReply> TickersAsync(CancellationToken token) =>
        _wire.PublicAsync(
            RequestGroup.Ticker,
            "v1/ticker/all",
            new UpbitQuery().With("quote_currencies", "KRW"),
            token
        );

    public Task<UpbitReply> OrderBookAsync(MarketCode market, CancellationToken token) =>
        _wire.PublicAsync(
            RequestGroup.OrderBook,
            "v1/orderbook",
            new UpbitQuery().With("markets", market.Value),
            token
        );

    /// <summary>Price units of markets; more than 100 make too long an address.</summary>
    public Task<UpbitReply> InstrumentsAsync(IReadOnlyList<MarketCode> markets, CancellationToken token) =>
        _wire.PublicAsync(
            RequestGroup.OrderBook,
            "v1/orderbook/instruments",
            new UpbitQuery().With("markets", string.Join(',', markets)),
            token
        );

    /// <summary>The newest trades of all who trade there, newest first.</summary>
    /// <param name="count">1 to 500.</param>
    /// <param name="before">The number of a trade: only those before it; null for the newest.</param>
    /// <param name="daysAgo">1 to 7: that day's, up to its end in UTC; null for today's.</param>
    public Task<UpbitReply> TradesAsync(
        MarketCode market,
        int count,
        long? before,
        int? daysAgo,
        CancellationToken token
    ) =>
        _wire.PublicAsync(
            RequestGroup.Trade,
            "v1/trades/ticks",
            new UpbitQuery()
                .With("market", market.Value)
                .With("count", Text(count))
                .With("cursor", before?.ToString(CultureInfo.InvariantCulture))
                .With("days_ago", daysAgo is { } days ? Text(days) : null),
            token
        );

    /// <summary>Candles that start before an instant, newest first, at most 200.</summary>
    public Task<UpbitReply> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) =>
        CandlesAsync(
            market,
            interval == CandleInterval.Day ? "days" : $"minutes/{Text((int)interval)}",
            before,
            count,
            token
        );

    /// <summary>Candles of any span, newest first, at most 200.</summary>
    /// <param name="span">As the exchange writes it: <c>seconds</c> (of the last three months), <c>minutes/N</c>,
    /// <c>days</c>, <c>weeks</c>, <c>months</c>, <c>years</c>.</param>
    /// <param name="before">They start before this instant.</param>
    public Task<UpbitReply> CandlesAsync(
        MarketCode market,
        string span,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) =>
        _wire.PublicAsync(
            RequestGroup.Candle,
            $"v1/candles/{span}",
            new UpbitQuery()
                .With("market", market.Value)
                .With("to", before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
                .With("count", Text(count)),
            token
        );

    public Task<UpbitReply> AccountsAsync(CancellationToken token) =>
        _wire.ReadAsync("v1/accounts", new UpbitQuery(), token);

    /// <summary>Our keys and when they end.</summary>
    public Task<UpbitReply> KeysAsync(CancellationToken token) =>
        _wire.ReadAsync("v1/api_keys", new UpbitQuery(), token);

    /// <summary>Fees, limits and state of a market for this account.</summary>
    public Task<UpbitReply> ChanceAsync(MarketCode market, CancellationToken token) =>
        _wire.ReadAsync("v1/orders/chance", new UpbitQuery().With("market", market.Value), token);

    /// <summary>Orders of a market that can still execute, at most 100 a page.</summary>
    /// <param name="page">From 1.</param>
    public Task<UpbitReply> OpenOrdersAsync(MarketCode market, int page, CancellationToken token) =>
        _wire.ReadAsync(
            "v1/orders/open",
            new UpbitQuery()
                .With("market", market.Value)
                .With("states[]", "wait")
                .With("states[]", "watch")
                .With("page", Text(page))
                .With("limit", "100"),
            token
        );

    /// <summary>Orders that have ended, by when they were created, at most 1000, oldest first.</summary>
    /// <param name="from">To the second, inclusive.</param>
    /// <param name="until">At most seven days later.</param>
    public Task<UpbitReply> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken token
    ) =>
        _wire.ReadAsync(
            "v1/orders/closed",
            new UpbitQuery()
                .With("market", market.Value)
                .With("states[]", "done")
                .With("states[]", "cancel")
                .With("start_time", Korean(from))
                .With("end_time", Korean(until))
                .With("limit", "1000")
                .With("order_by", "asc"),
            token
        );

    /// <summary>Orders by our names of them, at most 100; those that there are not are left out.</summary>
    public Task<UpbitReply> OrdersAsync(IEnumerable<string> identifiers, CancellationToken token) =>
        _wire.ReadAsync("v1/orders/uuids", Named(identifiers), token);

    /// <summary>Deposits or withdrawals, newest first, at most 100 a page.</summary>
    /// <param name="path">One of <see cref="TransferPaths"/>.</param>
    /// <param name="page">From 1.</param>
    public Task<UpbitReply> TransfersAsync(string path, int page, CancellationToken token) =>
        _wire.ReadAsync(
            path,
            new UpbitQuery().With("limit", "100").With("page", Text(page)).With("order_by", "desc"),
            token
        );

    /// <summary>One order with its fills.</summary>
    public Task<UpbitReply> OrderAsync(string identifier, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Default, HttpMethod.Get, "v1/order", Identifier(identifier), token);

    /// <summary>Sends an order. Never repeated by itself.</summary>
    public Task<UpbitReply> PlaceAsync(UpbitQuery order, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Order, HttpMethod.Post, "v1/orders", order, token);

    /// <summary>Has an order checked as if it were sent; nothing comes of it.</summary>
    public Task<UpbitReply> TestAsync(UpbitQuery order, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.OrderTest, HttpMethod.Post, "v1/orders/test", order, token);

    /// <summary>
    /// Asks for a withdrawal without currency, amount or address, which cannot be carried out: the answer says whether
    /// the key may ask for one.
    /// </summary>
    public Task<UpbitReply> WithdrawNothingAsync(CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Default, HttpMethod.Post, "v1/withdraws/coin", new UpbitQuery(), token);

    /// <summary>Asks for the end of an order and, once it has ended, for a new one. Never repeated by itself.</summary>
    public Task<UpbitReply> ReplaceAsync(UpbitQuery replacement, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Order, HttpMethod.Post, "v1/orders/cancel_and_new", replacement, token);

    /// <summary>Asks for the end of an order; the answer says only that it was asked.</summary>
    public Task<UpbitReply> CancelAsync(string identifier, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Default, HttpMethod.Delete, "v1/order", Identifier(identifier), token);

    /// <summary>Asks for the end of at most 20 orders by our names of them.</summary>
    public Task<UpbitReply> CancelAsync(IEnumerable<string> identifiers, CancellationToken token) =>
        _wire.UrgentAsync(RequestGroup.Default, HttpMethod.Delete, "v1/orders/uuids", Named(identifiers), token);

    /// <summary>Asks for the end of up to 300 waiting orders of at most 20 markets, whoever placed them.</summary>
    /// <param name="side">bid, ask or all.</param>
    public Task<UpbitReply> CancelOpenAsync(IEnumerable<MarketCode> markets, string side, CancellationToken token) =>
        _wire.UrgentAsync(
            RequestGroup.CancelAll,
            HttpMethod.Delete,
            "v1/orders/open",
            new UpbitQuery().With("pairs", string.Join(',', markets)).With("cancel_side", side).With("count", "300"),
            token
        );

    private static UpbitQuery Identifier(string identifier) => new UpbitQuery().With("identifier", identifier);

    private static UpbitQuery Named(IEnumerable<string> identifiers) =>
        identifiers.Aggregate(new UpbitQuery(), (query, identifier) => query.With("identifiers[]", identifier));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Korean(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
