using Stateless;
using Stateless.Graph;
using static Bot.Domain.States.TradingState;
using static Bot.Domain.States.TradingTrigger;

namespace Bot.Domain.States;

/// <summary>
/// The state machine of an account. It is built for one question and thrown away: the state itself lives in the
/// database, and the answer is written there before anybody acts on it.
/// </summary>
public static class TradingMachine
{
    /// <summary>Where a trigger leads from a state.</summary>
    public static Transition Fire(TradingState from, TradingTrigger trigger, TransitionFacts facts)
    {
        var machine = Build(from, facts);
        if (!machine.CanFire(trigger))
        {
            return new Transition(from, from, trigger, IsPermitted: false);
        }

        machine.Fire(trigger);
        return new Transition(from, machine.State, trigger, IsPermitted: true);
    }

    /// <summary>The triggers that a state permits now.</summary>
    public static IReadOnlyList<TradingTrigger> Permitted(TradingState from, TransitionFacts facts) =>
        [.. Build(from, facts).GetPermittedTriggers()];

    /// <summary>The machine as a Mermaid state diagram.</summary>
    public static string Diagram() => MermaidGraph.Format(Build(Stopped, new TransitionFacts()).GetInfo());

    private static StateMachine<TradingState, TradingTrigger> Build(TradingState from, TransitionFacts facts)
    {
        var machine = new StateMachine<TradingState, TradingTrigger>(from);
        machine.Configure(Stopped).Permit(Start, Running).Permit(MismatchFound, ReconcileHalt).Permit(Halt, ManualHalt);
        machine
            .Configure(Running)
            .PermitIf(Stop, Draining, () => facts.CycleRuns, "a cycle runs")
            .PermitIf(Stop, Stopped, () => !facts.CycleRuns, "no cycle runs")
            .Permit(DailyLimitHit, DailyLossHalt)
            .Permit(WeeklyLimitHit, WeeklyLossHalt)
            .Permit(FaultDetected, FaultHalt)
            .Permit(MismatchFound, ReconcileHalt)
            .Permit(Halt, ManualHalt);
        machine.Configure(Draining).Permit(CycleEnded, Stopped).Permit(Halt, ManualHalt);
        machine
            .Configure(SafeMode)
            .PermitIf(Stop, Draining, () => facts.CycleRuns, "a cycle runs")
            .PermitIf(Stop, Stopped, () => !facts.CycleRuns, "no cycle runs")
            .PermitIf(
                Resume,
                Running,
                () => facts.CauseGone || facts.OwnerInsists,
                "the cause is gone or the owner insists"
            );
        Halts(machine, facts);
        return machine;
    }

    // A graver halt replaces a milder one; a milder one finds no way in.
    private static void Halts(StateMachine<TradingState, TradingTrigger> machine, TransitionFacts facts)
    {
        machine
            .Configure(DailyLossHalt)
            .SubstateOf(SafeMode)
            .Permit(DayRolled, Running)
            .Permit(WeeklyLimitHit, WeeklyLossHalt)
            .Permit(FaultDetected, FaultHalt)
            .Permit(MismatchFound, ReconcileHalt)
            .Permit(Halt, ManualHalt);
        machine
            .Configure(WeeklyLossHalt)
            .SubstateOf(SafeMode)
            .PermitIf(DayRolled, Running, () => facts.WeekAboveLimit, "the week is back above its limit")
            .Permit(FaultDetected, FaultHalt)
            .Permit(MismatchFound, ReconcileHalt)
            .Permit(Halt, ManualHalt);
        machine
            .Configure(FaultHalt)
            .SubstateOf(SafeMode)
            .Permit(FaultCleared, Running)
            .Permit(MismatchFound, ReconcileHalt)
            .Permit(Halt, ManualHalt);
        machine.Configure(ReconcileHalt).SubstateOf(SafeMode).Permit(Halt, ManualHalt);
        machine.Configure(ManualHalt).SubstateOf(SafeMode).PermitReentry(Halt);
    }
}

/// <summary>What the machine must know to decide.</summary>
public readonly record struct TransitionFacts
{
    /// <summary>Whether a cycle runs at this moment.</summary>
    public bool CycleRuns { get; init; }

    /// <summary>Whether equity of the rolling week is above the weekly loss limit.</summary>
    public bool WeekAboveLimit { get; init; }

    /// <summary>Whether what caused the halt no longer holds.</summary>
    public bool CauseGone { get; init; }

    /// <summary>Whether the owner saw the figures and resumes all the same.</summary>
    public bool OwnerInsists { get; init; }
}

/// <summary>What a trigger did.</summary>
public sealed record Transition(TradingState From, TradingState To, TradingTrigger Trigger, bool IsPermitted)
{
    public bool Changed => From != To;
}
