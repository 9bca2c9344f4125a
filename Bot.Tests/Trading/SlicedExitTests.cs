using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Trading;

public sealed class SlicedExitTests
{
    private const decimal Deep = 40_000_000m;
    private const decimal Bare = 20_000m;
    private const decimal Coins = 2.71828183m;

    [Fact]
    public async Task Given_a_thin_book_When_a_position_is_left_Then_its_slices_are_one_trade_as_the_exchange_has_it()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(Coins, 1_050_000m);

        var ending = await floor.SellAsync();

        Assert.Equal(TerminalReason.Sold, ending.Reason);
        Assert.InRange(floor.Upbit.Ledger.Orders.Count, 3, 5);
        Assert.Equal("ct-1-20260105T030000-sell-1", floor.Upbit.Ledger.Orders[0].Identifier);
        Assert.Equal(0m, floor.Upbit.Ledger.Free("ETH"));
        Assert.Null(await floor.HeldAsync());
        await AssertTradeAsync(floor);
    }

    [Fact]
    public async Task Given_an_exit_in_slices_When_it_has_ended_Then_it_is_told_once()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(Coins, 1_050_000m);

        await floor.SellAsync();

        var trade = await floor.ReadAsync(db => db.Trades.AsNoTracking().SingleAsync());
        var told = await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        var closed = Assert.Single(told.Select(Outbox.Read).OfType<Notice.PositionClosed>());
        Assert.Equal((trade.Volume, trade.Result), (closed.Volume, closed.Result));
        Assert.Equal(trade.ResultPercent, closed.ResultPercent, 10);
        Assert.Equal(trade.ExitPrice, closed.AveragePrice, 10);
        Assert.Empty(await floor.ReadAsync(db => db.Marks.AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task Given_a_book_that_cannot_be_read_When_a_position_is_left_Then_it_goes_whole()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        await floor.HoldAsync(Coins, 1_050_000m);
        floor.Exchange.Book = (_, _) => new Answer<OrderBook>.Failed(FailureKind.Network, "gone");

        Assert.Equal(TerminalReason.Sold, (await floor.SellAsync()).Reason);

        Assert.Single(floor.Upbit.Ledger.Orders);
    }

    [Fact]
    public async Task Given_a_stop_of_the_program_When_an_exit_is_in_slices_Then_it_goes_on_to_its_end()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(Coins, 1_050_000m);
        using var stop = new CancellationTokenSource();
        floor.Exchange.AfterOrder = (_, outcome) =>
        {
            stop.Cancel();
            return outcome;
        };

        await floor.SellAsync(stop.Token);

        Assert.Null(await floor.HeldAsync());
    }

    [Fact]
    public async Task Given_an_unknown_slice_When_it_is_sent_Then_no_other_follows_and_the_rest_is_held()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(Coins, 1_050_000m);
        floor.Exchange.AfterOrder = (order, outcome) => order == 2 ? new OrderOutcome.Unknown("lost") : outcome;

        Assert.Equal(TerminalReason.HaltedUnknownOrder, (await floor.SellAsync()).Reason);

        Assert.Equal(2, floor.Upbit.Ledger.Orders.Count);
        Assert.Empty(await floor.Desk.ResolveOpenAsync(1, CancellationToken.None));
        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_crash_around_a_slice_When_the_same_exit_is_run_again_Then_nothing_is_sold_twice(
        bool placed
    )
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(Coins, 1_050_000m);
        floor.Upbit.Deposit("ETH", 10m);
        floor.Exchange.DieAt(2, placed);
        await Assert.ThrowsAsync<TimeoutException>(() => floor.SellAsync());
        floor.AdvanceTo(Floor.Slot.AddMinutes(1));

        Assert.Empty(await floor.Desk.ResolveOpenAsync(1, CancellationToken.None));
        Assert.Equal(TerminalReason.Sold, (await floor.SellAsync()).Reason);

        Assert.Equal(10m, floor.Upbit.Ledger.Free("ETH"));
        Assert.Null(await floor.HeldAsync());
        var names = floor.Upbit.Ledger.Orders.Select(order => order.Identifier).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        await AssertTradeAsync(floor);
        var told = await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        var sold = told.Select(Outbox.Read).OfType<Notice.PositionClosed>().ToList();
        Assert.Equal(Coins, sold.Sum(closed => closed.Volume));
    }

    // 0.00454545 coins at the best bid of 1,100,000 are 4,999.995 KRW.
    [Theory]
    [InlineData(0.00454545, TerminalReason.BlockedMinOrder, 0)]
    [InlineData(0.00454546, TerminalReason.Sold, 1)]
    public async Task Given_so_few_coins_When_they_are_sold_Then_only_what_the_exchange_takes_is_sent(
        double coins,
        TerminalReason reason,
        int orders
    )
    {
        await using var floor = await Floor.OpenAsync(Deep);
        await floor.HoldAsync((decimal)coins, 1_000_000m);

        Assert.Equal(reason, (await floor.SellAsync()).Reason);

        Assert.Equal(orders, floor.Upbit.Ledger.Orders.Count);
    }

    [Fact]
    public async Task Given_dust_at_its_target_When_the_guard_looks_again_and_again_Then_it_waits_until_the_price_lifts_it()
    {
        await using var floor = await Floor.OpenAsync(Deep, 1_100_000m, 1_200_000m);
        await floor.HoldAsync(0.0043m, 900_000m);

        for (var look = 0; look < 5; look++)
        {
            await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);
        }

        Assert.Empty(await floor.ReadAsync(db => db.Equity.AsNoTracking().ToListAsync()));
        Assert.Equal(0, floor.Exchange.Orders);
        floor.AdvanceTo(Floor.Slot.AddHours(1).AddMinutes(30));
        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);
        Assert.Null(await floor.HeldAsync());
        Assert.Equal("exit-take-profit", (await floor.ReadAsync(db => db.Trades.SingleAsync())).Reason);
    }

    [Fact]
    public async Task Given_a_book_that_takes_only_part_When_a_position_is_left_Then_the_rest_follows()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(9m, 1_050_000m);

        Assert.Equal(TerminalReason.Sold, (await floor.SellAsync()).Reason);

        Assert.Equal(10, floor.Upbit.Ledger.Orders.Count);
        Assert.Null(await floor.HeldAsync());
        await AssertTradeAsync(floor);
    }

    [Fact]
    public async Task Given_a_part_sold_in_slices_When_the_rest_follows_Then_there_are_two_trades_and_one_closed_position()
    {
        await using var floor = await Floor.OpenAsync(Bare);
        await floor.HoldAsync(5.43656367m, 1_040_000m, new PartialRule());
        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);

        var orders = floor.Upbit.Ledger.Orders.Count;
        var held = (await floor.HeldAsync())!;
        Assert.InRange(orders, 3, 10);
        Assert.True(held.Progress.PartSold);
        Assert.Equal(2.71828184m, held.Volume.Value);
        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);
        Assert.Equal(orders, floor.Upbit.Ledger.Orders.Count);
        await floor.SellAsync();

        var trades = await floor.ReadAsync(db => db.Trades.AsNoTracking().OrderBy(trade => trade.Id).ToListAsync());
        Assert.Equal(["exit-partial", "sold"], trades.Select(trade => trade.Reason));
        var (_, sold) = await floor.SumsAsync(OrderSide.Sell);
        Assert.Equal(sold.Item2 - sold.Item3 - (5.43656367m * 1_040_000m), trades.Sum(trade => trade.Result));
        Assert.Equal(1, (await floor.Positions.ClosedAsync(1, CancellationToken.None)).Count);
    }

    // To the last digit: what came in less fee less what the coins had cost.
    private static async Task AssertTradeAsync(Floor floor)
    {
        var (journal, exchange) = await floor.SumsAsync(OrderSide.Sell);
        Assert.Equal(exchange, journal);
        var trade = await floor.ReadAsync(db => db.Trades.AsNoTracking().SingleAsync());
        Assert.Equal(exchange.Item1, trade.Volume);
        Assert.Equal(exchange.Item2 - exchange.Item3 - (trade.EntryPrice * trade.Volume), trade.Result);
        Assert.Equal(exchange.Item2 / exchange.Item1, trade.ExitPrice, 10);
    }
}
