using Stateless;

namespace Bot.Tests.Libraries.StatelessTests;

/// <summary>A machine that writes down what happens in it: Running and Paused are kinds of Ready.</summary>
internal sealed class Door
{
    public Door(FiringMode mode = FiringMode.Queued)
    {
        Machine = new StateMachine<Place, Sign>(() => Stored, place => Write(place), mode);
        Machine.OnTransitioned(move => Log.Add($"moved {move.Source}>{move.Destination}"));
        Machine.OnTransitionCompleted(move => Log.Add($"completed {move.Source}>{move.Destination}"));
        Machine.Configure(Place.Off).Permit(Sign.Start, Place.Running);
        Note(Place.Ready).Permit(Sign.Fail, Place.Failed).InternalTransition(Sign.Ping, () => Log.Add("ping"));
        Note(Place.Running).SubstateOf(Place.Ready).Permit(Sign.Pause, Place.Paused).PermitReentry(Sign.Again);
        Note(Place.Paused).SubstateOf(Place.Ready).Permit(Sign.Run, Place.Running).Ignore(Sign.Pause);
    }

    public StateMachine<Place, Sign> Machine { get; }

    public Place Stored { get; set; } = Place.Off;

    public List<string> Log { get; } = [];

    /// <summary>Fires, and tells only what that did.</summary>
    public string Fire(Sign sign)
    {
        Log.Clear();
        Machine.Fire(sign);
        return string.Join(", ", Log);
    }

    private StateMachine<Place, Sign>.StateConfiguration Note(Place place) => Machine.Configure(place)
        .OnEntry(() => Log.Add($"enter {place}"))
        .OnExit(() => Log.Add($"exit {place}"));

    private void Write(Place place)
    {
        Log.Add($"set {place}");
        Stored = place;
    }
}
