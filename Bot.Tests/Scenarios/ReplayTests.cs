using Bot.Domain.Decisions;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scenarios;

/// <summary>What was decided live is decided again from the journal.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Given_cycles_of_a_demo_When_they_are_decided_again_Then_all_are_decided_as_they_were()
    {
        await using var run = await TradedAsync();
        var found = new Findings();

        var summary = await Replay(run).RunAsync(null, found, CancellationToken.None);

        Assert.Empty(found.All);
        Assert.Equal((0, true), (summary.Differing, summary.Compared > 150));
        await using var db = await run.DatabaseAsync();
        var reasons = await db.Cycles.Select(row => row.Reason).Distinct().ToListAsync();
        Assert.Contains(TerminalReason.Bought.Text(), reasons);
    }

    [Fact]
    public async Task Given_a_rule_that_was_changed_When_cycles_are_decided_again_Then_those_that_it_decided_name_it()
    {
        await using var run = await TradedAsync();
        await using var db = await run.DatabaseAsync();
        var bought = await db.Cycles.FirstAsync(row => row.Reason == "bought");
        var row = await db.CycleInputs.SingleAsync(one => one.CycleId == bought.Id);
        var (input, decision) = await CycleInputs.ReadAsync(db, row, new CandleShelf(), CancellationToken.None);
        var stricter = input.Terms.Rules with { MeanReversion = new() { EntryRsi = 1 } };

        var changed = Bot.Domain.Cycles.Replay.Decide(input with { Terms = input.Terms with { Rules = stricter } });

        var differences = decision.DifferencesTo(changed!);
        Assert.Contains(differences, text => text.StartsWith("signal, rsi-entry: ", StringComparison.Ordinal));
        Assert.Contains(differences, text => text.StartsWith("outcome: bought became ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_candle_that_was_changed_afterwards_When_cycles_are_decided_again_Then_it_is_told()
    {
        await using var run = await TradedAsync();
        await using (var db = await run.DatabaseAsync())
        {
            var candle = await db.Candles.Where(row => row.IntervalMinutes == 60).OrderBy(row => row.Start).LastAsync();
            candle.Volume += 1m;
            await db.SaveChangesAsync();
        }

        var found = new Findings();
        var summary = await Replay(run).RunAsync(null, found, CancellationToken.None);

        Assert.Equal(1, summary.Differing);
        Assert.Contains("are not as they were seen", Assert.Single(found.All).Differences[0], StringComparison.Ordinal);
    }

    private static async Task<DemoRun> TradedAsync()
    {
        var run = await DemoRun.StartAsync();
        Assert.Empty(await run.PlayAsync("> /start", "= KRW-ETH", "* Run", "= Running", "~ 200"));
        return run;
    }

    private static CycleReplay Replay(DemoRun run) =>
        new(run.World.Services.GetRequiredService<IDbContextFactory<BotDb>>());

    private sealed class Findings : IProgress<ReplayFinding>
    {
        public List<ReplayFinding> All { get; } = [];

        public void Report(ReplayFinding value) => All.Add(value);
    }
}
