using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, "Bad Request: message is not modified")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(409, "Conflict: terminated by other getUpdates request")]
    [InlineData(500, "Internal Server Error")]
    public async Task Given_a_refusal_when_it_comes_then_it_is_thrown_at_once_with_its_code_and_words(
        int code, string words)
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(code, words);

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => server.Client().SendMessage(5, "a"));

        Assert.Equal((code, words, null), (refusal.ErrorCode, refusal.Message, refusal.HttpStatusCode));
        Assert.StartsWith($"Telegram Bot API error {code}: {words}", $"{refusal}", StringComparison.Ordinal);
        await server.NextAsync();
        Assert.Equal(0, server.Waiting);
    }

    [Fact]
    public async Task Given_a_group_that_moved_when_refused_then_its_new_number_is_told()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(400, "group chat was upgraded", """{"migrate_to_chat_id":-1001234567890}""");

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(() => server.Client().SendMessage(5, "a"));

        Assert.Equal((-1001234567890, null), (refusal.Parameters!.MigrateToChatId, refusal.Parameters.RetryAfter));
    }

    [Theory]
    [InlineData("<html>", 502)]
    [InlineData("", 200)]
    [InlineData("{\"ok\":tr", 200)]
    public async Task Given_no_json_when_it_comes_then_its_status_and_the_reason_are_told(string body, int status)
    {
        await using var server = await BotServer.OpenAsync();
        server.Answer(body, status);

        var failure = await Assert.ThrowsAsync<RequestException>(() => server.Client().GetMe());

        Assert.Equal("There was an exception during deserialization of the response", failure.Message);
        Assert.Equal((HttpStatusCode)status, failure.HttpStatusCode);
        Assert.IsType<JsonException>(failure.InnerException);
    }

    [Theory]
    [InlineData("""{"ok":true}""", 200)]
    [InlineData("""{"ok":false,"error_code":400,"description":"no"}""", 200)]
    [InlineData("""{"ok":false}""", 503)]
    public async Task Given_half_an_answer_when_it_comes_then_that_is_told(string body, int status)
    {
        await using var server = await BotServer.OpenAsync();
        server.Answer(body, status);

        var failure = await Assert.ThrowsAsync<RequestException>(() => server.Client().GetMe());

        Assert.Equal(
            ("Required properties not found in response", (HttpStatusCode)status),
            (failure.Message, failure.HttpStatusCode));
    }

    [Fact]
    public async Task Given_nobody_listens_when_called_then_the_service_has_failed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        listener.Stop();
        var client = new TelegramBotClient(new TelegramBotClientOptions(BotServer.Token, address));

        var failure = await Assert.ThrowsAsync<RequestException>(() => client.GetMe());

        Assert.StartsWith(
            "Bot API Service Failure: HttpRequestException: ", failure.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    [Fact]
    public async Task Given_no_answer_when_the_time_is_over_then_the_request_has_timed_out()
    {
        await using var server = await BotServer.OpenAsync();
        var client = server.Client();
        client.Timeout = TimeSpan.FromMilliseconds(50);

        var failure = await Assert.ThrowsAsync<RequestException>(() => client.GetMe());

        Assert.Equal("Bot API Request timed out", failure.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_call_under_way_when_it_or_the_client_is_cancelled_then_it_is_cancelled(bool isGlobal)
    {
        await using var server = await BotServer.OpenAsync();
        using var stop = new CancellationTokenSource();
        var client = new TelegramBotClient(
            new TelegramBotClientOptions(BotServer.Token, server.Address),
            cancellationToken: isGlobal ? stop.Token : default);

        var call = client.GetMe(isGlobal ? default : stop.Token);
        await server.NextAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(401, false)]
    public async Task Given_a_token_when_tested_then_it_is_told_whether_it_is_good(int status, bool isGood)
    {
        await using var server = await BotServer.OpenAsync();
        _ = isGood
            ? server.Result("""{"id":42,"is_bot":true,"first_name":"b"}""")
            : server.Refuse(status, "Unauthorized");

        Assert.Equal(isGood, await server.Client().TestApi());
    }
}
