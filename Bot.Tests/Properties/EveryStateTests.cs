using Bot.Domain.States;
using Bot.Tests.Trading;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Properties;

/// <summary>No state, however it was reached, keeps a position from being left.</summary>
public sealed class EveryStateTests
{
    public static TheoryData<TradingState, string> Exits
    {
        get
        {
            var rows = new TheoryData<TradingState, string>();
            foreach (var state in Enum.GetValues<TradingState>())
            {
                rows.Add(state, "exit-stop-loss");
                rows.Add(state, "exit-take-profit");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Exits))]
    public async Task Given_any_state_When_the_guard_sees_a_price_at_an_exit_Then_the_position_is_left(
        TradingState state,
        string reason
    )
    {
        // The plan leaves at 5 % below the fill and at 10 % above it; the price is 1,100,000.
        await using var floor = await Floor.OpenAsync(4_000_000m, 1_100_000m);
        await floor.HoldAsync(1m, reason == "exit-stop-loss" ? 1_158_000m : 1_000_000m);
        await floor.WriteAsync(db => db.Accounts.Single().State = state);

        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);

        var trade = await floor.ReadAsync(db => db.Trades.AsNoTracking().SingleAsync());
        Assert.Equal(reason, trade.Reason);
        Assert.Null(await floor.HeldAsync());
        Assert.Equal(0m, floor.Upbit.Ledger.Free("ETH"));
    }

    [Theory]
    [MemberData(nameof(Exits))]
    public async Task Given_any_state_When_the_guard_sees_a_price_between_the_exits_Then_nothing_is_sold(
        TradingState state,
        string reason
    )
    {
        // The nearest units: 1,157,000 less 5 % is 1,099,150, and 1,001,000 and 10 % are 1,101,100.
        await using var floor = await Floor.OpenAsync(4_000_000m, 1_100_000m);
        await floor.HoldAsync(1m, reason == "exit-stop-loss" ? 1_157_000m : 1_001_000m);
        await floor.WriteAsync(db => db.Accounts.Single().State = state);

        await floor.Guard.LookAsync(await floor.AccountAsync(), CancellationToken.None);

        Assert.NotNull(await floor.HeldAsync());
        Assert.Empty(floor.Upbit.Ledger.Orders);
    }

    [Fact]
    public void Given_any_triggers_When_they_are_fired_in_a_row_Then_only_running_enters_and_a_halt_goes_on_working()
    {
        var steps = Gen.Elements(Enum.GetValues<TradingTrigger>()).Zip(Gen.Choose(0, 15)).ListOf(30).ToArbitrary();

        Prop.ForAll(
                steps,
                fired =>
                {
                    var state = TradingState.Stopped;
                    foreach (var (trigger, facts) in fired)
                    {
                        var next = TradingMachine.Fire(state, trigger, Facts(facts));
                        if (!IsSound(next))
                        {
                            return false;
                        }

                        state = next.To;
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_state_When_it_is_halted_Then_it_is_the_gravest_halt_and_the_owner_can_end_it() =>
        Assert.All(
            Enum.GetValues<TradingState>().Where(state => state != TradingState.SafeMode),
            state =>
            {
                var halted = TradingMachine.Fire(state, TradingTrigger.Halt, default);
                var resumed = TradingMachine.Fire(halted.To, TradingTrigger.Resume, Facts(8));

                Assert.Equal((true, TradingState.ManualHalt), (halted.IsPermitted, halted.To));
                Assert.Equal((true, TradingState.Running), (resumed.IsPermitted, resumed.To));
            }
        );

    // A milder halt never replaces a graver one; entries are open in one state only; what is halted still has cycles.
    private static bool IsSound(Transition next) =>
        (next.IsPermitted || !next.Changed)
        && next.To.AllowsEntries() == (next.To == TradingState.Running)
        && (!next.To.IsSafeMode() || next.To.RunsCycles())
        && (!next.To.IsSafeMode() || next.To.Gravity() >= next.From.Gravity());

    private static TransitionFacts Facts(int bits) =>
        new()
        {
            CycleRuns = (bits & 1) != 0,
            WeekAboveLimit = (bits & 2) != 0,
            CauseGone = (bits & 4) != 0,
            OwnerInsists = (bits & 8) != 0,
        };
}
