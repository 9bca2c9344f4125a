using Bot.Domain.Decisions;
using Bot.Domain.Parity;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scenarios;

/// <summary>What the whole bot did is what a backtest does.</summary>
public sealed class ParityTests
{
    [Fact]
    public async Task Given_days_that_were_traded_When_a_backtest_stands_beside_them_Then_it_decides_the_same()
    {
        await using var run = await DemoRun.StartAsync();
        Assert.Empty(await run.PlayAsync("> /start", "= KRW-ETH", "* Run", "= Running", "~ 200"));

        var days = await DaysAsync(run);

        Assert.True(days.Sum(day => day.Compared) > 150, "too few cycles to say anything");
        var found = days.SelectMany(day => day.Differences).ToList();
        Assert.DoesNotContain(found, one => one is not ParityDifference.Price);
        var entries = found.OfType<ParityDifference.Price>().Where(one => one.Reason == TerminalReason.Bought).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.InRange(entry.Change.Value, -0.5m, 0.5m));
    }

    [Fact]
    public async Task Given_a_day_with_a_fill_and_a_cycle_that_were_otherwise_When_it_is_reported_Then_both_are_named()
    {
        await using var run = await DemoRun.StartAsync();
        Assert.Empty(await run.PlayAsync("> /start", "= KRW-ETH", "* Run", "= Running", "~ 120"));
        var day = await ChangedAsync(run);

        var figures = await run
            .World.Services.GetRequiredService<DailyReader>()
            .ReadAsync(1, day, CancellationToken.None);
        var report = DailyReport.Text(figures, Languages.English);

        Assert.Contains("Backtest of the day beside it: ", report, StringComparison.Ordinal);
        Assert.Contains("live bought, backtest nothing – ⚠️ nothing explains it", report, StringComparison.Ordinal);
        Assert.Equal(1, figures.Parity.Unknown);
    }

    // A cycle that held is told to have bought.
    private static async Task<DateOnly> ChangedAsync(DemoRun run)
    {
        await using var db = await run.DatabaseAsync();
        var cycle = await db.Cycles.Where(row => row.Reason == "hold-no-signal").OrderBy(row => row.Id).FirstAsync();
        cycle.Reason = TerminalReason.Bought.Text();
        await db.SaveChangesAsync();
        return TradingDay.Of(cycle.Slot).Date;
    }

    private static async Task<IReadOnlyList<ParityDay>> DaysAsync(DemoRun run)
    {
        var databases = run.World.Services.GetRequiredService<IDbContextFactory<BotDb>>();
        await using var db = await run.DatabaseAsync();
        var slots = await db.Cycles.Select(row => row.Slot).ToListAsync();
        var (reader, days) = (new ParityReader(databases), new List<ParityDay>());
        foreach (var day in slots.Select(slot => TradingDay.Of(slot).Date).Distinct())
        {
            days.Add(await reader.ReadAsync(1, day, CancellationToken.None));
        }

        return days;
    }
}
