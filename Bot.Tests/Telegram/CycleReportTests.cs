using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;

namespace Bot.Tests.Telegram;

/// <summary>What a report of a cycle and of a day says of the market.</summary>
public sealed class CycleReportTests
{
    [Fact]
    public void Given_a_cycle_that_saw_the_market_when_it_is_told_then_quick_gate_warnings_and_bitcoin_are_in_stage_two()
    {
        var notes = Some.Held();
        notes.Quick = [new Rung("quick-trades", true, "7", ">= 5"), new Rung("quick-return", false, "0.4", ">= 1")];
        notes.Warnings = [new Rung("flash-crash", true, "off", "off"), new Rung("market-risk", false, "High", "Low, Medium")];
        notes.BtcCorrelation = 0.83;
        var story = new CycleStory(
            Some.Cycle(TerminalReason.HoldNoSignal, notes), TerminalReason.HoldNoSignal, notes);

        var told = Html.Plain(CycleReport.Stages(story, null, null, Languages.English)[1]).Split('\n');

        Assert.Matches("⚡ Quick ✅ .*7 .* · ⛔ .*0.4 ", told[2]);
        Assert.Matches("Warnings ✅ flash crash off .* · ⛔ .*High ", told[3]);
        Assert.EndsWith("0.83", told[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KRW-ETH", "(buy and hold +20.00 %)")]
    [InlineData("KRW-BTC", "(buy and hold n/a)")]
    public async Task Given_a_day_when_the_market_changed_within_then_prices_of_two_coins_are_not_compared(
        string before, string said)
    {
        await using var chat = await Chat.OpenAsync(account => account.CreatedAt = Chat.Start.AddDays(-3));
        await chat.WriteAsync(db =>
        {
            db.Cycles.Add(CycleIn(before, -20));
            db.Cycles.Add(CycleIn("KRW-ETH", -1));
            db.Equity.AddRange(
                Some.Worth(Chat.Start.AddDays(-1), price: 5_000_000m),
                Some.Worth(Chat.Start.AddMinutes(-5), price: 6_000_000m));
        });

        var day = await chat.TypeAsync("/daily");

        Assert.Contains($"0.00 % {said}", day.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static CycleRow CycleIn(string market, int hours)
    {
        var row = Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddHours(hours));
        row.Market = market;
        return row;
    }
}
