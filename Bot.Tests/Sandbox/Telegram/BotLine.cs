using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>A sandbox server and the plain HTTP line of one bot to it.</summary>
internal sealed class BotLine : IAsyncDisposable
{
    public const long Chat = 1;
    public const string Token = "42:secret";

    private readonly HttpClient _http;

    private BotLine(TelegramServer server)
    {
        Server = server;
        _http = new() { BaseAddress = server.Address };
    }

    public TelegramServer Server { get; }

    public static async Task<BotLine> OpenAsync(TelegramServerOptions? options = null) =>
        new(await TelegramServer.StartAsync(options));

    public async Task<BotAnswer> CallAsync(
        string method, object? arguments = null, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync(
            $"/bot{Token}/{method}", arguments ?? new { }, cancellationToken);
        return await BotAnswer.OfAsync(response);
    }

    public async Task<BotAnswer> CallAsync(string method, HttpContent content)
    {
        using var response = await _http.PostAsync(new Uri($"/bot{Token}/{method}", UriKind.Relative), content);
        return await BotAnswer.OfAsync(response);
    }

    public async Task<BotAnswer> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await BotAnswer.OfAsync(response);
    }

    public Task<byte[]> DownloadAsync(string path) => _http.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    public async Task<int> SendAsync(string text, object? keys = null)
    {
        var answer = await CallAsync("sendMessage", new { chat_id = Chat, text, reply_markup = keys });
        return answer.Result.GetProperty("message_id").GetInt32();
    }

    public async Task<IReadOnlyList<JsonElement>> UpdatesAsync(long offset = 0, int limit = 100, int timeout = 0) =>
        [.. (await CallAsync("getUpdates", new { offset, limit, timeout })).Result.EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>What the Bot API answered.</summary>
internal sealed record BotAnswer(HttpStatusCode Status, JsonElement Body)
{
    public JsonElement Result => Body.GetProperty("result");

    public string Description => Body.GetProperty("description").GetString()!;

    public static async Task<BotAnswer> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
}
