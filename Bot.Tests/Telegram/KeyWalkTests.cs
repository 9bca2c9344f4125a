using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Xunit.Abstractions;

namespace Bot.Tests.Telegram;

/// <summary>Nobody gets lost: whatever is pressed, in whatever state, there is a way on.</summary>
public sealed class KeyWalkTests(ITestOutputHelper output)
{
    public static TheoryData<TradingState, bool> Standings
    {
        get
        {
            var standings = new TheoryData<TradingState, bool>();
            foreach (var state in Enum.GetValues<TradingState>())
            {
                standings.Add(state, true);
                standings.Add(state, false);
            }

            return standings;
        }
    }

    [Theory]
    [MemberData(nameof(Standings))]
    public async Task Given_a_live_account_when_every_key_of_every_screen_is_pressed_then_each_leads_to_a_screen(
        TradingState state, bool holds)
    {
        await using var chat = await Chat.OpenAsync(account =>
            (account.State, account.Mode, account.StateReason) = (state, TradingMode.Live, "as <it> is"));
        await chat.WriteAsync(db => Furnish(db, holds));
        var walk = new KeyWalk(chat);

        var deadEnds = await walk.DeadEndsAsync();

        output.WriteLine($"{state}, {(holds ? "holding" : "flat")}: {walk.Pressed} keys");
        Assert.True(deadEnds.Count == 0, string.Join('\n', deadEnds));
        Assert.Empty(chat.Log.Errors);
        Assert.InRange(walk.Pressed, 60, int.MaxValue);
    }

    private static void Furnish(BotDb db, bool holds)
    {
        db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddHours(-2)));
        db.Cycles.Add(Some.Cycle(TerminalReason.Bought, Some.Bought(), Chat.Start.AddHours(-1)));
        db.Equity.Add(Some.Worth(Chat.Start.AddHours(-2)));
        db.Equity.Add(Some.Worth(Chat.Start.AddHours(-1), 10_100_000m, 5_050_000m));
        if (holds)
        {
            db.Positions.Add(Some.Position());
        }
    }
}
