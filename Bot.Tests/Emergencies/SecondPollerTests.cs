using Bot.Domain.States;
using Bot.Host.Trading;

namespace Bot.Tests.Emergencies;

/// <summary>Another program polls with the bot's token.</summary>
public sealed class SecondPollerTests
{
    private const string Refusal = "Conflict: terminated by other getUpdates request";

    [Fact]
    public async Task Given_a_second_program_When_it_is_seen_again_and_again_Then_it_halts_and_is_told_once()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);

        for (var poll = 0; poll < 5; poll++)
        {
            await SeeAsync(ship);
            await ship.DoAsync(new TraderWork.GuardDue());
        }

        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        var move = Assert.Single(await ship.ReadAsync(db => db.Transitions.ToList()));
        Assert.Equal($"another program polls this bot; it does not work on this database ({Refusal})", move.Reason);
        Assert.Equal(1, await ToldAsync(ship));
        Assert.Empty(ship.Orders);
    }

    [Fact]
    public async Task Given_the_halt_When_cycles_and_a_new_day_come_Then_only_a_person_releases_it()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        await SeeAsync(ship);

        for (var hour = 1; hour <= 4; hour++)
        {
            await ship.DoAsync(new TraderWork.CycleDue(Ship.Slot.AddHours(hour)));
        }

        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        Assert.Single(await ship.ReadAsync(db => db.Transitions.ToList()));
    }

    [Fact]
    public async Task Given_the_halt_When_the_price_falls_to_the_stop_Then_the_position_is_left_all_the_same()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m, 1_000_000m);
        await SeeAsync(ship);

        await ship.HourAsync(1);

        Assert.Single(ship.Orders);
        await ship.AssertAgreesAsync();
    }

    [Theory]
    [InlineData(TradingState.Stopped)]
    [InlineData(TradingState.ManualHalt)]
    public async Task Given_an_account_that_buys_nothing_When_a_second_program_is_seen_Then_it_stays_as_it_is(
        TradingState state
    )
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        await ship.WriteAsync(db => db.Accounts.Single().State = state);

        await SeeAsync(ship);

        Assert.Equal(state, await ship.StateAsync());
        Assert.Equal(0, await ToldAsync(ship));
    }

    [Fact]
    public async Task Given_a_second_program_that_took_the_lease_When_it_is_seen_Then_the_reason_says_so()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        await ship.WriteAsync(db => db.Leases.Single().Holder = "other");

        await SeeAsync(ship);

        var move = Assert.Single(await ship.ReadAsync(db => db.Transitions.ToList()));
        Assert.Contains("it has taken over this database", move.Reason, StringComparison.Ordinal);
    }

    private static Task SeeAsync(Ship ship)
    {
        ship.Trader.SecondPoller(Refusal);
        return ship.IdleAsync();
    }

    private static Task<int> ToldAsync(Ship ship) =>
        ship.ReadAsync(db => db.Outbox.Count(row => row.Notice.Contains(SecondPoller.Reason)));
}
