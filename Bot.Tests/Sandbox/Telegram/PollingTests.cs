using System.Net;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>How updates reach the bot.</summary>
public sealed class PollingTests
{
    private const string Conflict =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

    [Fact]
    public async Task Given_a_waiting_poll_when_a_person_writes_then_it_ends_with_the_message()
    {
        await using var line = await BotLine.OpenAsync();
        var poll = line.CallAsync("getUpdates", new { timeout = 50 });
        await Waiting(line);
        line.Server.SendText(1, 1, "/start now", "ko");
        var message = (await poll).Result[0].GetProperty("message");
        Assert.Equal("/start now", message.GetProperty("text").GetString());
        Assert.Equal("ko", message.GetProperty("from").GetProperty("language_code").GetString());
        Assert.Equal("private", message.GetProperty("chat").GetProperty("type").GetString());
        var command = message.GetProperty("entities")[0];
        Assert.Equal(
            ("bot_command", 6), (command.GetProperty("type").GetString(), command.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Given_a_waiting_poll_when_a_second_comes_then_the_older_is_ended_by_a_conflict()
    {
        await using var line = await BotLine.OpenAsync();
        var older = line.CallAsync("getUpdates", new { timeout = 50 });
        await Waiting(line);
        var newer = line.CallAsync("getUpdates", new { timeout = 50 });
        var ended = await older;
        Assert.Equal((HttpStatusCode.Conflict, Conflict), (ended.Status, ended.Description));
        line.Server.SendText(1, 1, "a");
        Assert.Equal(1, (await newer).Result.GetArrayLength());
    }

    [Fact]
    public async Task Given_a_waiting_poll_when_its_time_is_over_then_it_ends_without_updates()
    {
        await using var line = await BotLine.OpenAsync();
        var answer = await line.CallAsync("getUpdates", new { timeout = 1 });
        Assert.Equal(0, answer.Result.GetArrayLength());
    }

    [Fact]
    public async Task Given_a_waiting_poll_when_the_server_ends_then_it_is_answered()
    {
        var line = await BotLine.OpenAsync();
        var poll = line.CallAsync("getUpdates", new { timeout = 50 });
        await Waiting(line);
        await line.Server.DisposeAsync();
        Assert.Equal(0, (await poll).Result.GetArrayLength());
        await line.DisposeAsync();
    }

    [Theory]
    [InlineData(0, 100, "a b c")]
    [InlineData(0, 2, "a b")]
    [InlineData(0, 101, "a b c")]
    [InlineData(2, 100, "b c")]
    [InlineData(4, 100, "")]
    [InlineData(-1, 100, "c")]
    [InlineData(-9, 100, "a b c")]
    public async Task Given_three_updates_when_an_offset_is_given_then_those_before_it_are_forgotten(
        int offset, int limit, string texts)
    {
        await using var line = await Written("a", "b", "c");
        var first = line.Server.LastUpdateId - 3;
        var updates = await line.UpdatesAsync(offset > 0 ? first + offset : offset, limit);
        Assert.Equal(
            texts, string.Join(' ', updates.Select(update => update.GetProperty("message").GetProperty("text"))));
        var kept = offset == 0 ? 3 : updates.Count;
        Assert.Equal(kept, (await line.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task Given_wanted_kinds_when_others_happen_then_they_are_left_out_until_all_are_wanted_again()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync("keys");
        await line.CallAsync("getUpdates", new { allowed_updates = new[] { "callback_query" } });
        line.Server.SendText(1, 1, "unwanted");
        line.Server.Press(1, 1, id, "d");
        Assert.True(Assert.Single(await line.UpdatesAsync()).TryGetProperty("callback_query", out _));
        await line.CallAsync("getUpdates", new { allowed_updates = Array.Empty<string>() });
        line.Server.SendText(1, 1, "wanted");
        Assert.Equal(2, (await line.UpdatesAsync()).Count);
    }

    [Fact]
    public async Task Given_a_press_when_the_bot_answers_it_then_the_person_sees_the_answer()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync(
            "a", new { inline_keyboard = new[] { new[] { new { text = "k", callback_data = "d" } } } });
        var press = line.Server.Press(1, 1, id, "d");
        var query = (await line.UpdatesAsync())[0].GetProperty("callback_query");
        Assert.Equal((press, "d", id), (
            query.GetProperty("id").GetString(),
            query.GetProperty("data").GetString(),
            query.GetProperty("message").GetProperty("message_id").GetInt32()));
        Assert.Null(line.Server.AnswerOf(press));
        await line.CallAsync(
            "answerCallbackQuery", new { callback_query_id = press, text = "done", show_alert = true });
        Assert.Equal(new CallbackAnswer(press, "done", ShowAlert: true), line.Server.AnswerOf(press));
    }

    [Theory]
    [InlineData(60, HttpStatusCode.OK)]
    [InlineData(61, HttpStatusCode.BadRequest)]
    public async Task Given_a_press_when_it_is_answered_late_then_it_is_too_old(int seconds, HttpStatusCode status)
    {
        var clock = new TurnedClock();
        await using var line = await BotLine.OpenAsync(new() { Wire = clock });
        var press = line.Server.Press(1, 1, await line.SendAsync("a"), "d");
        clock.Turn(TimeSpan.FromSeconds(seconds));
        Assert.Equal(status, (await line.CallAsync("answerCallbackQuery", new { callback_query_id = press })).Status);
    }

    [Fact]
    public async Task Given_an_update_when_it_is_delivered_again_then_it_has_a_new_id_and_the_same_content()
    {
        await using var line = await Written("a");
        Assert.Equal(line.Server.LastUpdateId + 1, line.Server.Deliver(line.Server.LastUpdateId));
        var updates = await line.UpdatesAsync();
        Assert.Equal(2, updates.Count);
        Assert.Equal(updates[0].GetProperty("message").GetRawText(), updates[1].GetProperty("message").GetRawText());
    }

    private static async Task<BotLine> Written(params string[] texts)
    {
        var line = await BotLine.OpenAsync();
        Assert.All(texts, text => line.Server.SendText(1, 1, text));
        return line;
    }

    private static async Task Waiting(BotLine line)
    {
        while (!line.Server.IsPolled)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
