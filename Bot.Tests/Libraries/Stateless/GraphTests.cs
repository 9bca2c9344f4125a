using Stateless;
using Stateless.Graph;
using Stateless.Reflection;

namespace Bot.Tests.Libraries.StatelessTests;

public sealed class GraphTests
{
    private readonly StateMachine<Place, Sign> _machine = new(Place.Off);

    public GraphTests()
    {
        _machine.Configure(Place.Off)
            .PermitIf(Sign.Start, Place.Running, () => true, "funded")
            .PermitDynamic(
                Sign.Load, () => Place.Ready, "by size", new DynamicStateInfos { { Place.Ready, "small" } });
        _machine.Configure(Place.Ready).OnEntry(() => { }, "greet").OnExit(() => { }, "part").PermitReentry(Sign.Again);
        _machine.Configure(Place.Running).SubstateOf(Place.Ready).Ignore(Sign.Ping)
            .OnEntryFrom(Sign.Start, () => { }, "warm up").InternalTransition(Sign.Run, () => { });
    }

    [Fact]
    public void Given_a_machine_when_drawn_for_Mermaid_then_every_arrow_stands_with_guards_and_actions() =>
        Assert.Equal(
            """
            stateDiagram-v2
            	direction LR
            	state Ready {
            		Running
            	}
            	state Decision1 <<choice>>
            	Off --> Running : Start / warm up [funded]
            	Off --> Decision1 : Load
            	Decision1 --> Ready : Load [small]
            	Ready --> Ready : Again / greet
            	Running --> Running : Run [Function]
            	Running --> Running : Ping
            [*] --> Off
            """,
            MermaidGraph.Format(_machine.GetInfo(), MermaidGraphDirection.LeftToRight));

    [Fact]
    public void Given_a_machine_when_drawn_for_Graphviz_then_clusters_hold_their_states() =>
        Assert.Equal(
            """
            digraph {
            compound=true;
            node [shape=Mrecord]
            rankdir="LR"

            subgraph "clusterReady"
            	{
            	label = "Ready\n----------\nentry / greet\nexit / part"
            "Running" [label="Running"];
            }
            "Off" [label="Off"];
            "Decision1" [shape = "diamond", label = "by size"];

            "Off" -> "Running" [style="solid", label="Start / warm up [funded]"];
            "Off" -> "Decision1" [style="solid", label="Load"];
            "Decision1" -> "Ready" [style="solid", label="Load [small]"];
            "Ready" -> "Ready" [style="solid", label="Again / greet"];
            "Running" -> "Running" [style="solid", label="Run [Function]"];
            "Running" -> "Running" [style="solid", label="Ping"];
             init [label="", shape=point];
             init -> "Off"[style = "solid"]
            }
            """,
            UmlDotGraph.Format(_machine.GetInfo()));

    [Fact]
    public void Given_names_that_Mermaid_cannot_read_when_drawn_then_each_gets_an_alias_of_its_own()
    {
        var machine = new StateMachine<string, string>("a b");
        machine.Configure("a b").Permit("go", "a-b");

        Assert.Equal(
            "stateDiagram-v2\n\tab : a b\n\tab_1 : a-b\n\tab --> ab_1 : go\n[*] --> ab",
            MermaidGraph.Format(machine.GetInfo()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Given_a_machine_when_it_tells_about_itself_then_states_only_reached_are_listed_too()
    {
        var info = new Door().Machine.GetInfo();

        Assert.Equal(["Off", "Ready", "Running", "Paused", "Failed"], info.States.Select(state => $"{state}"));
        Assert.Equal("Ready", $"{info.States.Single(state => $"{state}" == "Paused").Superstate}");
        Assert.Equal(typeof(Sign), info.TriggerType);
    }
}
