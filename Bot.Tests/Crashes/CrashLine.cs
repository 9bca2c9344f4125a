using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.Crashes;

/// <summary>
/// The line between the processes of a world and the exchange, which outlives them. It shows what is old, late or
/// more than there is; what is sent arrives and what the exchange does is real.
/// </summary>
internal sealed class CrashLine(TimeProvider time)
{
    // An order that is answered once and not seen in reads for so long.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, byte[]> _seen = new(StringComparer.Ordinal);
    private HttpMethod _begins = HttpMethod.Post;
    private LineTrouble _trouble;
    private bool _rests;
    private DateTimeOffset? _struckAt;

    /// <summary>Lets a trouble begin with the next order.</summary>
    public void Break(LineTrouble trouble) => (_trouble, _struckAt) = (trouble, null);

    /// <summary>Shows orders as resting until one is taken back; a trouble begins with that then.</summary>
    public void Rest() => (_rests, _begins) = (true, HttpMethod.Delete);

    /// <summary>Carries a request there and an answer back.</summary>
    public async Task<HttpResponseMessage> CarryAsync(
        HttpRequestMessage request,
        Func<Task<HttpResponseMessage>> next,
        CancellationToken token
    )
    {
        var isFirst = _struckAt is null && request.Method == _begins;
        if (isFirst)
        {
            _struckAt = time.GetUtcNow();
        }

        var answer =
            request.Method == HttpMethod.Get
                ? await ReadAsync(request.RequestUri!.AbsolutePath, next, token)
                : await next();

        // Taken back, or ended before: it is shown as it is, unless nobody looked at the request.
        _rests &= request.Method != HttpMethod.Delete || (int)answer.StatusCode is 418 or 429;
        return isFirst && _trouble == LineTrouble.ServerErrorAfter ? Lost(answer) : answer;
    }

    private async Task<HttpResponseMessage> ReadAsync(
        string path,
        Func<Task<HttpResponseMessage>> next,
        CancellationToken token
    )
    {
        var answer = await next();
        var isBehind = _struckAt is { } struck && time.GetUtcNow() - struck < Behind;
        if (_rests && path == "/v1/order" && answer.IsSuccessStatusCode)
        {
            return await WaitingAsync(answer, token);
        }

        switch (_trouble, path)
        {
            case (LineTrouble.DeeperBook, "/v1/orderbook") when _struckAt is null:
                return await DeeperAsync(answer, token);
            case (LineTrouble.LateFill, "/v1/order") when isBehind && answer.IsSuccessStatusCode:
                return await WaitingAsync(answer, token);
            case (LineTrouble.StaleRead, "/v1/order") when isBehind:
                return Json(HttpStatusCode.NotFound, """{"error":{"name":"order_not_found","message":"old"}}""");
            case (LineTrouble.StaleRead, "/v1/accounts"):
                return await OldAsync(path, answer, isBehind, token);
            default:
                return answer;
        }
    }

    // The answer of before the order.
    private async Task<HttpResponseMessage> OldAsync(
        string path,
        HttpResponseMessage answer,
        bool isBehind,
        CancellationToken token
    )
    {
        if (!isBehind)
        {
            _seen[path] = await answer.Content.ReadAsByteArrayAsync(token);
        }
        else if (_seen.TryGetValue(path, out var old))
        {
            answer.Content = new ByteArrayContent(old);
        }

        return answer;
    }

    private static HttpResponseMessage Lost(HttpResponseMessage answer)
    {
        answer.Dispose();
        return Json(HttpStatusCode.InternalServerError, """{"error":{"name":"server_error","message":"later"}}""");
    }

    private static async Task<HttpResponseMessage> DeeperAsync(HttpResponseMessage answer, CancellationToken token)
    {
        var books = await answer.Content.ReadFromJsonAsync<JsonArray>(token);
        foreach (var level in books![0]!["orderbook_units"]!.AsArray())
        {
            level!["ask_size"] = (decimal)level["ask_size"]! * 1_000m;
            level["bid_size"] = (decimal)level["bid_size"]! * 1_000m;
        }

        return Json(HttpStatusCode.OK, books.ToJsonString());
    }

    private static async Task<HttpResponseMessage> WaitingAsync(HttpResponseMessage answer, CancellationToken token)
    {
        var order = await answer.Content.ReadFromJsonAsync<JsonObject>(token);
        order!["state"] = "wait";
        order["executed_volume"] = "0";
        order["remaining_volume"] = order["volume"]?.DeepClone();
        order["paid_fee"] = "0";
        order["trades_count"] = 0;
        order["trades"] = new JsonArray();
        return Json(HttpStatusCode.OK, order.ToJsonString());
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
}

/// <summary>What the line does, from the first order on.</summary>
internal enum LineTrouble
{
    None,

    /// <summary>The order is carried out, and the answer is a server error.</summary>
    ServerErrorAfter,

    /// <summary>The order's fills are seen some seconds after they happened.</summary>
    LateFill,

    /// <summary>The book is seen deeper than it is when the order is planned.</summary>
    DeeperBook,

    /// <summary>For some seconds order and balances are read as they were before.</summary>
    StaleRead,
}
