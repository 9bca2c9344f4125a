using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types.Enums;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class PollingTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BotServer _server = null!;

    public async Task InitializeAsync() => _server = await BotServer.OpenAsync();

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Given_a_batch_when_polled_then_it_is_handled_in_order_and_the_next_poll_confirms_it()
    {
        _server.Result(Batch(7, 8));
        var recorder = new Recorder();
        var polling = _server.Client().ReceiveAsync(recorder, cancellationToken: _stop.Token);

        var (first, second) = (await _server.NextAsync(), await _server.NextAsync());
        await _stop.CancelAsync();
        await polling;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"offset":0,"limit":100,"timeout":100}"""), first.Json));
        Assert.Equal(9, (int)second.Json["offset"]!);
        Assert.Equal([7, 8], recorder.Updates);
        Assert.Empty(recorder.Errors);
    }

    [Fact]
    public async Task Given_options_when_polled_then_they_are_asked_for()
    {
        var options = new ReceiverOptions
        {
            Offset = 5, Limit = 1, AllowedUpdates = [UpdateType.Message, UpdateType.CallbackQuery],
        };
        var polling = _server.Client().ReceiveAsync(new Recorder(), options, _stop.Token);

        var poll = await _server.NextAsync();
        await _stop.CancelAsync();
        await polling;

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    """{"offset":5,"limit":1,"timeout":100,"allowed_updates":["message","callback_query"]}"""),
                poll.Json),
            poll.Text);
    }

    [Fact]
    public async Task Given_a_handler_that_throws_when_polled_then_that_is_told_and_the_rest_is_handled()
    {
        _server.Result(Batch(7, 8));
        var recorder = new Recorder
        {
            OnUpdate = (update, _) => update.Id == 7 ? throw new InvalidOperationException("no") : Task.CompletedTask,
        };
        var polling = _server.Client().ReceiveAsync(recorder, cancellationToken: _stop.Token);

        await _server.NextAsync();
        var second = await _server.NextAsync();
        await _stop.CancelAsync();
        await polling;

        Assert.Equal([7, 8], recorder.Updates);
        Assert.Equal(9, (int)second.Json["offset"]!);
        var (source, error) = Assert.Single(recorder.Errors);
        Assert.Equal((HandleErrorSource.HandleUpdateError, "no"), (source, error.Message));
    }

    [Fact]
    public async Task Given_another_poller_when_polled_then_the_conflict_is_told_and_polling_goes_on()
    {
        _server.Refuse(409, "Conflict: terminated by other getUpdates request").Result(Batch(7));
        var recorder = new Recorder();
        var polling = _server.Client().ReceiveAsync(recorder, cancellationToken: _stop.Token);

        await _server.NextAsync();
        var again = await _server.NextAsync();
        await _server.NextAsync();
        await _stop.CancelAsync();
        await polling;

        var (source, error) = Assert.Single(recorder.Errors);
        Assert.Equal(HandleErrorSource.PollingError, source);
        Assert.Equal(409, Assert.IsType<ApiRequestException>(error).ErrorCode);
        Assert.Equal(0, (int)again.Json["offset"]!);
        Assert.Equal([7], recorder.Updates);
    }

    [Fact]
    public async Task Given_a_running_handler_when_cancelled_then_polling_waits_for_it_and_ends_quietly()
    {
        _server.Result(Batch(7));
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        var recorder = new Recorder
        {
            OnUpdate = (_, _) =>
            {
                entered.SetResult();
                return leave.Task;
            },
        };
        var polling = _server.Client().ReceiveAsync(recorder, cancellationToken: _stop.Token);

        await entered.Task;
        await _stop.CancelAsync();
        Assert.False(polling.IsCompleted);
        leave.SetResult();
        await polling;

        Assert.Empty(recorder.Errors);
    }

    [Fact]
    public async Task Given_an_error_handler_that_throws_when_polling_fails_then_polling_ends_with_it()
    {
        _server.Refuse(401, "Unauthorized");
        var recorder = new Recorder { OnError = _ => throw new InvalidOperationException("enough") };

        var end = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _server.Client().ReceiveAsync(recorder, cancellationToken: _stop.Token));

        Assert.Equal("enough", end.Message);
    }

    [Fact]
    public async Task Given_an_error_handler_that_throws_when_polling_in_the_background_then_the_end_is_told()
    {
        _server.Refuse(401, "Unauthorized");
        var fatal = new TaskCompletionSource<Exception>();
        _server.Client().StartReceiving(
            (_, _, _) => Task.CompletedTask,
            (_, error, source, _) =>
            {
                if (source == HandleErrorSource.FatalError)
                {
                    fatal.SetResult(error);
                    return Task.CompletedTask;
                }
                throw new InvalidOperationException("enough");
            },
            cancellationToken: _stop.Token);

        Assert.Equal("enough", (await fatal.Task).Message);
    }

    [Fact]
    public async Task Given_pending_updates_when_they_are_to_be_dropped_then_polling_begins_after_the_last()
    {
        _server.Result(Batch(41));
        var recorder = new Recorder();
        var polling = _server.Client().ReceiveAsync(
            recorder, new ReceiverOptions { DropPendingUpdates = true }, _stop.Token);

        var (drop, poll) = (await _server.NextAsync(), await _server.NextAsync());
        await _stop.CancelAsync();
        await polling;

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"offset":-1,"limit":1,"timeout":0,"allowed_updates":[]}"""), drop.Json),
            drop.Text);
        Assert.Equal(42, (int)poll.Json["offset"]!);
        Assert.Empty(recorder.Updates);
    }

    [Fact]
    public async Task Given_listeners_when_updates_come_then_messages_and_the_rest_are_told_apart()
    {
        _server.Result(
            """
            [{"update_id":1,"message":{"message_id":2,"date":3,"chat":{"id":4,"type":"private"},"text":"hi"}},
             {"update_id":5,"callback_query":{"id":"q","from":{"id":4,"is_bot":false,"first_name":"k"},
              "chat_instance":"c","data":"d"}}]
            """);
        var client = _server.Client();
        var message = new TaskCompletionSource<string?>();
        var press = new TaskCompletionSource<string?>();
        TelegramBotClient.OnMessageHandler onMessage = (told, _) => Done(message, told.Text);
        TelegramBotClient.OnUpdateHandler onUpdate = told => Done(press, told.CallbackQuery?.Data);

        client.OnUpdate += onUpdate;
        client.OnMessage += onMessage;
        await press.Task;
        client.OnMessage -= onMessage;
        client.OnUpdate -= onUpdate;

        Assert.Equal(("hi", "d"), (await message.Task, await press.Task));

        static Task Done(TaskCompletionSource<string?> source, string? text)
        {
            source.TrySetResult(text);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Given_a_limit_beyond_1_to_100_when_set_then_it_is_refused(int limit)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new ReceiverOptions { Limit = limit });

        Assert.Contains(
            "'Limit' can not be less than 1 or greater than 100", refusal.Message, StringComparison.Ordinal);
    }

    private static string Batch(params int[] ids) =>
        $"[{string.Join(',', ids.Select(id => $$"""{"update_id":{{id}}}"""))}]";
}
