using Stateless;

namespace Bot.Tests.Libraries.StatelessTests;

public sealed class FiringTests
{
    [Fact]
    public void Given_a_substate_when_it_is_entered_from_outside_then_its_superstate_is_entered_first()
    {
        var door = new Door();

        Assert.Equal(
            "set Running, moved Off>Running, enter Ready, enter Running, completed Off>Running", door.Fire(Sign.Start));
    }

    [Fact]
    public void Given_a_substate_when_it_moves_within_the_superstate_then_the_superstate_is_neither_left_nor_entered()
    {
        var door = new Door { Stored = Place.Running };

        Assert.Equal(
            "exit Running, set Paused, moved Running>Paused, enter Paused, completed Running>Paused",
            door.Fire(Sign.Pause));
    }

    [Fact]
    public void Given_a_substate_when_the_superstates_trigger_fires_then_both_are_left_from_inside_out()
    {
        var door = new Door { Stored = Place.Paused };

        Assert.StartsWith("exit Paused, exit Ready, set Failed", door.Fire(Sign.Fail), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_reentry_when_it_fires_then_the_state_is_written_last() =>
        Assert.Equal(
            "exit Running, moved Running>Running, enter Running, completed Running>Running, set Running",
            new Door { Stored = Place.Running }.Fire(Sign.Again));

    [Theory]
    [InlineData(Sign.Pause, "")]
    [InlineData(Sign.Ping, "ping")]
    public void Given_an_ignored_or_internal_trigger_when_it_fires_then_no_state_is_written(Sign sign, string log) =>
        Assert.Equal(log, new Door { Stored = Place.Paused }.Fire(sign));

    [Theory]
    [InlineData(FiringMode.Queued, Place.Failed, "enter Running, completed Off>Running, exit Running")]
    [InlineData(FiringMode.Immediate, Place.Failed, "enter Running, exit Running")]
    public void Given_an_entry_action_that_fires_when_entered_then_the_mode_says_when_it_runs(
        FiringMode mode, Place end, string order)
    {
        var door = new Door(mode);
        door.Machine.Configure(Place.Running).OnEntry(() => door.Machine.Fire(Sign.Fail));

        Assert.Contains(order, door.Fire(Sign.Start), StringComparison.Ordinal);
        Assert.Equal(end, door.Machine.State);
    }

    [Fact]
    public void Given_an_entry_action_that_throws_when_entered_then_the_state_has_changed_and_the_machine_goes_on()
    {
        var door = new Door();
        door.Machine.Configure(Place.Running).OnEntry(() => throw new FormatException("entry"));

        Assert.Throws<FormatException>(() => door.Machine.Fire(Sign.Start));
        Assert.Equal(Place.Running, door.Stored);
        Assert.Contains("enter Paused", door.Fire(Sign.Pause), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_state_changed_outside_when_asked_then_the_machine_reads_it_again()
    {
        var door = new Door { Stored = Place.Paused };

        Assert.True(door.Machine.IsInState(Place.Ready));
        door.Stored = Place.Off;
        Assert.False(door.Machine.IsInState(Place.Ready));
        Assert.Equal("StateMachine { State = Off, PermittedTriggers = { Start }}", door.Machine.ToString());
    }

    [Fact]
    public void Given_a_substate_when_its_permitted_triggers_are_listed_then_those_of_its_superstate_follow()
    {
        var door = new Door { Stored = Place.Paused };

        Assert.Equal([Sign.Run, Sign.Pause, Sign.Fail, Sign.Ping], door.Machine.GetPermittedTriggers());
    }

    [Fact]
    public void Given_an_initial_transition_when_the_superstate_is_entered_then_its_substate_is_entered_with_it()
    {
        var machine = new StateMachine<Place, Sign>(Place.Off);
        machine.Configure(Place.Off).Permit(Sign.Start, Place.Ready);
        machine.Configure(Place.Ready).InitialTransition(Place.Paused);
        machine.Configure(Place.Paused).SubstateOf(Place.Ready);

        machine.Fire(Sign.Start);

        Assert.Equal(Place.Paused, machine.State);
    }

    [Fact]
    public void Given_a_dynamic_transition_when_it_fires_then_its_selector_chooses()
    {
        var machine = new StateMachine<Place, Sign>(Place.Off);
        var load = machine.SetTriggerParameters<int>(Sign.Load);
        machine.Configure(Place.Off).PermitDynamic(load, size => size > 1 ? Place.Failed : Place.Ready);

        machine.Fire(load, 2);

        Assert.Equal(Place.Failed, machine.State);
    }
}
