using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A machine as a Graphviz graph.</summary>
public static class UmlDotGraph
{
    public static string Format(StateMachineInfo machineInfo) =>
        new StateGraph(machineInfo).ToGraph(new UmlDotGraphStyle());
}

/// <summary>The language of Graphviz.</summary>
public class UmlDotGraphStyle : GraphStyleBase
{
    public override string GetPrefix() =>
        Lines("digraph {", "compound=true;", "node [shape=Mrecord]", "rankdir=\"LR\"");

    public override string FormatOneCluster(SuperState stateInfo)
    {
        var actions = ActionsOf(stateInfo);
        var label = Escaped(stateInfo.StateName);
        if (actions.Count > 0)
        {
            label += "\\n----------" + string.Concat(actions.Select(action => "\\n" + action));
        }
        return Lines(
                "", $"subgraph \"cluster{Escaped(stateInfo.NodeName)}\"", "\t{", $"\tlabel = \"{label}\"")
            + string.Concat(stateInfo.SubStates.Select(FormatOneState))
            + Lines("}");
    }

    public override string FormatOneState(State state)
    {
        var name = Escaped(state.StateName);
        var actions = ActionsOf(state);
        var label = actions.Count == 0 ? name : $"{name}|{string.Join("\\n", actions)}";
        return Lines($"\"{name}\" [label=\"{label}\"];");
    }

    public override string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName,
        IEnumerable<string> guards) =>
        $"\"{Escaped(sourceNodeName)}\" -> \"{Escaped(destinationNodeName)}\" "
        + $"[style=\"solid\", label=\"{Escaped(Label(trigger, actions, guards))}\"];";

    public override string FormatOneDecisionNode(string nodeName, string label) =>
        Lines($"\"{Escaped(nodeName)}\" [shape = \"diamond\", label = \"{Escaped(label)}\"];");

    public override string GetInitialTransition(StateInfo initialState) => string.Join(
        Environment.NewLine,
        "",
        " init [label=\"\", shape=point];",
        $" init -> \"{Escaped(initialState.UnderlyingState.ToString())}\"[style = \"solid\"]",
        "}");

    private static List<string> ActionsOf(State state) =>
    [
        .. state.EntryActions.Select(action => "entry / " + Escaped(action)),
        .. state.ExitActions.Select(action => "exit / " + Escaped(action)),
    ];

    private static string Lines(params string[] lines) =>
        lines.Aggregate(new StringBuilder(), (text, line) => text.AppendLine(line)).ToString();

    private static string Escaped(string label) => label.Replace("\\", "\\\\").Replace("\"", "\\\"");
}
