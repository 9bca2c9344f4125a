using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>The states and arrows of a machine, ready to be written in a style.</summary>
public class StateGraph
{
    private readonly StateInfo _initialState;

    public StateGraph(StateMachineInfo machineInfo)
    {
        _initialState = machineInfo.InitialState;
        foreach (var top in machineInfo.States.Where(state => state.Superstate == null && state.Substates.Any()))
        {
            AddCluster(top, null);
        }
        foreach (var state in machineInfo.States.Where(state => !States.ContainsKey(Name(state))))
        {
            States[Name(state)] = new State(state);
        }
        foreach (var state in machineInfo.States)
        {
            AddTransitions(state, States[Name(state)]);
        }
        foreach (var state in machineInfo.States)
        {
            AddEntriesByTrigger(state, States[Name(state)]);
        }
    }

    public Dictionary<string, State> States { get; private set; } = [];

    public List<Transition> Transitions { get; private set; } = [];

    public List<Decision> Decisions { get; private set; } = [];

    public string ToGraph(GraphStyleBase style)
    {
        var clusters = States.Values.OfType<SuperState>().Select(style.FormatOneCluster);
        var singles = States.Values.Where(state => state is not SuperState && state.SuperState == null)
            .Select(style.FormatOneState);
        var decisions = Decisions.Select(decision =>
            style.FormatOneDecisionNode(decision.NodeName, decision.Method.Description));
        var prefix = style.GetPrefix();
        var nodes = string.Concat([prefix, .. clusters, .. singles, .. decisions]);
        var arrows = style.FormatAllTransitions(Transitions).Select(arrow => Environment.NewLine + arrow);
        return string.Concat([nodes, .. arrows, style.GetInitialTransition(_initialState)]);
    }

    private static string Name(StateInfo state) => state.UnderlyingState.ToString();

    private void AddCluster(StateInfo info, SuperState above)
    {
        if (States.ContainsKey(Name(info)))
        {
            return;
        }
        var state = info.Substates.Any() ? new SuperState(info) : new State(info);
        States[Name(info)] = state;
        if (above != null)
        {
            above.SubStates.Add(state);
            state.SuperState = above;
        }
        foreach (var substate in info.Substates)
        {
            AddCluster(substate, (SuperState)state);
        }
    }

    private void AddTransitions(StateInfo info, State from)
    {
        foreach (var known in info.FixedTransitions)
        {
            AddFixed(info, from, known);
        }
        foreach (var dynamic in info.DynamicTransitions)
        {
            AddDynamic(from, dynamic);
        }
        foreach (var ignored in info.IgnoredTriggers)
        {
            Draw(new StayTransition(from, ignored.Trigger, ignored.GuardConditionsMethodDescriptions, false), from);
        }
    }

    private void AddFixed(StateInfo info, State from, FixedTransitionInfo known)
    {
        var to = States[Name(known.DestinationState)];
        if (to != from)
        {
            Draw(new FixedTransition(from, to, known.Trigger, known.GuardConditionsMethodDescriptions), to);
            return;
        }
        var stay = new StayTransition(
            from, known.Trigger, known.GuardConditionsMethodDescriptions, !known.IsInternalTransition);
        Draw(stay, from);
        if (stay.ExecuteEntryExitActions)
        {
            stay.DestinationEntryActions.AddRange(info.EntryActions.Where(action => action.FromTrigger == null));
        }
    }

    private void AddDynamic(State from, DynamicTransitionInfo dynamic)
    {
        var decision = new Decision(dynamic.DestinationStateSelectorDescription, Decisions.Count + 1);
        Decisions.Add(decision);
        Draw(new FixedTransition(from, decision, dynamic.Trigger, dynamic.GuardConditionsMethodDescriptions), decision);
        foreach (var possible in dynamic.PossibleDestinationStates ?? [])
        {
            if (States.TryGetValue(possible.DestinationState, out var to))
            {
                Draw(new DynamicTransition(decision, to, dynamic.Trigger, possible.Criterion), to);
            }
        }
    }

    private void Draw(Transition transition, State to)
    {
        Transitions.Add(transition);
        transition.SourceState.Leaving.Add(transition);
        to.Arriving.Add(transition);
    }

    private static void AddEntriesByTrigger(StateInfo info, State state)
    {
        foreach (var action in info.EntryActions.Where(action => action.FromTrigger != null))
        {
            foreach (var transition in state.Arriving.Where(transition => transition.ExecuteEntryExitActions
                && transition.Trigger.UnderlyingTrigger.ToString() == action.FromTrigger))
            {
                transition.DestinationEntryActions.Add(action);
            }
        }
    }
}
