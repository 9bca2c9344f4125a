using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>An arrow of a graph.</summary>
public class Transition
{
    public List<ActionInfo> DestinationEntryActions = [];

    public Transition(State sourceState, TriggerInfo trigger)
    {
        SourceState = sourceState;
        Trigger = trigger;
    }

    public TriggerInfo Trigger { get; private set; }

    public bool ExecuteEntryExitActions { get; protected set; } = true;

    public State SourceState { get; private set; }
}

/// <summary>An arrow to a known state.</summary>
public class FixedTransition : Transition
{
    public FixedTransition(
        State sourceState, State destinationState, TriggerInfo trigger, IEnumerable<InvocationInfo> guards)
        : base(sourceState, trigger)
    {
        DestinationState = destinationState;
        Guards = guards;
    }

    public State DestinationState { get; private set; }

    public IEnumerable<InvocationInfo> Guards { get; private set; }
}

/// <summary>An arrow from a decision to a state that it may choose.</summary>
public class DynamicTransition : Transition
{
    public DynamicTransition(State sourceState, State destinationState, TriggerInfo trigger, string criterion)
        : base(sourceState, trigger)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    public State DestinationState { get; private set; }

    public string Criterion { get; private set; }
}

/// <summary>An arrow back to its own state: reentry, an internal transition or an ignored trigger.</summary>
public class StayTransition : Transition
{
    public StayTransition(
        State sourceState, TriggerInfo trigger, IEnumerable<InvocationInfo> guards, bool executeEntryExitActions)
        : base(sourceState, trigger)
    {
        ExecuteEntryExitActions = executeEntryExitActions;
        Guards = guards;
    }

    public IEnumerable<InvocationInfo> Guards { get; private set; }
}
