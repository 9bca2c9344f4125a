using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A language of graphs: how states and arrows are written.</summary>
public abstract class GraphStyleBase
{
    public abstract string GetPrefix();

    public abstract string GetInitialTransition(StateInfo initialState);

    public abstract string FormatOneState(State state);

    public abstract string FormatOneCluster(SuperState stateInfo);

    public abstract string FormatOneDecisionNode(string nodeName, string label);

    public virtual List<string> FormatAllTransitions(List<Transition> transitions) =>
        [.. (transitions ?? []).Select(FormatOne).Where(line => line != null)];

    public virtual string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName,
        IEnumerable<string> guards) =>
        throw new InvalidOperationException(
            "If you use IGraphStyle.FormatAllTransitions() you must implement an override of FormatOneTransition()");

    /// <summary><c>trigger / action, action [guard] [guard]</c>.</summary>
    private protected static string Label(string trigger, IEnumerable<string> actions, IEnumerable<string> guards)
    {
        var label = trigger ?? "";
        if (actions?.Any() ?? false)
        {
            label += $" / {string.Join(", ", actions)}";
        }
        return string.Join(" ", guards.Select(guard => $"[{guard}]").Prepend(label).Where(part => part.Length > 0));
    }

    private string FormatOne(Transition transition)
    {
        var source = transition.SourceState.NodeName;
        var trigger = transition.Trigger.UnderlyingTrigger.ToString();
        var actions = transition.DestinationEntryActions.Select(action => action.Method.Description);
        return transition switch
        {
            StayTransition stay => FormatOneTransition(
                source, trigger, stay.ExecuteEntryExitActions ? actions : null, source, Texts(stay.Guards)),
            FixedTransition move => FormatOneTransition(
                source, trigger, actions, move.DestinationState.NodeName, Texts(move.Guards)),
            DynamicTransition choice => FormatOneTransition(
                source, trigger, actions, choice.DestinationState.NodeName, [choice.Criterion]),
            _ => throw new ArgumentException("Unexpected transition type"),
        };
    }

    private static IEnumerable<string> Texts(IEnumerable<InvocationInfo> guards) =>
        guards.Select(guard => guard.Description);
}
