using Bot.Domain.States;
using static Bot.Domain.States.TradingState;
using static Bot.Domain.States.TradingTrigger;

namespace Bot.Tests.States;

public sealed class MachineTests
{
    private static readonly TransitionFacts Clear = new() { CauseGone = true, WeekAboveLimit = true };

    /// <summary>Every pair that the specification permits; what is not here is refused.</summary>
    private static readonly Dictionary<(TradingState From, TradingTrigger Trigger), TradingState> Table = new()
    {
        [(Stopped, Start)] = Running,
        [(Stopped, MismatchFound)] = ReconcileHalt,
        [(Stopped, Halt)] = ManualHalt,
        [(Running, Stop)] = Stopped,
        [(Running, DailyLimitHit)] = DailyLossHalt,
        [(Running, WeeklyLimitHit)] = WeeklyLossHalt,
        [(Running, FaultDetected)] = FaultHalt,
        [(Running, MismatchFound)] = ReconcileHalt,
        [(Running, Halt)] = ManualHalt,
        [(Draining, CycleEnded)] = Stopped,
        [(Draining, Halt)] = ManualHalt,
        [(DailyLossHalt, DayRolled)] = Running,
        [(DailyLossHalt, WeeklyLimitHit)] = WeeklyLossHalt,
        [(DailyLossHalt, FaultDetected)] = FaultHalt,
        [(DailyLossHalt, MismatchFound)] = ReconcileHalt,
        [(DailyLossHalt, Halt)] = ManualHalt,
        [(WeeklyLossHalt, DayRolled)] = Running,
        [(WeeklyLossHalt, FaultDetected)] = FaultHalt,
        [(WeeklyLossHalt, MismatchFound)] = ReconcileHalt,
        [(WeeklyLossHalt, Halt)] = ManualHalt,
        [(FaultHalt, FaultCleared)] = Running,
        [(FaultHalt, MismatchFound)] = ReconcileHalt,
        [(FaultHalt, Halt)] = ManualHalt,
        [(ReconcileHalt, Halt)] = ManualHalt,
        [(ManualHalt, Halt)] = ManualHalt,
    };

    public static IEnumerable<object[]> Pairs { get; } =
        from state in Enum.GetValues<TradingState>()
        where state != SafeMode
        from trigger in Enum.GetValues<TradingTrigger>()
        select new object[] { state, trigger };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Given_a_state_When_a_trigger_is_fired_Then_the_table_decides(TradingState from, TradingTrigger trigger)
    {
        var halted = from.IsSafeMode();
        var expected = (halted, trigger) switch
        {
            (true, Stop) => Stopped,
            (true, Resume) => Running,
            _ => Table.TryGetValue((from, trigger), out var to) ? to : (TradingState?)null,
        };

        var transition = TradingMachine.Fire(from, trigger, Clear);

        Assert.Equal((expected is not null, expected ?? from), (transition.IsPermitted, transition.To));
    }

    [Theory]
    [InlineData(Running, Stop, Draining)]
    [InlineData(FaultHalt, Stop, Draining)]
    public void Given_a_running_cycle_When_stop_is_asked_Then_it_drains_first(
        TradingState from,
        TradingTrigger trigger,
        TradingState to
    ) => Assert.Equal(to, TradingMachine.Fire(from, trigger, new TransitionFacts { CycleRuns = true }).To);

    [Fact]
    public void Given_a_week_below_its_limit_When_the_day_rolls_Then_the_weekly_halt_stays() =>
        Assert.Equal(
            WeeklyLossHalt,
            TradingMachine.Fire(WeeklyLossHalt, DayRolled, new TransitionFacts { WeekAboveLimit = false }).To
        );

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Given_a_halt_When_the_owner_resumes_Then_the_cause_must_be_gone_or_the_owner_insist(
        bool gone,
        bool insists,
        bool permitted
    ) =>
        Assert.Equal(
            permitted,
            TradingMachine
                .Fire(ManualHalt, Resume, new TransitionFacts { CauseGone = gone, OwnerInsists = insists })
                .IsPermitted
        );

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Given_a_halt_When_something_trips_Then_it_never_becomes_milder(
        TradingState from,
        TradingTrigger trigger
    )
    {
        var to = TradingMachine.Fire(from, trigger, Clear).To;

        Assert.True(!from.IsSafeMode() || !to.IsSafeMode() || to.Gravity() >= from.Gravity(), $"{from} -> {to}");
    }

    [Theory]
    [InlineData(DailyLossHalt, DailyLimitHit)]
    [InlineData(WeeklyLossHalt, DailyLimitHit)]
    [InlineData(FaultHalt, DailyLimitHit)]
    [InlineData(FaultHalt, WeeklyLimitHit)]
    [InlineData(ReconcileHalt, FaultDetected)]
    [InlineData(ManualHalt, MismatchFound)]
    [InlineData(FaultHalt, DayRolled)]
    [InlineData(ReconcileHalt, DayRolled)]
    [InlineData(ManualHalt, FaultCleared)]
    public void Given_a_graver_halt_When_a_milder_cause_comes_or_goes_Then_it_stays(
        TradingState halt,
        TradingTrigger trigger
    ) =>
        Assert.Equal(
            new Transition(halt, halt, trigger, IsPermitted: false),
            TradingMachine.Fire(halt, trigger, Clear)
        );

    [Theory]
    [InlineData(Stopped, false, false, 0)]
    [InlineData(Running, true, true, 0)]
    [InlineData(Draining, false, true, 0)]
    [InlineData(DailyLossHalt, false, true, 1)]
    [InlineData(WeeklyLossHalt, false, true, 2)]
    [InlineData(FaultHalt, false, true, 3)]
    [InlineData(ReconcileHalt, false, true, 4)]
    [InlineData(ManualHalt, false, true, 5)]
    public void Given_a_state_When_it_is_asked_what_it_allows_Then_entries_belong_to_running_alone(
        TradingState state,
        bool entries,
        bool cycles,
        int gravity
    ) => Assert.Equal((entries, cycles, gravity), (state.AllowsEntries(), state.RunsCycles(), state.Gravity()));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Given_a_state_When_its_triggers_are_listed_Then_they_are_those_that_can_be_fired(
        TradingState from,
        TradingTrigger trigger
    ) =>
        Assert.Equal(
            TradingMachine.Fire(from, trigger, Clear).IsPermitted,
            TradingMachine.Permitted(from, Clear).Contains(trigger)
        );

    [Theory]
    [InlineData(Running, Halt, true)]
    [InlineData(ManualHalt, Halt, false)]
    [InlineData(ManualHalt, Start, false)]
    public void Given_a_trigger_When_it_was_fired_Then_the_transition_says_whether_anything_changed(
        TradingState from,
        TradingTrigger trigger,
        bool changed
    ) => Assert.Equal(changed, TradingMachine.Fire(from, trigger, Clear).Changed);

    [Fact]
    public void Given_the_machine_When_it_is_drawn_Then_it_is_the_picture_in_the_docs()
    {
        var file = Path.Combine(SharedData.Root, "docs", "states.mmd");
        var drawn = TradingMachine.Diagram().ReplaceLineEndings("\n").Trim();
        if (Environment.GetEnvironmentVariable("CHATTRADER_PICTURES") is { Length: > 0 })
        {
            File.WriteAllText(file, drawn + "\n");
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n").Trim(), drawn);
    }
}
