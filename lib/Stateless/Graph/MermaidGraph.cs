using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A machine as a Mermaid state diagram.</summary>
public static class MermaidGraph
{
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        var graph = new StateGraph(machineInfo);
        return graph.ToGraph(new MermaidGraphStyle(graph, direction));
    }
}

/// <summary>Where the arrows of a Mermaid diagram lead.</summary>
public enum MermaidGraphDirection
{
    LeftToRight,
    RightToLeft,
    TopToBottom,
    BottomToTop,
}

/// <summary>The language of Mermaid.</summary>
public class MermaidGraphStyle : GraphStyleBase
{
    private readonly StateGraph _graph;
    private readonly MermaidGraphDirection? _direction;
    private readonly List<(string Alias, string Name)> _aliases = [];

    public MermaidGraphStyle(StateGraph graph, MermaidGraphDirection? direction)
    {
        _graph = graph;
        _direction = direction;
    }

    public override string FormatOneCluster(SuperState stateInfo) => string.Join(
        Environment.NewLine,
        [
            "",
            $"\tstate {Alias(stateInfo.StateName)} {{",
            .. stateInfo.SubStates.Select(substate => $"\t\t{Alias(substate.StateName)}"),
            "\t}",
        ]);

    public override string FormatOneDecisionNode(string nodeName, string label) =>
        $"{Environment.NewLine}\tstate {nodeName} <<choice>>";

    public override string FormatOneState(State state) => "";

    public override string GetPrefix()
    {
        NameAliases();
        return string.Join(
            Environment.NewLine,
            [
                "stateDiagram-v2",
                .. _direction is { } direction ? [$"\tdirection {CodeOf(direction)}"] : Array.Empty<string>(),
                .. _aliases.Where(pair => pair.Alias != pair.Name).Select(pair => $"\t{pair.Alias} : {pair.Name}"),
            ]);
    }

    public override string GetInitialTransition(StateInfo initialState) =>
        $"{Environment.NewLine}[*] --> {Alias(initialState.ToString())}";

    public override string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName,
        IEnumerable<string> guards) =>
        $"\t{Alias(sourceNodeName)} --> {Alias(destinationNodeName)} : {Label(trigger, actions, guards)}";

    private static string CodeOf(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        _ => throw new ArgumentOutOfRangeException(
            nameof(direction), direction, $"Unsupported {nameof(MermaidGraphDirection)}: {direction}."),
    };

    /// <summary>Names that Mermaid cannot read get an alias without blanks, colons and hyphens, of its own.</summary>
    private void NameAliases()
    {
        foreach (var name in _aliases.Count > 0 ? [] : _graph.States.Values.Select(state => state.StateName))
        {
            var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not (':' or '-')));
            var alias = plain;
            for (var count = 1; alias != name && IsTaken(alias); count++)
            {
                alias = $"{plain}_{count}";
            }
            _aliases.Add((alias, name));
        }
    }

    private bool IsTaken(string alias) =>
        _graph.States.ContainsKey(alias) || _aliases.Exists(pair => pair.Alias == alias);

    private string Alias(string stateName) =>
        _aliases.Find(pair => pair.Name == stateName).Alias ?? stateName;
}
