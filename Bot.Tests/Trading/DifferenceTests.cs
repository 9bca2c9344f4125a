using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Trading;

/// <summary>Journal and exchange differ, and a person says what is to be done.</summary>
public sealed class DifferenceTests
{
    private const decimal Deep = 40_000_000m;
    private const string Who = "7";

    [Fact]
    public async Task Given_coins_that_the_bot_did_not_buy_When_compared_Then_entries_halt_and_one_card_is_shown()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);

        await floor.Guard.AgreeAsync(await floor.AccountAsync(), CancellationToken.None);
        await floor.Guard.AgreeAsync(await floor.AccountAsync(), CancellationToken.None);

        Assert.Equal(TradingState.ReconcileHalt, (await floor.AccountAsync()).State);
        var card = Assert.Single(await NoticesAsync<Notice.DifferencesFound>(floor)).Shown;
        var one = Assert.Single(card.Differences);
        Assert.Equal((DifferenceKind.CoinsMore, "ETH", 0.5m), (one.Kind, one.Subject, one.Gap));
    }

    [Fact]
    public async Task Given_coins_more_When_they_are_ignored_Then_they_are_the_persons_and_trading_goes_on()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);

        var settled = await SettleAsync(floor, SettleWay.Ignore);

        Assert.True(settled.Done, settled.Detail);
        Assert.Equal(TradingState.Running, (await floor.AccountAsync()).State);
        var agreed = await AgreedAsync(floor);
        Assert.Equal(new Volume(0.5m), agreed.Purse.Kept);
        Assert.Equal(Volume.None, agreed.Balances.Coins(Floor.Market));
        Assert.Null(agreed.Position);
    }

    [Fact]
    public async Task Given_coins_more_When_they_are_adopted_Then_they_have_a_stop_and_are_no_profit()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);

        var settled = await SettleAsync(floor, SettleWay.Adopt);

        Assert.True(settled.Done, settled.Detail);
        var agreed = await AgreedAsync(floor);
        Assert.Equal(new Volume(0.5m), agreed.Position!.Volume);
        Assert.Equal(1_100_000m, agreed.Position.AverageFill.Value);
        Assert.InRange(agreed.Position.Plan.StopLoss.Value, 1_000_000m, 1_099_000m);
        Assert.Equal(550_000m, agreed.Purse.Flows);
        Assert.Empty(await floor.ReadAsync(db => db.Fills.AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task Given_coins_beside_a_position_When_they_are_adopted_Then_its_stop_stays_where_it_is()
    {
        await using var floor = await RunningAsync();
        await floor.HoldAsync(0.2m, 1_050_000m);
        var before = (await floor.HeldAsync())!;
        floor.Upbit.Deposit("ETH", 0.2m);

        Assert.True((await SettleAsync(floor, SettleWay.Adopt)).Done);

        var after = (await floor.HeldAsync())!;
        Assert.Equal(before.Plan, after.Plan);
        Assert.Equal((new Volume(0.4m), 1_075_000m), (after.Volume, after.AverageFill.Value));
    }

    [Fact]
    public async Task Given_coins_more_When_they_are_to_be_sold_Then_they_are_and_the_books_agree()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);

        var settled = await SettleAsync(floor, SettleWay.Sell);

        Assert.True(settled.Done, settled.Detail);
        Assert.Equal(0m, floor.Upbit.Ledger.Free("ETH"));
        Assert.Null((await AgreedAsync(floor)).Position);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public async Task Given_coins_of_the_position_gone_When_adopted_Then_the_position_is_what_is_there(double gone)
    {
        await using var floor = await RunningAsync();
        await floor.HoldAsync(0.5m, 1_050_000m);
        await AgreedAsync(floor);
        floor.Upbit.Withdraw("ETH", (decimal)gone);

        var settled = await SettleAsync(floor, SettleWay.Adopt);

        Assert.True(settled.Done, settled.Detail);
        Assert.Equal(0.5m - (decimal)gone, (await floor.HeldAsync())?.Volume.Value ?? 0m);
        Assert.Equal(-(decimal)gone * 1_100_000m, (await AgreedAsync(floor)).Purse.Flows);
    }

    [Fact]
    public async Task Given_coins_of_the_position_gone_When_ignored_Then_it_is_refused_and_the_halt_stays()
    {
        await using var floor = await RunningAsync();
        await floor.HoldAsync(0.5m, 1_050_000m);
        floor.Upbit.Withdraw("ETH", 0.1m);

        var settled = await SettleAsync(floor, SettleWay.Ignore);

        Assert.False(settled.Done);
        Assert.Contains("cannot be ignored", settled.Detail, StringComparison.Ordinal);
        Assert.Equal(TradingState.ReconcileHalt, (await floor.AccountAsync()).State);
    }

    [Fact]
    public async Task Given_coins_gone_When_the_stop_is_reached_Then_what_is_left_is_sold()
    {
        await using var floor = await Floor.OpenAsync(Deep, 1_100_000m, 900_000m);
        await floor.HoldAsync(0.5m, 1_050_000m);
        floor.Upbit.Withdraw("ETH", 0.2m);
        floor.AdvanceTo(Floor.Slot.AddHours(1).AddSeconds(30));

        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);

        Assert.Equal(0m, floor.Upbit.Ledger.Free("ETH"));
    }

    [Fact]
    public async Task Given_an_order_under_our_name_that_nobody_intended_When_adopted_Then_its_fills_are_the_exchanges()
    {
        await using var floor = await RunningAsync();
        await PlaceAsync(
            floor,
            OrderId.For(new Domain.Accounts.AccountId(1), Floor.Slot, "entry", 1).Value,
            1_200_000m
        );

        var settled = await SettleAsync(floor, SettleWay.Adopt);

        Assert.True(settled.Done, settled.Detail);
        var (journal, exchange) = await floor.SumsAsync(OrderSide.Buy);
        Assert.Equal(exchange, journal);
        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
        Assert.Equal(0m, (await AgreedAsync(floor)).Purse.Flows);
    }

    [Fact]
    public async Task Given_an_open_order_of_somebody_else_When_ignored_Then_trading_goes_on_and_it_is_left_alone()
    {
        await using var floor = await RunningAsync();
        await PlaceAsync(floor, null, 900_000m);

        Assert.True((await SettleAsync(floor, SettleWay.Ignore)).Done);

        Assert.Equal(TradingState.Running, (await floor.AccountAsync()).State);
        Assert.Equal("wait", Assert.Single(floor.Upbit.Ledger.Orders).State);
    }

    [Fact]
    public async Task Given_a_key_of_an_older_card_When_it_is_pressed_Then_nothing_is_done_and_a_new_card_comes()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);
        var id = await ShownAsync(floor);
        floor.Upbit.Deposit("ETH", 0.1m);

        var settled = await floor.Differences.SettleAsync(
            await floor.AccountAsync(),
            new PersonCommand.Settle(id, SettleWay.Adopt),
            Who,
            CancellationToken.None
        );

        Assert.False(settled.Done);
        Assert.Null(await floor.HeldAsync());
        var cards = await NoticesAsync<Notice.DifferencesFound>(floor);
        Assert.Equal(0.6m, cards[^1].Shown.Differences.Single().Gap);
    }

    [Fact]
    public async Task Given_a_difference_that_goes_away_by_itself_When_compared_Then_its_halt_ends()
    {
        await using var floor = await RunningAsync();
        floor.Upbit.Deposit("ETH", 0.5m);
        await ShownAsync(floor);
        floor.Upbit.Withdraw("ETH", 0.5m);

        await AgreedAsync(floor);
        await floor.Gatehouse.AgreedAsync(await floor.AccountAsync(), CancellationToken.None);

        Assert.Equal(TradingState.Running, (await floor.AccountAsync()).State);
        Assert.Null(await floor.ReadAsync(db => DifferenceCard.ShownAsync(db, 1, CancellationToken.None)));
    }

    [Fact]
    public async Task Given_an_answer_of_a_moment_ago_When_looked_at_again_Then_nothing_differed()
    {
        await using var floor = await RunningAsync();
        await floor.HoldAsync(0.5m, 1_050_000m);
        var first = floor.Exchange.BalancesRead + 1;
        floor.Exchange.Balances = (number, now) =>
            number == first
                ? new Answer<Balances>.Given(((Answer<Balances>.Given)now).Value.Without("ETH", new(0.5m)))
                : now;

        await AgreedAsync(floor);
    }

    [Theory]
    [InlineData(1_000_000, FlowKind.Deposit)]
    [InlineData(-400_000, FlowKind.Withdrawal)]
    public async Task Given_money_from_outside_When_compared_Then_it_is_a_flow_and_no_profit(int amount, FlowKind kind)
    {
        await using var floor = await RunningAsync();
        await floor.Guard.SnapshotAsync(await floor.AccountAsync(), CancellationToken.None);
        Move(floor, amount);

        var loss = await floor.Guard.SnapshotAsync(await floor.AccountAsync(), CancellationToken.None);

        Assert.Equal((0m, 0m), (loss!.Day.Value, loss.Week.Value));
        var flow = await floor.ReadAsync(db => db.CashFlows.AsNoTracking().SingleAsync());
        Assert.Equal(((decimal)amount, (decimal)amount), (flow.Amount, flow.Krw));
        Assert.Contains(flow.Kind, new[] { kind, FlowKind.Other });
        Assert.Single(await NoticesAsync<Notice.MoneyMoved>(floor));
    }

    [Fact]
    public async Task Given_a_trade_of_the_bot_When_compared_Then_no_money_came_from_outside()
    {
        await using var floor = await RunningAsync();
        await AgreedAsync(floor);
        await floor.BuyAsync();
        await AgreedAsync(floor);
        await floor.SellAsync();

        Assert.Equal(0m, (await AgreedAsync(floor)).Purse.Flows);
        Assert.Empty(await NoticesAsync<Notice.MoneyMoved>(floor));
    }

    private static void Move(Floor floor, decimal amount)
    {
        if (amount > 0m)
        {
            floor.Upbit.Deposit("KRW", amount);
        }
        else
        {
            floor.Upbit.Withdraw("KRW", -amount);
        }
    }

    private static async Task<Floor> RunningAsync()
    {
        var floor = await Floor.OpenAsync(Deep);
        await floor.States.FireAsync(1, TradingTrigger.Start, ("test", Who), default, CancellationToken.None);
        return floor;
    }

    private static async Task PlaceAsync(Floor floor, string? identifier, decimal price)
    {
        var order = new UpbitQuery()
            .With("market", Floor.Market.Value)
            .With("side", "bid")
            .With("volume", "0.1")
            .With("price", price.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("ord_type", "limit")
            .With("identifier", identifier);
        Assert.IsType<UpbitReply.Ok>(await floor.Client.PlaceAsync(order, CancellationToken.None));
    }

    private static async Task<string> ShownAsync(Floor floor)
    {
        await floor.Guard.AgreeAsync(await floor.AccountAsync(), CancellationToken.None);
        return (await NoticesAsync<Notice.DifferencesFound>(floor))[^1].Shown.Id;
    }

    private static async Task<Settled> SettleAsync(Floor floor, SettleWay way)
    {
        var id = await ShownAsync(floor);
        return await floor.Differences.SettleAsync(
            await floor.AccountAsync(),
            new PersonCommand.Settle(id, way),
            Who,
            CancellationToken.None
        );
    }

    private static async Task<Reconciled.Agreed> AgreedAsync(Floor floor) =>
        Assert.IsType<Reconciled.Agreed>(
            await floor.Reconciler.AgreeAsync(await floor.AccountAsync(), CancellationToken.None)
        );

    private static async Task<List<T>> NoticesAsync<T>(Floor floor) =>
        (await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync())).Select(Outbox.Read).OfType<T>().ToList();
}
