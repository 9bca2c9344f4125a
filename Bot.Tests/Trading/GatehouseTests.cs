using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Tests.Trading;

/// <summary>Whether a strategy of days has had its say about the last day that is over.</summary>
public sealed class GatehouseTests
{
    private const int DayStart = -3;

    [Theory]
    [InlineData(TerminalReason.HoldNoSignal, DayStart, true)]
    [InlineData(TerminalReason.Bought, 0, true)]
    [InlineData(TerminalReason.BlockedFrequency, -1, true)]
    [InlineData(TerminalReason.HoldNoSignal, DayStart - 1, false)]
    [InlineData(TerminalReason.FailedData, -1, false)]
    [InlineData(TerminalReason.SkippedMissed, -1, false)]
    [InlineData(TerminalReason.HaltedReconcile, -1, false)]
    [InlineData(TerminalReason.ExitStopLoss, -1, false)]
    public async Task Given_a_cycle_before_When_another_begins_Then_it_knows_whether_the_day_was_decided_on(
        TerminalReason reason,
        int hour,
        bool decided
    )
    {
        await using var floor = await Floor.OpenAsync(100_000_000m);
        await floor.WriteAsync(db => db.Cycles.Add(Ended(reason, hour)));
        var account = await floor.AccountAsync();
        account.Strategy = ChannelTrend.StrategyName;

        var input = await BeginAsync(floor, account);

        Assert.Equal(decided, input.DayDecided);
    }

    [Fact]
    public async Task Given_a_strategy_of_hours_When_a_cycle_begins_Then_days_are_not_asked_for()
    {
        await using var floor = await Floor.OpenAsync(100_000_000m);
        await floor.WriteAsync(db => db.Cycles.Add(Ended(TerminalReason.HoldNoSignal, 0)));

        Assert.False((await BeginAsync(floor, await floor.AccountAsync())).DayDecided);
    }

    private static async Task<Bot.Domain.Cycles.CycleInput> BeginAsync(Floor floor, AccountRow account)
    {
        var agreed = await floor.Reconciler.AgreeAsync(account, CancellationToken.None);
        return await floor.Gatehouse.BeginAsync(
            account,
            Assert.IsType<Reconciled.Agreed>(agreed),
            floor.Time.GetUtcNow(),
            CancellationToken.None
        );
    }

    private static CycleRow Ended(TerminalReason reason, int hour) =>
        new()
        {
            AccountId = 1,
            Market = Floor.Market.Value,
            Slot = Floor.Slot.AddHours(hour),
            StartedAt = Floor.Slot.AddHours(hour),
            EndedAt = Floor.Slot.AddHours(hour),
            Reason = reason.Text(),
            Figures = "",
            Notes = "{}",
        };
}
