using System.Net;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class RetryTests
{
    private const string Second = """{"retry_after":1}""";

    [Fact]
    public async Task Given_haste_when_refused_then_the_same_call_is_made_again()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "Too Many Requests: retry after 1", Second).Message();

        var message = await server.Client().SendMessage(5, "again");

        var (first, second) = (await server.NextAsync(), await server.NextAsync());
        Assert.Equal((first.Path, first.Text), (second.Path, second.Text));
        Assert.Equal(7, message.Id);
    }

    [Fact]
    public async Task Given_haste_that_goes_on_when_refused_then_there_are_as_many_attempts_as_are_allowed()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "first", Second).Refuse(429, "second", Second).Message();

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(
            () => server.Client(retryCount: 2).SendMessage(5, "a"));

        Assert.Equal((429, "second", 1), (refusal.ErrorCode, refusal.Message, refusal.Parameters!.RetryAfter));
        Assert.Equal(2, server.Waiting);
    }

    [Theory]
    [InlineData(60, 3, """{"retry_after":61}""")]
    [InlineData(60, 3, "null")]
    [InlineData(0, 3, Second)]
    [InlineData(60, 1, Second)]
    public async Task Given_a_wait_too_long_or_none_allowed_when_refused_then_it_is_thrown_at_once(
        int threshold, int attempts, string parameters)
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "Too Many Requests", parameters).Message();

        await Assert.ThrowsAsync<ApiRequestException>(() => server.Client(threshold, attempts).SendMessage(5, "a"));

        Assert.Equal(1, server.Waiting);
    }

    [Fact]
    public async Task Given_a_wait_when_it_is_cancelled_then_the_call_is()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "Too Many Requests", """{"retry_after":60}""");
        using var stop = new CancellationTokenSource();
        var client = server.Client();
        client.OnApiResponseReceived += async (_, _, _) => await stop.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(
            () => client.SendMessage(5, "a", cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Given_listeners_when_a_call_is_repeated_then_they_hear_of_every_attempt_and_answer()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "Too Many Requests", Second).Message();
        var client = server.Client();
        var heard = new List<string>();
        client.OnMakingApiRequest += (_, args, _) => Hear(args.Request.MethodName);
        client.OnApiResponseReceived += (_, args, _) => Hear($"{args.ResponseMessage.StatusCode}");

        await client.SendMessage(5, "a");

        Assert.Equal(
            ["sendMessage", nameof(HttpStatusCode.TooManyRequests), "sendMessage", nameof(HttpStatusCode.OK)],
            heard);

        ValueTask Hear(string word)
        {
            heard.Add(word);
            return ValueTask.CompletedTask;
        }
    }
}
