using Stateless;

namespace Bot.Tests.Libraries.StatelessTests;

public sealed class RefusalTests
{
    private readonly StateMachine<Place, Sign> _machine = new(Place.Off);

    [Fact]
    public void Given_nothing_configured_when_fired_then_the_refusal_names_state_and_trigger() =>
        Assert.Equal(
            "No valid leaving transitions are permitted from state 'Off' for trigger 'Run'. "
            + "Consider ignoring the trigger.",
            Refused(() => _machine.Fire(Sign.Run)));

    [Fact]
    public async Task Given_unmet_guards_when_fired_either_way_then_the_refusal_names_the_guards()
    {
        _machine.Configure(Place.Off)
            .PermitIf(Sign.Run, Place.Running, () => false, "funded")
            .PermitIf(Sign.Run, Place.Ready, () => false, "awake");
        const string text = "Trigger 'Run' is valid for transition from state 'Off' "
            + "but a guard conditions are not met. "
            + "Guard descriptions: 'funded, awake'.";

        Assert.Equal(text, Refused(() => _machine.Fire(Sign.Run)));
        var later = await Assert.ThrowsAsync<InvalidOperationException>(() => _machine.FireAsync(Sign.Run));
        Assert.Equal(text, later.Message);
        Assert.False(_machine.CanFire(Sign.Run, out var unmet));
        Assert.Equal(["funded", "awake"], unmet);
    }

    [Fact]
    public void Given_two_guards_that_hold_when_fired_then_the_choice_is_refused()
    {
        _machine.Configure(Place.Off)
            .PermitIf(Sign.Run, Place.Running, () => true)
            .PermitIf(Sign.Run, Place.Ready, () => true);

        Assert.EndsWith(
            "Guard clauses must be mutually exclusive.",
            Refused(() => _machine.Fire(Sign.Run)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_handler_when_nothing_permits_the_trigger_then_it_is_told_instead()
    {
        var told = "";
        _machine.OnUnhandledTrigger((state, trigger) => told = $"{state} {trigger}");

        _machine.Fire(Sign.Run);

        Assert.Equal("Off Run", told);
    }

    [Fact]
    public void Given_an_asynchronous_action_when_fired_synchronously_then_it_is_refused()
    {
        _machine.Configure(Place.Off).Permit(Sign.Run, Place.Running).OnExitAsync(() => Task.CompletedTask);

        Assert.Equal(
            "Cannot execute asynchronous action specified in OnExit event for 'Off' state. "
            + "Use asynchronous version of Fire [FireAsync]",
            Refused(() => _machine.Fire(Sign.Run)));
        Assert.Equal(Place.Off, _machine.State);
    }

    [Fact]
    public async Task Given_asynchronous_actions_when_fired_asynchronously_then_they_run_in_order()
    {
        var log = new List<string>();
        _machine.Configure(Place.Off).Permit(Sign.Run, Place.Running).OnExitAsync(() => Later("exit"));
        _machine.Configure(Place.Running).OnEntryAsync(() => Later("enter")).OnEntry(() => log.Add("at once"));

        await _machine.FireAsync(Sign.Run);

        Assert.Equal(["exit", "enter", "at once"], log);

        async Task Later(string word)
        {
            await Task.Yield();
            log.Add(word);
        }
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Given_a_guard_on_the_argument_when_asked_then_it_sees_the_argument(int size, bool can)
    {
        var load = _machine.SetTriggerParameters<int>(Sign.Load);
        _machine.Configure(Place.Off).PermitIf(load, Place.Ready, value => value > 5);

        Assert.Equal(can, _machine.CanFire(load, size));
    }

    [Fact]
    public void Given_an_argument_of_another_type_when_fired_then_it_is_refused()
    {
        var load = _machine.SetTriggerParameters<decimal>(Sign.Load);
        StateMachine<Place, Sign>.TriggerWithParameters untyped = load;

        var wrong = Assert.Throws<ArgumentException>(() => _machine.Fire(untyped, "1"));
        var many = Assert.Throws<ArgumentException>(() => _machine.Fire(untyped, 1m, 2m));

        Assert.Equal(
            "The argument in position 0 is of type System.String but must be of type System.Decimal.", wrong.Message);
        Assert.Equal("Too many parameters have been supplied. Expecting 1 but got 2.", many.Message);
    }

    [Fact]
    public void Given_a_configuration_that_cannot_be_when_it_is_made_then_it_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _machine.Configure(Place.Off).Permit(Sign.Run, Place.Off));
        Assert.Throws<ArgumentException>(() => _machine.Configure(Place.Off).SubstateOf(Place.Off));
        _machine.SetTriggerParameters<int>(Sign.Load);
        Assert.Throws<InvalidOperationException>(() => _machine.SetTriggerParameters<int>(Sign.Load));
    }

    private static string Refused(Action act) => Assert.Throws<InvalidOperationException>(act).Message;
}
