using Bot.Domain.Ablation;
using Bot.Host.Demo;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>What the advisor added, over hours of a market, from a chat.</summary>
public sealed class AblationTests
{
    private const string DoubtfulBuy = """
        {"action":1,"confidence":"low","rationale":{"overall":"a","trend":"b","momentum":"c",
        "volatility_volume":"d","structure":"e","decision":"f"}}
        """;

    [Fact]
    public async Task Given_an_advisor_in_doubt_and_once_silent_When_hours_pass_Then_the_arms_part_and_ai_tells_it()
    {
        await using var run = await DemoRun.StartAsync();
        run.World.OpenAi.Script.Enqueue(DoubtfulBuy);
        run.World.OpenAi.Script.Enqueue("I would rather not say.");

        var failures = await run.PlayAsync(
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "~ 240",
            "= four ways",
            "> /ai",
            "= What the advisor added"
        );

        Assert.Empty(failures);
        await using var db = await run.DatabaseAsync();
        var cycles = await db.ArmCycles.AsNoTracking().ToListAsync();
        Assert.Equal(await db.Cycles.CountAsync(), cycles.Count);
        Assert.Contains(cycles, cycle => cycle.Advisor == AdvisorHeard.Failed);
        Assert.Contains(cycles, cycle => cycle.Rules != cycle.Applied);
        Assert.Contains(cycles, cycle => cycle.Alone != cycle.Applied);
        await AssertOutcomesAreMeasuredAsync(db);
        await AssertScreenTellsTheBooksAsync(run, db);
    }

    [Fact]
    public async Task Given_an_advisor_that_is_off_When_hours_pass_Then_it_added_nothing_and_nothing_is_claimed()
    {
        await using var run = await DemoRun.StartAsync();

        var failures = await run.PlayAsync(
            "> /advisor off",
            "= off",
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "~ 240",
            "> /ai",
            "= The advisor added: n/a"
        );

        Assert.Empty(failures);
        await using var db = await run.DatabaseAsync();
        var cycles = await db.ArmCycles.AsNoTracking().ToListAsync();
        Assert.True((await db.Arms.SingleAsync(row => row.Arm == Arm.Rules)).Trades > 0);
        Assert.All(cycles, cycle => Assert.Equal(cycle.Rules, cycle.Applied));
        Assert.All(cycles, cycle => Assert.Equal(cycles[0].Alone, cycle.Alone));
        Assert.All(cycles, cycle => Assert.Equal(AdvisorHeard.NotAsked, cycle.Advisor));
        Assert.Empty(await db.AdviceOutcomes.ToListAsync());
    }

    // The price of a day later is the exchange's: what was traded last as that hour's cycle ran.
    private static async Task AssertOutcomesAreMeasuredAsync(Bot.Host.Storage.BotDb db)
    {
        var prices = await db.ArmCycles.ToDictionaryAsync(cycle => cycle.Slot, cycle => cycle.LastPrice);
        var outcomes = await db.AdviceOutcomes.AsNoTracking().ToListAsync();
        var judged = outcomes.Where(outcome => outcome.JudgedAt is not null).ToList();
        Assert.NotEmpty(judged);
        Assert.All(
            outcomes.Except(judged),
            outcome => Assert.True(outcome.DueAt > prices.Keys.Max(), $"{outcome.Slot} is pending")
        );
        Assert.All(
            judged,
            outcome =>
            {
                var later = outcome.LaterPrice!.Value;
                Assert.InRange(later / prices[outcome.Slot.AddHours(24)], 0.98m, 1.02m);
                var change = ((later / outcome.Price) - 1m) * (outcome.Action.ToString() == "Buy" ? 1m : -1m);
                Assert.Equal(change > 0.001m, outcome.Hit);
            }
        );
    }

    private static async Task AssertScreenTellsTheBooksAsync(DemoRun run, Bot.Host.Storage.BotDb db)
    {
        var screen = run
            .World.Telegram.Messages(DemoWorld.Person)
            .Last(message => message.Body.Text.Contains("What the advisor added", StringComparison.Ordinal))
            .Body.Text;
        foreach (var arm in await db.Arms.AsNoTracking().ToListAsync())
        {
            Assert.Contains(
                $"{Languages.English.Ablation.Of(arm.Arm)}: {Figure.Won(arm.Equity)}",
                screen,
                StringComparison.Ordinal
            );
        }
    }
}
