using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>Sends one request at the pace that the exchange allows, and reads what comes back.</summary>
internal sealed class UpbitWire(
    HttpClient http,
    UpbitSigner signer,
    UpbitRateLimits limits,
    ILogger logger,
    ClockSkew? clock,
    bool isPatient
)
{
    /// <summary>Tells whoever handles a request which group it is of.</summary>
    public static readonly HttpRequestOptionsKey<string> GroupOption = new("exchange-group");

    public Task<UpbitReply> PublicAsync(RequestGroup group, string path, UpbitQuery query, CancellationToken token) =>
        SendAsync(
            group,
            isUrgent: false,
            () => new HttpRequestMessage(HttpMethod.Get, $"{path}?{query.Encoded()}"),
            token
        );

    /// <summary>A read of the account.</summary>
    public Task<UpbitReply> ReadAsync(string path, UpbitQuery query, CancellationToken token) =>
        SendAsync(RequestGroup.Default, isUrgent: false, () => Signed(HttpMethod.Get, path, query), token);

    /// <summary>What orders wait for.</summary>
    public Task<UpbitReply> UrgentAsync(
        RequestGroup group,
        HttpMethod method,
        string path,
        UpbitQuery query,
        CancellationToken token
    ) => SendAsync(group, isUrgent: true, () => Signed(method, path, query), token);

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

    private async Task<UpbitReply> SendAsync(
        RequestGroup group,
        bool isUrgent,
        Func<HttpRequestMessage> make,
        CancellationToken token
    )
    {
        var entering = isPatient ? limits.EnterPatientlyAsync(group, token) : limits.EnterAsync(group, isUrgent, token);
        if (await entering is { } wait)
        {
            return new UpbitReply.Held(wait);
        }

        using var request = make();
        request.Options.Set(GroupOption, group.Name);
        var (sent, ours) = (limits.Now, clock?.Now());
        try
        {
            using var response = await http.SendAsync(request, token);
            var body = await response.Content.ReadAsByteArrayAsync(token);
            Learn(group, response, body, sent, ours);
            return Read(response, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            logger.LogWarning(exception, "{Path} got no answer", request.RequestUri?.OriginalString.Split('?')[0]);
            return new UpbitReply.Lost(FailureKind.Network, exception.Message);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new UpbitReply.Lost(FailureKind.Network, "no answer in time");
        }
    }

    private void Learn(
        RequestGroup group,
        HttpResponseMessage response,
        byte[] body,
        TimeSpan sent,
        DateTimeOffset? ours
    )
    {
        response.Headers.TryGetValues("Remaining-Req", out var remaining);
        var told = response.IsSuccessStatusCode ? "" : Encoding.UTF8.GetString(body);
        if (response.Headers.RetryAfter?.Delta is { } delta)
        {
            told = $"{delta.TotalSeconds:0} s";
        }

        limits.Learn(group, (int)response.StatusCode, remaining?.FirstOrDefault(), told, sent);
        if (ours is { } then && response.Headers.Date is { } theirs)
        {
            clock!.Learn(theirs, then);
        }
    }

    private static UpbitReply Read(HttpResponseMessage response, byte[] body)
    {
        if (!response.IsSuccessStatusCode)
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
