using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>A sandbox exchange on a clock that the test turns, and the signed HTTP line of one client to it.</summary>
internal sealed class UpbitLine : IAsyncDisposable
{
    public const string Access = "EMUACCESSKEY000000000000000000000000001A";
    public const string Secret = "EMUSECRETKEY000000000000000000000000002B";
    private readonly HttpClient _http;
    private int _nonce;

    private UpbitLine(UpbitServer server, ReplayClock clock)
    {
        Server = server;
        Clock = clock;
        _http = new() { BaseAddress = server.Address };
    }

    /// <summary>12:00 KST of a Thursday.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 10, 8, 3, 0, 0, TimeSpan.Zero);

    public UpbitServer Server { get; }

    public ReplayClock Clock { get; }

    /// <summary>An exchange at noon whose markets are given, or KRW-BTC standing at 109,000,000.</summary>
    public static async Task<UpbitLine> OpenAsync(
        Func<UpbitServerOptions, UpbitServerOptions>? change = null, params ReplayedMarket[] markets)
    {
        var clock = new ReplayClock(Noon);
        var options = new UpbitServerOptions
        {
            Time = clock,
            AccessKey = Access,
            SecretKey = Secret,
            Markets = markets.Length == 0 ? [Still("KRW-BTC", 109_000_000m)] : markets,
            RateLimits = RequestLimits.Off,
        };
        return new(await UpbitServer.StartAsync(change?.Invoke(options) ?? options), clock);
    }

    /// <summary>A market whose price stood still for a day and goes on so for another.</summary>
    public static ReplayedMarket Still(string code, decimal price) =>
        Hours(code, [.. Enumerable.Repeat((price, price, price, price), 48)], Noon.AddHours(-24));

    /// <summary>Hours of a market from noon on, or from another instant.</summary>
    public static ReplayedMarket Hours(
        string code, IReadOnlyList<(decimal Open, decimal High, decimal Low, decimal Close)> hours,
        DateTimeOffset? start = null) =>
        ReplayedMarket.FromCandles(code, TimeSpan.FromHours(1), hours.Select((hour, index) => new ReplayedCandle(
            (start ?? Noon).AddHours(index), hour.Open, hour.High, hour.Low, hour.Close, 60m)));

    public static string Token(string query, string nonce, string? secret = null, string access = Access)
    {
        var claims = query.Length == 0
            ? $$"""{"access_key":"{{access}}","nonce":"{{nonce}}"}"""
            : $$"""{"access_key":"{{access}}","nonce":"{{nonce}}","query_hash":"{{Hash(query)}}","query_hash_alg":"SHA512"}""";
        return Sign("""{"alg":"HS512","typ":"JWT"}""", claims, secret ?? Secret);
    }

    public static string Sign(string header, string claims, string secret)
    {
        var text = $"{Part(header)}.{Part(claims)}";
        var (key, bytes) = (Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));
        var signature = header.Contains("HS256", StringComparison.Ordinal)
            ? HMACSHA256.HashData(key, bytes)
            : HMACSHA512.HashData(key, bytes);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A public read.</summary>
    public Task<UpbitAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, token: null);

    /// <summary>A signed read or cancel; the query is given decoded.</summary>
    public Task<UpbitAnswer> AskAsync(HttpMethod method, string path, string query = "", string access = Access) =>
        SendAsync(method, query.Length == 0 ? path : $"{path}?{Encoded(query)}", Token(query, Nonce(), access: access));

    /// <summary>A signed read.</summary>
    public Task<UpbitAnswer> ReadAsync(string path, string query = "") => AskAsync(HttpMethod.Get, path, query);

    public Task<UpbitAnswer> DeleteAsync(string path, string query = "") => AskAsync(HttpMethod.Delete, path, query);

    /// <summary>A signed POST of fields, in their order.</summary>
    public Task<UpbitAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var body = JsonSerializer.Serialize(fields.ToDictionary(field => field.Name, field => field.Value));
        var hashed = string.Join('&', fields.Select(field => $"{field.Name}={field.Value}"));
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        return SendAsync(HttpMethod.Post, path, Token(hashed, Nonce()), content);
    }

    public Task<UpbitAnswer> LimitAsync(string side, string volume, string price, params (string, string)[] more) =>
        PostAsync("/v1/orders", [
            ("market", "KRW-BTC"), ("side", side), ("volume", volume), ("price", price), ("ord_type", "limit"),
                .. more]);

    public Task<UpbitAnswer> BuyAsync(string market, decimal krw) => PostAsync("/v1/orders",
        ("market", market), ("side", "bid"), ("price", krw.ToString(CultureInfo.InvariantCulture)),
            ("ord_type", "price"));

    public Task<UpbitAnswer> SellAsync(string market, string volume) => PostAsync(
        "/v1/orders", ("market", market), ("side", "ask"), ("volume", volume), ("ord_type", "market"));

    public Task<UpbitAnswer> OrderAsync(string uuid) => ReadAsync("/v1/order", $"uuid={uuid}");

    public async Task<UpbitAnswer> SendAsync(HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await _http.SendAsync(request);
        return await UpbitAnswer.OfAsync(response);
    }

    public string Nonce() => $"00000000-0000-4000-8000-{++_nonce:D12}";

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private static string Encoded(string query) => string.Join('&', query.Split('&').Select(pair =>
    {
        var cut = pair.IndexOf('=', StringComparison.Ordinal);
        return $"{pair[..cut]}={Uri.EscapeDataString(pair[(cut + 1)..])}";
    }));
}

/// <summary>What came back.</summary>
internal sealed record UpbitAnswer(HttpStatusCode Status, string Text, string? Remaining, DateTimeOffset? Date)
{
    public int Code => (int)Status;

    public JsonElement Json => JsonElement.Parse(Text);

    public string Error => Json.GetProperty("error").GetProperty("name").ToString();

    public string Uuid => Json.GetProperty("uuid").GetString()!;

    public string this[string name] => Json.GetProperty(name).ToString();

    public static async Task<UpbitAnswer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.TryGetValues("Remaining-Req", out var values) ? values.Single() : null,
        response.Headers.Date);
}
