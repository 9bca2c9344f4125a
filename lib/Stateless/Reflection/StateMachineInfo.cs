namespace Stateless.Reflection;

/// <summary>All that is configured in a machine.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState)
    {
        InitialState = initialState;
        States = states.ToList();
        StateType = stateType;
        TriggerType = triggerType;
    }

    public StateInfo InitialState { get; }

    public IEnumerable<StateInfo> States { get; }

    public Type StateType { get; private set; }

    public Type TriggerType { get; private set; }
}

/// <summary>A state, its place among the others, its actions and its transitions.</summary>
public class StateInfo
{
    internal StateInfo(object underlyingState) => UnderlyingState = underlyingState;

    public object UnderlyingState { get; }

    public IEnumerable<StateInfo> Substates { get; internal set; }

    public StateInfo Superstate { get; internal set; }

    public IEnumerable<ActionInfo> EntryActions { get; internal set; }

    public IEnumerable<InvocationInfo> ExitActions { get; internal set; }

    public IEnumerable<TransitionInfo> Transitions => FixedTransitions?.Concat<TransitionInfo>(DynamicTransitions);

    public IEnumerable<FixedTransitionInfo> FixedTransitions { get; internal set; }

    public IEnumerable<DynamicTransitionInfo> DynamicTransitions { get; internal set; }

    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers { get; internal set; }

    public override string ToString() => UnderlyingState?.ToString() ?? "<null>";
}

/// <summary>An action on entering a state, by one trigger only where that is named.</summary>
public class ActionInfo
{
    public ActionInfo(InvocationInfo method, string fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    public InvocationInfo Method { get; internal set; }

    public string FromTrigger { get; internal set; }
}

/// <summary>A trigger.</summary>
public class TriggerInfo
{
    internal TriggerInfo(object underlyingTrigger) => UnderlyingTrigger = underlyingTrigger;

    public object UnderlyingTrigger { get; }

    public override string ToString() => UnderlyingTrigger?.ToString() ?? "<null>";
}
