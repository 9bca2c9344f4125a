using Bot.Domain.Orders;
using Bot.Domain.States;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>Coins that the bot did not buy, settled by a press on the card that tells of them.</summary>
public sealed class BooksChatTests
{
    private const decimal Gift = 0.5m;

    [Theory]
    [InlineData("Adopt", true, false)]
    [InlineData("Ignore", false, false)]
    [InlineData("Sell", false, true)]
    public async Task Given_coins_that_the_bot_did_not_buy_When_a_key_of_the_card_is_pressed_Then_trading_goes_on(
        string key,
        bool holds,
        bool sells
    )
    {
        await using var run = await DemoRun.StartAsync();
        Assert.Empty(await run.PlayAsync("> /start", "* Run", "= Running", "~ 1"));
        run.World.Upbit.Deposit("ETH", Gift);

        var failures = await run.PlayAsync([
            "~ 1",
            "= journal and exchange",
            $"* {key}",
            .. sells ? ["= sell it all?", "* Yes"] : Array.Empty<string>(),
            "~ 1",
            "> /status",
            "= Running",
        ]);

        Assert.Empty(failures);
        var (held, sold) = (holds ? Gift : 0m, sells ? Gift : 0m);
        await using var db = await run.DatabaseAsync();
        Assert.Equal(TradingState.Running, (await db.Accounts.AsNoTracking().SingleAsync()).State);
        Assert.Equal(held, (await db.Positions.AsNoTracking().ToListAsync()).Sum(position => position.Volume));
        var fills = await db.Fills.AsNoTracking().ToListAsync();
        Assert.Equal(sold, fills.Where(fill => fill.Side == OrderSide.Sell).Sum(fill => fill.Volume));
        Assert.Equal(Gift - sold, run.World.Upbit.Ledger.Free("ETH"));
    }
}
