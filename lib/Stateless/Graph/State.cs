using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A state as a graph shows it.</summary>
public class State
{
    public State(StateInfo stateInfo)
    {
        NodeName = stateInfo.UnderlyingState.ToString();
        StateName = NodeName;
        EntryActions = [.. stateInfo.EntryActions
            .Where(action => action.FromTrigger == null)
            .Select(action => action.Method.Description)];
        ExitActions = [.. stateInfo.ExitActions.Select(action => action.Description)];
    }

    public State(string nodeName) => NodeName = nodeName;

    public SuperState SuperState { get; set; }

    public List<Transition> Leaving { get; } = [];

    public List<Transition> Arriving { get; } = [];

    public string NodeName { get; private set; }

    public string StateName { get; private set; }

    /// <summary>Those for any trigger; those for one are shown with its transitions.</summary>
    public List<string> EntryActions { get; private set; } = [];

    public List<string> ExitActions { get; private set; } = [];
}

/// <summary>A state with substates.</summary>
public class SuperState : State
{
    public SuperState(StateInfo stateInfo)
        : base(stateInfo)
    {
    }

    public List<State> SubStates { get; } = [];
}

/// <summary>The point where a dynamic transition chooses.</summary>
public class Decision : State
{
    public Decision(InvocationInfo method, int num)
        : base($"Decision{num}") => Method = method;

    public InvocationInfo Method { get; private set; }
}
