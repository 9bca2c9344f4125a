using System.Globalization;
using Bot.Domain.States;
using Bot.Host.Demo;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>Somebody who presses the next key before the screen of the last one is there.</summary>
public sealed class QuickFingersTests
{
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("CHATTRADER_FINGERS") ?? "12",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Given_stop_pressed_while_the_panel_still_comes_Then_it_stops_each_time_whichever_message_it_was_on()
    {
        await using var run = await DemoRun.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            await TypeAsync(run, "/run");
            Assert.Equal(TradingState.Running, await StateAsync(run));
            var panel = await TypeAsync(run, "/start");
            var status = await TypeAsync(run, "/status");

            Press(run, status, "v1:start");
            await Task.Delay(TimeSpan.FromMilliseconds(round % 40), TimeProvider.System);
            Press(run, round % 2 == 0 ? panel : status, "v1:stop");
            await run.World.HeardAsync(DemoWorld.Person, CancellationToken.None);

            Assert.Equal(TradingState.Stopped, await StateAsync(run));
        }
    }

    private static async Task<int> TypeAsync(DemoRun run, string text)
    {
        run.World.Telegram.SendText(DemoWorld.Person, DemoWorld.Person, text, "en");
        await run.World.HeardAsync(DemoWorld.Person, CancellationToken.None);
        return run.World.Telegram.Messages(DemoWorld.Person).Last(message => message.IsFromBot).Id;
    }

    private static void Press(DemoRun run, int message, string data) =>
        run.World.Telegram.Press(DemoWorld.Person, DemoWorld.Person, message, data, "en");

    private static async Task<TradingState> StateAsync(DemoRun run)
    {
        await using var db = await run.DatabaseAsync();
        return (await db.Accounts.AsNoTracking().SingleAsync()).State;
    }
}
