using Bot.Domain.States;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Works;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Telegram;

/// <summary>
/// The end of a work reaches whoever asked for it: after the program's end, while Telegram is away, and while its
/// message shows something else.
/// </summary>
public sealed class WorkEndTests
{
    [Fact]
    public async Task Given_an_end_of_the_program_in_the_middle_when_it_starts_again_then_the_message_offers_to_go_on()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        var desk = chat.Get<WorkDesk>();
        await desk.StopAsync(CancellationToken.None);
        while (desk.Find(1) is not null)
        {
            await Task.Yield();
        }

        await desk.StartAsync(CancellationToken.None);
        var told = await chat.SeeAsync("Interrupted by a restart");
        await chat.SettleAsync();

        Assert.Equal("v1:backtest:KRW-ETH 30 rmr bal", told.Keys[0][0].Data);
        Assert.Empty(chat.Get<WorkMemory>().Recall());
    }

    [Fact]
    public async Task Given_a_work_in_the_panels_message_when_the_program_is_there_again_then_its_end_stays()
    {
        await using var first = await Chat.OpenAsync();
        var panel = await first.TypeAsync("/start");
        first.Server.Press(Chat.Owner, Chat.Owner, panel.Id, "v1:backtest:KRW-ETH 30", "en");
        await first.Runner.Begun;
        await using var second = await first.RestartAsync();
        await second.RunAsync();
        await second.SeeAsync("Interrupted by a restart");

        await second.WriteAsync(db => db.Accounts.Single().State = TradingState.ManualHalt);
        for (var look = 0; look < 3; look++)
        {
            second.Wall.Add(TimeSpan.FromSeconds(2));
            await second.Get<PanelKeeper>().RefreshAsync(CancellationToken.None);
            await second.LaneAsync(Chat.Owner);
        }

        var shown = Assert.Single(second.Messages());
        Assert.Equal(panel.Id, shown.Id);
        Assert.Contains("Interrupted by a restart", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_end_that_was_not_taken_when_the_panel_is_shown_in_its_message_then_it_comes_in_a_new_one()
    {
        await using var chat = await Chat.OpenAsync();
        var bar = await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        chat.Faults.Add(new FaultRule
        {
            Server = "telegram", Path = "editMessageText", Fault = FaultKind.Status, Status = 429,
            Body = """{"ok":false,"error_code":429,"description":"no","parameters":{"retry_after":5}}""",
        });

        chat.Runner.EndQuietly();
        while (chat.Faults.Fired.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        await chat.LaneAsync(Chat.Owner);
        await chat.PressDataAsync(bar, "v1:start");
        await chat.LaneAsync(Chat.Owner);
        var told = await chat.SeeAsync("Max drawdown");

        Assert.True(told.Id > bar.Id);
        Assert.Contains("paper", chat.Messages().Single(one => one.Id == bar.Id).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v1:help")]
    [InlineData("v1:start")]
    public async Task Given_a_screen_that_telegram_does_not_take_when_the_work_ends_then_its_message_tells_of_it(
        string key)
    {
        await using var chat = await Chat.OpenAsync();
        var bar = await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        chat.Faults.Add(new FaultRule
        {
            Server = "telegram", Path = "editMessageText", Fault = FaultKind.Status, Status = 500,
        });
        await chat.PressDataAsync(bar, key);
        await chat.LaneAsync(Chat.Owner);

        chat.Runner.EndQuietly();

        Assert.Equal(bar.Id, (await chat.SeeAsync("Max drawdown")).Id);
    }

    [Fact]
    public async Task Given_a_work_whose_message_was_left_when_the_program_is_there_again_then_its_end_comes_anew()
    {
        await using var first = await Chat.OpenAsync();
        var bar = await first.TypeAsync("/backtest 30");
        await first.Runner.Begun;
        first.Server.Press(Chat.Owner, Chat.Owner, bar.Id, "v1:help", "en");
        var help = await first.SeeAsync("/status");
        await using var second = await first.RestartAsync();
        await second.RunAsync();

        var told = await second.SeeAsync("Interrupted by a restart");

        Assert.True(told.Id > help.Id);
        Assert.Equal(bar.Id, help.Id);
        Assert.Contains(second.Messages(), message => message.Id == bar.Id && message.Text == help.Text);
    }

    [Fact]
    public async Task Given_a_telegram_that_is_out_for_long_when_a_work_ends_then_its_end_is_told_once_it_is_back()
    {
        await using var chat = await Chat.OpenAsync();
        var bar = await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        chat.Faults.Add(new FaultRule
        {
            Server = "telegram", Path = "editMessageText", From = 1, To = 40, Fault = FaultKind.Status, Status = 429,
            Body = """{"ok":false,"error_code":429,"description":"no","parameters":{"retry_after":0}}""",
        });

        chat.Runner.EndQuietly();

        Assert.Equal(bar.Id, (await chat.SeeAsync("Max drawdown")).Id);
        await chat.SettleAsync();
        Assert.Empty(chat.Get<WorkMemory>().Recall());
    }
}
