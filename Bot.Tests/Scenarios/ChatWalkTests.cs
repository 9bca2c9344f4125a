using Bot.Domain.States;
using Bot.Host.Demo;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>What people do with the bot, done in a real browser from the first key to the last.</summary>
public sealed class ChatWalkTests
{
    [BrowserFact]
    public async Task Given_a_newcomer_When_they_say_start_Then_the_panel_says_where_things_stand_and_what_to_do()
    {
        await using var walk = await ChatWalk.StartAsync("01-first-start");

        await walk.TypeAsync("/start");
        await walk.SeeAsync("Stopped · ");
        await walk.LookAsync();
        await walk.PressAsync("Help");
        await walk.SeeAsync("/backtest");
        await walk.LookAsync();
        await walk.TypeAsync("/statsu");
        await walk.SeeAsync("statsu");
        await walk.PressAsync("Status");

        await walk.SeeAsync("Cash");
        await walk.LookAsync();
    }

    [BrowserFact]
    public async Task Given_a_stopped_bot_When_it_is_run_and_stopped_Then_each_state_shows_its_way_out()
    {
        await using var walk = await ChatWalk.StartAsync("02-run", OnPaper());

        await walk.TypeAsync("/start");
        await walk.PressAsync("Run");
        await walk.SeeAsync("Running · paper");
        await walk.LookAsync();
        await walk.PassAsync(3);
        await walk.TypeAsync("/status");
        await walk.SeeAsync("Cash");
        await walk.PressAsync("Panel");
        await walk.SeeAsync("No position");
        await walk.PressAsync("Stop");

        await walk.SeeAsync("Stopped · ");
        await walk.LookAsync();
    }

    [BrowserFact]
    public async Task Given_a_profile_When_another_is_chosen_Then_its_numbers_are_told_and_hold()
    {
        await using var walk = await ChatWalk.StartAsync("03-profile");

        await walk.TypeAsync("/start");
        await walk.PressAsync("Profile");
        await walk.LookAsync();
        await walk.PressAsync("onservative");
        await walk.SeeAsync("Profile: conservative");
        await walk.TypeAsync("/risk");
        await walk.LookAsync();

        Assert.Equal("conservative", (await AccountAsync(walk)).Profile);
    }

    [BrowserFact]
    public async Task Given_a_running_bot_When_a_cycle_is_asked_for_Then_its_report_tells_every_stage()
    {
        await using var walk = await ChatWalk.StartAsync("04-cycle");

        await walk.TypeAsync("/start");
        await walk.PressAsync("Run");
        await walk.SeeAsync("Running · ");
        await walk.PassAsync(2);
        await walk.TypeAsync("/cycle");
        await walk.SeeAsync("volume ratio");
        await walk.SeeAsync("Portfolio");

        await walk.LookAsync();
    }

    [BrowserFact]
    public async Task Given_an_hour_without_a_trade_When_why_is_asked_Then_the_ladder_shows_what_stood_against_it()
    {
        await using var walk = await ChatWalk.StartAsync("05-why-not");

        await walk.TypeAsync("/start");
        await walk.PressAsync("Run");
        await walk.SeeAsync("Running · ");
        await walk.PassAsync(4);
        await walk.TypeAsync("/why");
        await walk.SeeAsync("⛔");
        await walk.LookAsync();
        await walk.PressAsync("Earlier");

        await walk.LookAsync();
    }

