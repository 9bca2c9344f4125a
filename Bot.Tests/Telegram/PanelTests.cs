using Bot.Domain.States;
using Bot.Host.Telegram;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Telegram;

/// <summary>The panel in a chat that does not take everything, and in one where much is going on.</summary>
public sealed class PanelTests
{
    [Theory]
    [InlineData(500, 0)]
    [InlineData(429, 3600)]
    public async Task Given_a_panel_that_could_not_be_edited_when_telegram_works_again_then_it_shows_the_state(
        int status, int rest)
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        await chat.TypeAsync("/start");
        Refuse(chat, status, rest);

        await chat.WriteAsync(db => db.Accounts.Single().State = TradingState.ManualHalt);
        await UntilAsync(() => chat.Faults.Fired.Count > 0);
        // The server knows of it before the bot has read the answer.
        await chat.LaneAsync(Chat.Owner);
        chat.Wall.Add(TimeSpan.FromSeconds(rest));

        await chat.SeeAsync("by hand · paper");
    }

    [Fact]
    public async Task Given_a_telegram_that_asks_for_a_long_rest_when_the_next_is_asked_for_then_it_does_not_wait()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");
        Refuse(chat, 429, 40);

        await chat.PressAsync(panel, "Status");
        await chat.TypeAsync("/version");

        Assert.Single(chat.Faults.Fired);
        Assert.DoesNotContain(chat.Server.Calls, call => call.Method == "editMessageText");
    }

    [Fact]
    public async Task Given_a_screen_that_telegram_does_not_take_when_the_state_changes_then_the_panel_shows_it()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        var panel = await chat.TypeAsync("/start");
        Refuse(chat, 429, 40);
        await chat.PressAsync(panel, "Help");
        await UntilAsync(() => chat.Faults.Fired.Count > 0);
        await chat.LaneAsync(Chat.Owner);

        await chat.WriteAsync(db => db.Accounts.Single().State = TradingState.ManualHalt);

        Assert.Equal(panel.Id, (await chat.SeeAsync("by hand · paper")).Id);
    }

    [Fact]
    public async Task Given_a_screen_in_the_panels_message_when_another_message_is_pressed_then_it_stays()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        var other = await chat.TypeAsync("/status");
        var panel = await chat.TypeAsync("/start");
        var help = await chat.TurnAsync(panel, "Help");
        await chat.TurnAsync(other, "Balance");

        await chat.WriteAsync(db => db.Accounts.Single().State = TradingState.ManualHalt);
        for (var look = 0; look < 3; look++)
        {
            chat.Wall.Add(TimeSpan.FromSeconds(2));
            await chat.Get<PanelKeeper>().RefreshAsync(CancellationToken.None);
            await chat.LaneAsync(Chat.Owner);
        }

        Assert.Equal(help.Text, chat.Messages().Single(message => message.Id == panel.Id).Text);
    }

    [Fact]
    public async Task Given_a_lane_that_is_held_up_when_more_is_typed_than_fits_then_the_person_is_told()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/start");
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lanes = chat.Get<ChatLanes>();
        lanes.Post(PanelKeeper.LaneOf(Chat.Owner), _ =>
        {
            begun.SetResult();
            return held.Task;
        });
        await begun.Task;
        for (var more = 0; more < 40; more++)
        {
            lanes.Post(PanelKeeper.LaneOf(Chat.Owner), _ => Task.CompletedTask);
        }

        chat.Server.SendText(Chat.Owner, Chat.Owner, "/stop", "en");

        await chat.SeeAsync("One thing after another");
        held.SetResult();
    }

    private static void Refuse(Chat chat, int status, int rest) =>
        chat.Faults.Add(new FaultRule
        {
            Server = "telegram",
            Path = "editMessageText",
            Nth = 1,
            Fault = FaultKind.Status,
            Status = status,
            Body = $$$"""
                {"ok":false,"error_code":{{{status}}},"description":"no","parameters":{"retry_after":{{{rest}}}}}
                """,
        });

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
