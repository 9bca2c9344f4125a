using System.Runtime.CompilerServices;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does about triggers, where it stands, and its actions in and out.</summary>
    public partial class StateConfiguration
    {
        private readonly Node _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, TState state)
        {
            Machine = machine;
            _node = machine.NodeOf(state);
        }

        public TState State => _node.State;

        public StateMachine<TState, TTrigger> Machine { get; }

        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) =>
            Move(trigger, destinationState, Guard.None);

        /// <summary>Leaves and enters this state again, with its actions.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => With(new Reentering(trigger, Guard.None, State));

        public StateConfiguration Ignore(TTrigger trigger) => With(new Ignoring(trigger, Guard.None));

        /// <exception cref="ArgumentException">A state would stand above itself.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            if (State.Equals(superstate))
            {
                throw new ArgumentException(
                    $"Configuring {State} as a substate of {superstate} creates an illegal cyclic configuration.");
            }
            var above = Machine.NodeOf(superstate);
            if (above.IsWithin(State))
            {
                throw new ArgumentException(
                    $"Configuring {State} as a substate of {superstate} "
                    + "creates an illegal nested cyclic configuration.");
            }
            _node.Superstate = above;
            above.Substates.Add(_node);
            return this;
        }

        /// <summary>The substate to go on to whenever this state is entered.</summary>
        public StateConfiguration InitialTransition(TState targetState)
        {
            if (_node.HasInitialTransition)
            {
                throw new InvalidOperationException("This state has already been configured with an initial transition "
                    + $"({_node.InitialTransitionTarget}).");
            }
            if (State.Equals(targetState))
            {
                throw new ArgumentException(
                    "Setting the current state as the target destination state is not allowed.", nameof(targetState));
            }
            _node.StartIn(targetState);
            return this;
        }

        private StateConfiguration With(Behaviour behaviour)
        {
            _node.Add(behaviour);
            return this;
        }

        private StateConfiguration Entry(Effect effect)
        {
            _node.Entries.Add(new Entry(effect, false, default));
            return this;
        }

        private StateConfiguration From(TTrigger trigger, Effect effect)
        {
            _node.Entries.Add(new Entry(effect, true, trigger));
            return this;
        }

        private StateConfiguration Exit(Effect effect)
        {
            _node.Exits.Add(effect);
            return this;
        }

        private static T At<T>(Transition transition, int index) => Arguments.At<T>(transition.Parameters, index);

        private static T Given<T>(T method, [CallerArgumentExpression(nameof(method))] string name = null)
            where T : class
        {
            ArgumentNullException.ThrowIfNull(method, name);
            return method;
        }
    }
}
