using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>The exchange's REST interface, one method an endpoint. Maps nothing and decides nothing.</summary>
public sealed class UpbitClient(
    HttpClient http,
    UpbitSigner signer,
    UpbitRateLimits limits,
    ILogger<UpbitClient> logger
)
{
    /// <summary>Where deposits and withdrawals are asked for.</summary>
    internal static readonly IReadOnlyList<string> TransferPaths = ["v1/deposits", "v1/withdraws"];

    public Task<UpbitReply> AccountsAsync(CancellationToken token) =>
        PrivateAsync(HttpMethod.Get, "default", "v1/accounts", new UpbitQuery(), token);

    public Task<UpbitReply> TickerAsync(MarketCode market, CancellationToken token) =>
        PublicAsync("ticker", "v1/ticker", new UpbitQuery().With("markets", market.Value), token);

    public Task<UpbitReply> OrderBookAsync(MarketCode market, CancellationToken token) =>
        PublicAsync("orderbook", "v1/orderbook", new UpbitQuery().With("markets", market.Value), token);

    /// <summary>Candles that start before an instant, newest first, at most 200.</summary>
    public Task<UpbitReply> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        var path = interval == CandleInterval.Day ? "v1/candles/days" : $"v1/candles/minutes/{(int)interval}";
        var query = new UpbitQuery()
            .With("market", market.Value)
            .With("to", before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .With("count", count.ToString(CultureInfo.InvariantCulture));
        return PublicAsync("candle", path, query, token);
    }

    /// <summary>Orders of a market that can still execute, at most 100 a page.</summary>
    /// <param name="page">From 1.</param>
    public Task<UpbitReply> OpenOrdersAsync(MarketCode market, int page, CancellationToken token) =>
        PrivateAsync(
            HttpMethod.Get,
            "default",
            "v1/orders/open",
            new UpbitQuery()
                .With("market", market.Value)
                .With("states[]", "wait")
                .With("states[]", "watch")
                .With("page", page.ToString(CultureInfo.InvariantCulture))
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
        PrivateAsync(
            HttpMethod.Get,
            "default",
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

    /// <summary>Deposits or withdrawals, newest first, at most 100 a page.</summary>
    /// <param name="path">One of <see cref="TransferPaths"/>.</param>
    /// <param name="page">From 1.</param>
    public Task<UpbitReply> TransfersAsync(string path, int page, CancellationToken token) =>
        PrivateAsync(
            HttpMethod.Get,
            "default",
            path,
            new UpbitQuery()
                .With("limit", "100")
                .With("page", page.ToString(CultureInfo.InvariantCulture))
                .With("order_by", "desc"),
            token
        );

    public Task<UpbitReply> OrderAsync(string identifier, CancellationToken token) =>
        PrivateAsync(HttpMethod.Get, "default", "v1/order", new UpbitQuery().With("identifier", identifier), token);

    /// <summary>Sends an order. Never repeated by itself.</summary>
    public Task<UpbitReply> PlaceAsync(UpbitQuery order, CancellationToken token) =>
        PrivateAsync(HttpMethod.Post, "order", "v1/orders", order, token);

    public Task<UpbitReply> CancelAsync(string identifier, CancellationToken token) =>
        PrivateAsync(HttpMethod.Delete, "default", "v1/order", new UpbitQuery().With("identifier", identifier), token);

    private static string Korean(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private Task<UpbitReply> PublicAsync(string group, string path, UpbitQuery query, CancellationToken token) =>
        SendAsync(group, () => new HttpRequestMessage(HttpMethod.Get, $"{path}?{query.Encoded()}"), token);

    private Task<UpbitReply> PrivateAsync(
        HttpMethod method,
        string group,
        string path,
        UpbitQuery query,
        CancellationToken token
    ) => SendAsync(group, () => Signed(method, path, query), token);

    private HttpRequestMessage Signed(HttpMethod method, string path, UpbitQuery query)
    {
        var plain = query.Plain();
        var isBody = method == HttpMethod.Post;
        var request = new HttpRequestMessage(method, isBody || plain.Length == 0 ? path : $"{path}?{query.Encoded()}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", signer.Token(plain));
        if (isBody)
        {
            request.Content = new ByteArrayContent(query.Body());
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return request;
    }

    private async Task<UpbitReply> SendAsync(string group, Func<HttpRequestMessage> make, CancellationToken token)
    {
        await limits.WaitAsync(group, token);
        using var request = make();
        try
        {
            using var response = await http.SendAsync(request, token);
            var body = await response.Content.ReadAsByteArrayAsync(token);
            return Read(group, response, body);
        }
        catch (HttpRequestException exception)
        {
            logger.LogWarning(exception, "{Path} got no answer", request.RequestUri?.AbsolutePath);
            return new UpbitReply.Lost(FailureKind.Network, exception.Message);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new UpbitReply.Lost(FailureKind.Network, "no answer in time");
        }
    }

    private UpbitReply Read(string group, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var failed = !response.IsSuccessStatusCode;
        response.Headers.TryGetValues("Remaining-Req", out var remaining);
        limits.Learn(
            group,
            status,
            remaining?.FirstOrDefault(),
            failed ? System.Text.Encoding.UTF8.GetString(body) : null
        );
        if (failed)
        {
            return UpbitErrors.Read(response.StatusCode, body);
        }

        try
        {
            return new UpbitReply.Ok(JsonElement.Parse(body));
        }
        catch (JsonException exception)
        {
            return new UpbitReply.Lost(FailureKind.Unreadable, exception.Message);
        }
    }
}
