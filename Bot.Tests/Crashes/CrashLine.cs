using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.Crashes;

/// <summary>
/// The line between the processes of a world and the exchange, which outlives them. It shows what is old, nothing, or a
/// price that fell; what is sent arrives and what the exchange does is real.
/// </summary>
internal sealed class CrashLine(TimeProvider time)
{
    // An order that is answered once and not seen in reads for so long.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(20);

    // Far below every stop.
    private const decimal Fallen = 0.9m;

    private readonly Dictionary<string, byte[]> _seen = new(StringComparer.Ordinal);
    private HttpMethod _begins = HttpMethod.Post;
    private bool _isStale;
    private bool _hasFallen;
    private TimeSpan _mute;
    private DateTimeOffset? _struckAt;

    /// <summary>Whether what is old has yet to be shown.</summary>
    public bool WillBreak => _isStale && _struckAt is null;

    /// <summary>Reads may show what is old from the next request of a kind on.</summary>
    public void Break(bool isStale, HttpMethod begins) => (_isStale, _begins, _struckAt) = (isStale, begins, null);

    /// <summary>For so long after the next order nobody can tell what became of it.</summary>
    public void Mute(TimeSpan length) => _mute = length;

    /// <summary>From now on the last trade is far below every stop.</summary>
    public void Fall() => _hasFallen = true;

    /// <summary>Carries a request there and an answer back.</summary>
    public async Task<HttpResponseMessage> CarryAsync(
        HttpRequestMessage request,
        Func<Task<HttpResponseMessage>> next,
        CancellationToken token
    )
    {
        if (_struckAt is null && request.Method == _begins)
        {
            _struckAt = time.GetUtcNow();
        }

        var answer = await next();
        return request.Method == HttpMethod.Get
            ? await SeenAsync(request.RequestUri!.AbsolutePath, answer, token)
            : answer;
    }

    private async Task<HttpResponseMessage> SeenAsync(string path, HttpResponseMessage answer, CancellationToken token)
    {
        var since = time.GetUtcNow() - _struckAt;
        switch (path)
        {
            case "/v1/order" when since < _mute:
                return Error(HttpStatusCode.InternalServerError, "server_error");
            case "/v1/order" when _isStale && since < Behind:
                return Error(HttpStatusCode.NotFound, "order_not_found");
            case "/v1/accounts" when _isStale:
                return await OldAsync(path, answer, since < Behind, token);
            case "/v1/ticker" when _hasFallen:
                return await FallenAsync(answer, token);
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

    private static async Task<HttpResponseMessage> FallenAsync(HttpResponseMessage answer, CancellationToken token)
    {
        var tickers = await answer.Content.ReadFromJsonAsync<JsonArray>(token);
        foreach (var ticker in tickers!)
        {
            ticker!["trade_price"] = decimal.Round((decimal)ticker["trade_price"]! * Fallen, 0);
        }

        return Json(HttpStatusCode.OK, tickers.ToJsonString());
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string name) =>
        Json(status, $$$"""{"error":{"name":"{{{name}}}","message":"later"}}""");

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
}
