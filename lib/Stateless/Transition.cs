namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A move from one state to another, as actions and listeners see it.</summary>
    public class Transition
    {
        public Transition(TState source, TState destination, TTrigger trigger, object[] parameters = null)
        {
            Source = source;
            Destination = destination;
            Trigger = trigger;
            Parameters = parameters ?? [];
        }

        public TState Source { get; }

        public TState Destination { get; }

        public TTrigger Trigger { get; }

        public bool IsReentry => Source.Equals(Destination);

        public object[] Parameters { get; }
    }

    /// <summary>The move from a superstate on into the substate that it starts with.</summary>
    public class InitialTransition : Transition
    {
        public InitialTransition(TState source, TState destination, TTrigger trigger, object[] parameters = null)
            : base(source, destination, trigger, parameters)
        {
        }
    }
}
