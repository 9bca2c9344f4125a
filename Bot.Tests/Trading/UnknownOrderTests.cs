using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Trading;

/// <summary>An order of which nobody knows what became: it is asked for, and never ended by time.</summary>
public sealed class UnknownOrderTests
{
    private const decimal Deep = 40_000_000m;

    [Theory]
    [InlineData(119, false)]
    [InlineData(120, true)]
    public async Task Given_an_order_without_an_end_When_two_minutes_have_passed_Then_it_halts_and_is_told_once(
        int seconds,
        bool halts
    )
    {
        await using var floor = await RunningAsync();
        floor.Exchange.AfterOrder = (_, _) => new OrderOutcome.Unknown("no answer");
        floor.Exchange.Found = _ => new OrderOutcome.Unknown("no answer");
        Assert.Equal(TerminalReason.HaltedUnknownOrder, (await floor.BuyAsync()).Reason);

        floor.AdvanceTo(Floor.Slot.AddSeconds(7 + seconds));
        await LookTwiceAsync(floor);

        var state = (await floor.AccountAsync()).State;
        Assert.Equal(halts ? TradingState.FaultHalt : TradingState.Running, state);
        var alarms = await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        Assert.Equal(halts ? 1 : 0, alarms.Select(Outbox.Read).Count(notice => notice is Notice.Trouble));
    }

    [Fact]
    public async Task Given_an_unknown_order_When_days_pass_without_an_answer_Then_it_stays_unknown()
    {
        await using var floor = await RunningAsync();
        floor.Exchange.AfterOrder = (_, _) => new OrderOutcome.Unknown("no answer");
        floor.Exchange.Found = _ => new OrderOutcome.Unknown("no answer");
        await floor.BuyAsync();

        floor.AdvanceTo(Floor.Slot.AddDays(5));
        await LookTwiceAsync(floor);

        Assert.Equal(OrderStatus.Unknown, await StatusAsync(floor));
        var reconciled = await floor.Reconciler.AgreeAsync(await floor.AccountAsync(), CancellationToken.None);
        Assert.IsType<Reconciled.OrderUnknown>(reconciled);
    }

    [Fact]
    public async Task Given_an_unknown_order_that_was_filled_When_the_exchange_answers_Then_it_is_the_position()
    {
        await using var floor = await RunningAsync();
        floor.Exchange.AfterOrder = (_, _) => new OrderOutcome.Unknown("no answer");
        floor.Exchange.Found = _ => new OrderOutcome.Unknown("no answer");
        await floor.BuyAsync();
        floor.Exchange.Found = found => found;

        await LookTwiceAsync(floor);

        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
    }

    [Fact]
    public async Task Given_an_order_that_is_listed_When_it_is_not_found_by_name_Then_it_is_not_taken_for_refused()
    {
        await using var floor = await RunningAsync();
        floor.Exchange.AfterOrder = (_, _) => new OrderOutcome.Unknown("no answer");
        floor.Exchange.Found = _ => new OrderOutcome.Refused("order_not_found");
        await floor.BuyAsync();

        floor.AdvanceTo(Floor.Slot.AddMinutes(1));
        await LookTwiceAsync(floor);

        Assert.Equal(OrderStatus.Unknown, await StatusAsync(floor));
    }

    [Theory]
    [InlineData(14, OrderStatus.Unknown)]
    [InlineData(15, OrderStatus.Refused)]
    public async Task Given_an_order_that_never_arrived_When_nothing_knows_it_Then_it_is_refused_once_it_cannot_arrive(
        int seconds,
        OrderStatus status
    )
    {
        await using var floor = await RunningAsync();
        await IntendAsync(floor);

        floor.AdvanceTo(Floor.Slot.AddSeconds(7 + seconds));
        await LookTwiceAsync(floor);

        Assert.Equal(status, await StatusAsync(floor));
    }

    [Fact]
    public async Task Given_an_end_without_all_its_fills_When_it_is_told_Then_it_is_not_believed_yet()
    {
        await using var floor = await RunningAsync();
        floor.Exchange.AfterOrder = (_, outcome) => WithoutFills(outcome);
        floor.Exchange.Found = WithoutFills;

        Assert.Equal(TerminalReason.HaltedUnknownOrder, (await floor.BuyAsync()).Reason);
        floor.Exchange.Found = found => found;
        await LookTwiceAsync(floor);

        Assert.NotNull(await floor.HeldAsync());
        var (journal, exchange) = await floor.SumsAsync(OrderSide.Buy);
        Assert.Equal(exchange, journal);
    }

    private static OrderOutcome WithoutFills(OrderOutcome outcome) =>
        outcome is OrderOutcome.Accepted { Report: var report }
            ? new OrderOutcome.Accepted(report with { Fills = [] })
            : outcome;

    private static async Task IntendAsync(Floor floor)
    {
        var series = new OrderSeries(new AccountId(1), Floor.Market, Floor.Slot, "entry");
        var intent = series.Entry(1, new Volume(0.1m), new Price(1_100_000m));
        Assert.True(await floor.Ledger.TryCommitIntentAsync(intent, null, floor.Time.GetUtcNow(), default));
    }

    private static async Task LookTwiceAsync(Floor floor)
    {
        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);
        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);
    }

    private static Task<OrderStatus> StatusAsync(Floor floor) =>
        floor.ReadAsync(db => db.Orders.AsNoTracking().Select(order => order.Status).SingleAsync());

    private static async Task<Floor> RunningAsync()
    {
        var floor = await Floor.OpenAsync(Deep);
        await floor.States.FireAsync(1, TradingTrigger.Start, ("test", "7"), default, CancellationToken.None);
        return floor;
    }
}
