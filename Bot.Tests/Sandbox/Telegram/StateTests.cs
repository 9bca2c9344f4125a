using Bot.Sandbox.Telegram;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>What a server remembers of its last run, and who waits for what.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telegram-state").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_a_state_folder_when_the_server_starts_again_then_numbers_messages_and_updates_go_on()
    {
        int update;
        await using (var line = await OpenAsync())
        {
            line.Server.People.Add(new(7, "Bo"));
            line.Server.SendText(7, 7, "done");
            await line.UpdatesAsync(line.Server.LastUpdateId + 1);
            line.Server.SendText(1, 1, "waiting");
            await line.SendAsync("old");
            await line.CallAsync("editMessageText", new { chat_id = 1, message_id = 2, text = "edited" });
            update = line.Server.LastUpdateId;
        }

        await using var again = await OpenAsync();
        Assert.Equal(3, await again.SendAsync("new"));
        Assert.Equal(["waiting", "edited", "new"], again.Server.Messages(1).Select(message => message.Text));
        Assert.Equal("Bo", again.Server.People.Find(7)!.FirstName);
        Assert.Equal(update, Assert.Single(await again.UpdatesAsync()).GetProperty("update_id").GetInt32());
        again.Server.SendText(1, 1, "next");
        Assert.Equal(update + 1, again.Server.LastUpdateId);
    }

    [Fact]
    public async Task Given_a_line_cut_off_by_a_kill_when_the_server_starts_again_then_the_rest_is_there()
    {
        await using (var line = await OpenAsync())
        {
            await line.SendAsync("kept");
        }

        await File.AppendAllTextAsync(Path.Combine(_folder, "telegram.jsonl"), "{\"kind\":\"mess");
        await using var again = await OpenAsync();
        Assert.Equal("kept", Assert.Single(again.Server.Messages(1)).Text);
    }

    [Fact]
    public async Task Given_a_waiter_when_a_message_is_edited_then_it_learns_of_it()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync("a");
        var seen = line.Server.LastChange(1);
        var waiter = line.Server.WaitForChangeAsync(1, seen, CancellationToken.None);
        Assert.False(waiter.IsCompleted);
        await line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text = "b" });
        Assert.Equal(line.Server.Messages(1)[0].Change, await waiter);
    }

    [Fact]
    public async Task Given_a_group_when_a_member_writes_then_the_bot_sees_the_group_and_the_member()
    {
        await using var line = await BotLine.OpenAsync();
        line.Server.People.AddGroup(-100, "Traders", 1);
        line.Server.SendText(-100, 1, "hello");
        var message = (await line.UpdatesAsync())[0].GetProperty("message");
        Assert.Equal("Traders", message.GetProperty("chat").GetProperty("title").GetString());
        Assert.Equal(1, message.GetProperty("from").GetProperty("id").GetInt64());
    }

    private Task<BotLine> OpenAsync() => BotLine.OpenAsync(new TelegramServerOptions { StateFolder = _folder });
}
