using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Trading;

namespace Bot.Tests.Trading;

public sealed class FaultWatchTests
{
    [Theory]
    [InlineData(7, true, "behind")]
    [InlineData(-7, true, "ahead of")]
    [InlineData(5, false, "")]
    [InlineData(-5, false, "")]
    public async Task Given_a_clock_that_is_off_When_a_cycle_has_ended_Then_entries_halt_beyond_five_seconds(
        int seconds,
        bool halts,
        string how
    )
    {
        await using var floor = await Floor.OpenAsync(40_000_000m);
        await floor.States.FireAsync(1, TradingTrigger.Start, ("test", "7"), default, CancellationToken.None);
        var clock = new ClockSkew(floor.Time);
        var now = floor.Time.GetUtcNow();
        clock.Learn(now.AddSeconds(seconds), now);
        var watch = new FaultWatch(
            new Journal(floor.Databases, new CycleInputs(new CandleStore())),
            floor.States,
            clock
        );

        await watch.AfterCycleAsync(await floor.AccountAsync(), TradingState.Running, CancellationToken.None);

        var account = await floor.AccountAsync();
        Assert.Equal(halts ? TradingState.FaultHalt : TradingState.Running, account.State);
        Assert.Contains(how, account.StateReason, StringComparison.Ordinal);
    }
}
