using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>An account that goes over to another market while everything runs.</summary>
public sealed class OtherMarketTests
{
    [Fact]
    public async Task Given_a_running_bot_When_another_market_is_chosen_Then_the_next_hours_are_decided_there()
    {
        await using var run = await DemoRun.StartAsync();

        var failures = await run.PlayAsync(
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "~ 2",
            "> /market_set BTC",
            "= KRW-BTC",
            "~ 3",
            "> /why",
            "= KRW-BTC"
        );

        Assert.Empty(failures);
        await using var db = await run.DatabaseAsync();
        var markets = await db
            .Cycles.AsNoTracking()
            .OrderBy(cycle => cycle.Id)
            .Select(cycle => cycle.Market)
            .ToListAsync();
        Assert.Equal(["KRW-ETH", "KRW-ETH", "KRW-BTC", "KRW-BTC", "KRW-BTC"], markets);
        Assert.Equal("KRW-BTC", (await db.Accounts.AsNoTracking().SingleAsync()).Market);
        await run.AssertLedgersAgreeAsync();
    }
}