    [BrowserFact]
    public async Task Given_a_position_When_the_market_crashes_in_the_night_Then_the_stop_loss_sells_and_the_breaker_trips_until_resumed()
    {
        var folder = Directory.CreateTempSubdirectory("walk").FullName;
        await using var walk = await ChatWalk.StartAsync("06-stop-loss", CrashMarket.In(folder));

        await walk.TypeAsync("/start");
        await walk.PressAsync("Run");
        await walk.SeeAsync("Running · ");
        await walk.PassUntilAsync("Bought");
        await walk.LookAsync();
        await walk.TypeAsync("/position");
        await walk.SeeAsync("TP: ");
        await walk.LookAsync();
        await walk.TypeAsync("/limits day -1");
        await walk.SeeAsync("-1 %");
        await walk.LookAsync();
        await walk.PassUntilAsync("stop-loss");
        await walk.SeeAsync("daily loss limit");
        await walk.LookAsync();
        await walk.TypeAsync("/start");
        await walk.PressAsync("Resume");
        await walk.LookAsync();
        await walk.PressAsync("Yes");
        await walk.SeeAsync("Running · ");
        await walk.LookAsync();

        await using var db = await walk.Run.DatabaseAsync();
        Assert.Equal("exit-stop-loss", (await db.Trades.AsNoTracking().SingleAsync()).Reason);
        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task Given_a_backtest_When_it_is_cancelled_and_begun_again_Then_progress_and_result_are_shown()
    {
        await using var walk = await ChatWalk.StartAsync("08-backtest");

        await walk.TypeAsync("/start");
        await walk.PressAsync("Backtest");
        await walk.LookAsync();
        await walk.PressAsync("90 days");
        await walk.PressAsync("Start");
        await walk.PressAsync("Cancel");
        await walk.LookAsync();
        await walk.TypeAsync("/backtest 30");
        await walk.SeeAsync("rofit factor");

        await walk.LookAsync();
    }

    [BrowserFact]
    public async Task Given_an_account_on_paper_When_keys_are_entered_Then_it_goes_live_and_the_message_with_them_is_gone()
    {
        var keys = new UpbitServerOptions();
        await using var walk = await ChatWalk.StartAsync("09-go-live", OnPaper());

        await walk.TypeAsync("/start");
        await walk.SeeAsync("Stopped · paper");
        await walk.TypeAsync("/mode live");
        await walk.SeeAsync("keys of the exchange must be entered");
        await walk.LookAsync();
        await walk.PressAsync("Keys");
        await walk.PressAsync("Enter keys");
        await walk.LookAsync();
        await walk.TypeAsync($"{keys.AccessKey} {keys.SecretKey}");
        await walk.SeeAsync("ending in");
        await walk.LookAsync();
        await walk.PressAsync("Yes");
        await walk.TypeAsync("/keys");
        await walk.SeeAsync("Own key");
        await walk.TypeAsync("/mode live");
        await walk.LookAsync();
        await walk.PressAsync("Yes");
        await walk.SeeAsync("Stopped · live");
        await walk.LookAsync();
        await walk.TypeAsync("/mode paper");
        await walk.PressAsync("Yes");
        await walk.SeeAsync("Stopped · paper");
        await walk.TypeAsync("/keys");
        await walk.PressAsync("Delete keys");
        await walk.PressAsync("Yes");
        await walk.SeeAsync("The keys are deleted");
        await walk.LookAsync();

        var chat = walk.Run.World.Telegram.Messages(DemoWorld.Person);
        Assert.DoesNotContain(chat, message => !message.IsDeleted && message.Text.Contains(keys.SecretKey));
        await using var db = await walk.Run.DatabaseAsync();
        Assert.False(await db.ExchangeKeys.AnyAsync());
    }

    [BrowserFact]
    public async Task Given_an_invitation_When_a_viewer_uses_it_Then_they_see_everything_and_can_do_nothing()
    {
        await using var walk = await ChatWalk.StartAsync("11-invite");

        await walk.TypeAsync("/start");
        await walk.TypeAsync("/invite");
        await walk.LookAsync();
        await walk.PressAsync("Viewer of my account");
        await walk.PressAsync("Yes");
        await walk.SeeAsync("Pass this on");
        await walk.LookAsync();
        await using var db = await walk.Run.DatabaseAsync();
        var token = (await db.Invites.AsNoTracking().SingleAsync()).Token;
        await walk.TurnToAsync(new Person(2, "Vera"));
        await walk.TypeAsync($"/start {token}");
        await walk.SeeAsync("Welcome");
        await walk.LookAsync();
        await walk.TypeAsync("/run");
        await walk.SeeAsync("role");
        await walk.LookAsync();
        await walk.GoToAsync(DemoWorld.Person);
        await walk.TypeAsync("/users");
        await walk.SeeAsync("Vera");
        await walk.LookAsync();

        Assert.Equal(TradingState.Stopped, (await AccountAsync(walk)).State);
    }

    [BrowserFact]
    public async Task Given_a_position_When_panic_is_pressed_Then_everything_is_sold_and_the_bot_halts()
    {
        var folder = Directory.CreateTempSubdirectory("walk").FullName;
        await using var walk = await ChatWalk.StartAsync("10-panic", CrashMarket.In(folder));

        await walk.TypeAsync("/start");
        await walk.PressAsync("Run");
        await walk.SeeAsync("Running · ");
        await walk.PassUntilAsync("Bought");
        await walk.TypeAsync("/start");
        await walk.PressAsync("Panic");
        await walk.LookAsync();
        await walk.PressAsync("Sell everything");
        await walk.LookAsync();
        await walk.PressAsync("Yes");
        await walk.SeeAsync("Sold (");
        await walk.LookAsync();

        await using var db = await walk.Run.DatabaseAsync();
        Assert.False(await db.Positions.AnyAsync());
        Assert.Equal(TradingState.ManualHalt, (await AccountAsync(walk)).State);
        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task Given_a_korean_When_they_choose_their_language_Then_panel_and_screens_speak_it()
    {
        await using var walk = await ChatWalk.StartAsync("12-korean", locale: "ko-KR");

        await walk.TypeAsync("/start");
        await walk.TypeAsync("/language ko");
        await walk.TypeAsync("/start");
        await walk.SeeAsync("정지");
        await walk.LookAsync();
        await walk.TypeAsync("/risk");
        await walk.LookAsync();
        await walk.TypeAsync("/help");
        await walk.LookAsync();
        await walk.TypeAsync("/language en");
        await walk.TypeAsync("/start");

        await walk.SeeAsync("Stopped · ");
        await walk.LookAsync();
    }

    // Keys come from the person, not from the configuration.
    private static DemoMarket OnPaper() =>
        DemoMarket.Generated("KRW-ETH") with
        {
            Mode = TradingMode.Paper,
            Configure = options => options with { Upbit = options.Upbit with { AccessKey = "", SecretKey = "" } },
        };

    private static async Task<AccountRow> AccountAsync(ChatWalk walk)
    {
        await walk.Run.World.QuietAsync(CancellationToken.None);
        await using var db = await walk.Run.DatabaseAsync();
        return await db.Accounts.AsNoTracking().SingleAsync();
    }
}
