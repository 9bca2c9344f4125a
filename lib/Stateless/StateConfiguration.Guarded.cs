namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Guarded transitions: each for a trigger without arguments and with one to three.</summary>
    public partial class StateConfiguration
    {
        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, Func<bool> guard, string guardDescription = null) =>
            Move(trigger, destinationState, Guard.Of(guard, guardDescription));

        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            Move(trigger, destinationState, Guard.Of(guards));

        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            TState destinationState, Func<TArg0, bool> guard, string guardDescription = null) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(Arguments.Pack(guard), guardDescription));

        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            TState destinationState, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(guards));

        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState, Func<TArg0, TArg1, bool> guard, string guardDescription = null) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(Arguments.Pack(guard), guardDescription));

        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(guards));

        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState, Func<TArg0, TArg1, TArg2, bool> guard, string guardDescription = null) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(Arguments.Pack(guard), guardDescription));

        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState, params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            Move(TriggerOf(trigger), destinationState, Guard.Of(guards));

        public StateConfiguration PermitReentryIf(
            TTrigger trigger, Func<bool> guard, string guardDescription = null) =>
            With(new Reentering(trigger, Guard.Of(guard, guardDescription), State));

        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            With(new Reentering(trigger, Guard.Of(guards), State));

        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string guardDescription = null) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), State));

        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(guards), State));

        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard, string guardDescription = null) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), State));

        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(guards), State));

        public StateConfiguration PermitReentryIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard, string guardDescription = null) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), State));

        public StateConfiguration PermitReentryIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            With(new Reentering(TriggerOf(trigger), Guard.Of(guards), State));

        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string guardDescription = null) =>
            With(new Ignoring(trigger, Guard.Of(guard, guardDescription)));

        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            With(new Ignoring(trigger, Guard.Of(guards)));

        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string guardDescription = null) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription)));

        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(guards)));

        public StateConfiguration IgnoreIf<TArg0, TArgo1>(
            TriggerWithParameters<TArg0, TArgo1> trigger,
            Func<TArg0, TArgo1, bool> guard, string guardDescription = null) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription)));

        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(guards)));

        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard, string guardDescription = null) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription)));

        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            With(new Ignoring(TriggerOf(trigger), Guard.Of(guards)));

        private StateConfiguration Move(TTrigger trigger, TState destination, Guard guard) => State.Equals(destination)
            ? throw new ArgumentException(
                "Permit() (and PermitIf()) require that the destination state is not equal to the source state. "
                + "To accept a trigger without changing state, use either Ignore() or PermitReentry().")
            : With(new Moving(trigger, guard, destination));
    }
}
