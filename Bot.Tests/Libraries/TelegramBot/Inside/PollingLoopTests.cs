using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Bot.Tests.Libraries.TelegramBot.Inside;

/// <summary>Where the stand-in keeps the contract and the original does not.</summary>
public sealed class PollingLoopTests
{
    [Theory]
    [InlineData(1, 0, 0.1)]
    [InlineData(2, 0, 0.2)]
    [InlineData(9, 0, 25.6)]
    [InlineData(10, 0, 30)]
    [InlineData(int.MaxValue, 0, 30)]
    [InlineData(1, 60, 60)]
    [InlineData(10, 5, 30)]
    public void Given_polls_that_fail_when_resting_then_each_rest_is_twice_the_last_and_never_less_than_asked(
        int failures, int asked, double seconds)
    {
        var refusal = new ApiRequestException("no", 429, new ResponseParameters { RetryAfter = asked });

        Assert.Equal(seconds, PollingLoop.RestAfter(failures, refusal).TotalSeconds, 6);
    }

    [Fact]
    public async Task Given_a_handler_whose_own_work_was_cancelled_when_polling_then_polling_goes_on()
    {
        await using var server = await BotServer.OpenAsync();
        server.Result("""[{"update_id":7},{"update_id":8}]""");
        using var stop = new CancellationTokenSource();
        var recorder = new Recorder { OnUpdate = (_, _) => throw new TaskCanceledException() };
        var polling = server.Client().ReceiveAsync(recorder, cancellationToken: stop.Token);

        await server.NextAsync();
        var second = await server.NextAsync();
        await stop.CancelAsync();
        await polling;

        Assert.Equal([7, 8], recorder.Updates);
        Assert.Equal(9, (int)second.Json["offset"]!);
        Assert.All(recorder.Errors, error => Assert.Equal(HandleErrorSource.HandleUpdateError, error.Source));
    }

    [Fact]
    public async Task Given_the_rest_of_a_batch_when_cancelled_then_it_is_left_for_the_next_poller()
    {
        await using var server = await BotServer.OpenAsync();
        server.Result("""[{"update_id":7},{"update_id":8}]""");
        using var stop = new CancellationTokenSource();
        var recorder = new Recorder { OnUpdate = (_, _) => stop.CancelAsync() };

        await server.Client().ReceiveAsync(recorder, cancellationToken: stop.Token);

        Assert.Equal([7], recorder.Updates);
    }

    [Fact]
    public async Task Given_a_client_that_is_cancelled_when_polling_then_polling_ends_quietly()
    {
        await using var server = await BotServer.OpenAsync();
        using var stop = new CancellationTokenSource();
        var client = new TelegramBotClient(
            new TelegramBotClientOptions(BotServer.Token, server.Address), cancellationToken: stop.Token);
        var recorder = new Recorder();

        var polling = client.ReceiveAsync(recorder);
        await server.NextAsync();
        await stop.CancelAsync();
        await polling;

        Assert.Empty(recorder.Errors);
    }
}
