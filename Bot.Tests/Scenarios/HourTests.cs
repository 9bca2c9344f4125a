using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Host.Demo;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>Hours of a market, traded end to end from a chat.</summary>
public sealed class HourTests
{
    [Fact]
    public async Task Given_a_generated_market_When_two_hundred_hours_pass_Then_the_bot_trades_and_the_ledgers_agree()
    {
        await using var run = await DemoRun.StartAsync();

        var failures = await run.PlayAsync(
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "~ 200",
            "= Daily report",
            "> /why",
            "= RSI",
            "> /safe",
            "= Safe mode"
        );

        Assert.Empty(failures);
        await using var db = await run.DatabaseAsync();
        Assert.Contains(await db.Fills.AsNoTracking().ToListAsync(), fill => fill.Side == OrderSide.Buy);
        await run.AssertLedgersAgreeAsync();
    }

    [SharedFact]
    public async Task Given_five_hundred_real_hours_When_they_are_traded_Then_chat_journal_and_exchange_tell_the_same()
    {
        var file = SharedData.Path("data/upbit-1h/KRW-ETH-1h-2024.csv");
        await using var run = await DemoRun.StartAsync(
            DemoMarket.FromFile("KRW-ETH", file) with
            {
                Configure = DemoRun.WithoutHistory,
            }
        );

        var failures = await run.PlayAsync(
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "> /status",
            "= ₩10,000,000",
            "~ 500",
            "= Sold",
            "= Daily report",
            "> /why",
            "= RSI",
            "> /trades",
            "= sold"
        );

        Assert.Empty(failures);
        await run.AssertLedgersAgreeAsync();
        await AssertEveryTradeIsToldAsync(run);
        await AssertEveryHourHasOneEndAsync(run, 500);
    }

    // Each trade of the journal stands in the chat with its result to the won, and each fill's volume to eight
    // decimals.
    private static async Task AssertEveryTradeIsToldAsync(DemoRun run)
    {
        await using var db = await run.DatabaseAsync();
        var said = run
            .World.Telegram.Messages(DemoWorld.Person)
            .Where(message => message.IsFromBot)
            .Select(message => message.Body.Text)
            .ToList();
        var trades = await db.Trades.AsNoTracking().ToListAsync();
        Assert.NotEmpty(trades);
        Assert.All(
            trades,
            trade =>
                Assert.Contains(said, text => text.Contains($"₩{Math.Abs(trade.Result):N0}", StringComparison.Ordinal))
        );
        var orders = await db
            .Orders.AsNoTracking()
            .Where(order => order.Side == OrderSide.Buy && order.Executed != 0)
            .ToListAsync();
        Assert.All(
            orders,
            order =>
                Assert.Contains(
                    said,
                    text => text.Contains($"{order.Executed:0.########} ETH", StringComparison.Ordinal)
                )
        );
    }

    private static async Task AssertEveryHourHasOneEndAsync(DemoRun run, int hours)
    {
        await using var db = await run.DatabaseAsync();
        var cycles = await db.Cycles.AsNoTracking().Where(cycle => cycle.AskedBy == null).ToListAsync();
        Assert.Equal(hours, cycles.Count);
        Assert.Equal(hours, cycles.Select(cycle => cycle.Slot).Distinct().Count());
        Assert.All(cycles, cycle => TerminalReasons.Parse(cycle.Reason));
    }
}
