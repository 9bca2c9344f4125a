using Bot.Domain.States;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Emergencies;

/// <summary>Panic at a real database and a real exchange, as long as both work.</summary>
public sealed class PanicTests
{
    private const string Panic1 = "ct-1-20260105T020000-panic-1";

    [Theory]
    [InlineData(TradingState.Stopped)]
    [InlineData(TradingState.Running)]
    [InlineData(TradingState.Draining)]
    [InlineData(TradingState.DailyLossHalt)]
    [InlineData(TradingState.WeeklyLossHalt)]
    [InlineData(TradingState.FaultHalt)]
    [InlineData(TradingState.ReconcileHalt)]
    [InlineData(TradingState.ManualHalt)]
    public async Task Given_any_state_When_panic_sells_Then_everything_is_sold_once_and_the_halt_stays_over_a_restart(
        TradingState state
    )
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        await ship.WriteAsync(db => db.Accounts.Single().State = state);

        await ship.PanicAsync(sell: true);
        await ship.PanicAsync(sell: true);
        Assert.Empty(ship.Alarms.Raised);
        await ship.KillAsync();
        await ship.StartAsync();

        Assert.Equal([Panic1], ship.Orders);
        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        await ship.AssertAgreesAsync();
        Assert.False(File.Exists(ship.Spill));
    }

    [Fact]
    public async Task Given_a_position_When_panic_does_not_sell_Then_it_halts_and_the_position_stays_guarded()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m, 1_000_000m);

        await ship.PanicAsync(sell: false);
        Assert.Empty(ship.Orders);
        await ship.HourAsync(1);

        Assert.Single(ship.Orders);
        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        await ship.AssertAgreesAsync();
    }

    [Fact]
    public async Task Given_an_exchange_that_is_away_When_panic_sells_Then_it_is_tried_again_until_it_is_sold_once()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        var away = new FaultRule
        {
            Path = "*",
            From = 1,
            Fault = FaultKind.DropRequest,
        };
        ship.Faults.Add(away);

        await ship.PanicAsync(sell: true);
        var told = Assert.IsType<Alarm.PanicTold>(Assert.Single(ship.Alarms.Raised));
        Assert.Equal((false, true), (told.Facts.IsCancelled, told.Facts.IsLatched));
        Assert.True(File.Exists(ship.Spill));
        ship.Faults.Clear();
        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal([Panic1], ship.Orders);
        await ship.AssertAgreesAsync();
        Assert.False(File.Exists(ship.Spill));
    }

    [Fact]
    public async Task Given_a_panic_that_waits_for_the_exchange_When_the_program_dies_Then_the_next_one_goes_on()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        ship.Faults.Add(
            new FaultRule
            {
                Path = "*",
                From = 1,
                Fault = FaultKind.DropRequest,
            }
        );
        await ship.PanicAsync(sell: true);
        await ship.KillAsync();
        ship.Faults.Clear();

        await ship.StartAsync();
        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal([Panic1], ship.Orders);
        await ship.AssertAgreesAsync();
    }

    [Theory]
    [InlineData(FaultKind.DropAnswer)]
    [InlineData(FaultKind.Duplicate)]
    [InlineData(FaultKind.DropRequest)]
    [InlineData(FaultKind.Status)]
    public async Task Given_a_sale_whose_answer_is_lost_When_panic_goes_on_Then_it_is_sold_once(FaultKind fault)
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        ship.Faults.Add(
            new FaultRule
            {
                Path = "/v1/orders",
                Method = "POST",
                Fault = fault,
            }
        );

        await ship.PanicAsync(sell: true);
        for (var tick = 1; tick <= 4; tick++)
        {
            ship.Clock.Advance(TimeSpan.FromSeconds(10));
            await ship.DoAsync(new TraderWork.GuardDue());
        }

        Assert.Equal(1m, ship.Upbit.Ledger.Fills.Sum(fill => fill.Volume));
        Assert.Equal(0m, ship.Upbit.Ledger.Free("ETH"));
        await ship.AssertAgreesAsync();
    }

    [Fact]
    public async Task Given_an_order_of_ours_that_lies_open_When_panic_comes_Then_it_is_cancelled_and_others_stay()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        await OpenOrder.PlaceAsync(ship, "ct-1-20260105T030000-entry-9");
        await OpenOrder.PlaceAsync(ship, "mine");

        await ship.PanicAsync(sell: false);

        Assert.Equal(
            ["mine"],
            ship.Upbit.Ledger.Orders.Where(order => order.State == "wait").Select(o => o.Identifier)
        );
    }

    [Fact]
    public async Task Given_a_person_who_resumed_When_the_guard_looks_Then_a_panic_that_still_waits_is_over()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        ship.Faults.Add(
            new FaultRule
            {
                Path = "*",
                From = 1,
                Fault = FaultKind.DropRequest,
            }
        );
        await ship.PanicAsync(sell: true);
        await ship.WriteAsync(db => db.Accounts.Single().State = TradingState.Running);
        ship.Faults.Clear();

        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Empty(ship.Orders);
        Assert.False(File.Exists(ship.Spill));
    }
}
