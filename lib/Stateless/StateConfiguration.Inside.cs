using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Triggers that stay in the state, and those whose destination is chosen as they fire.</summary>
    public partial class StateConfiguration
    {
        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> entryAction) =>
            InternalTransitionIf(trigger, _ => true, entryAction);

        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        public StateConfiguration InternalTransition<TArg0>(TTrigger trigger, Action<Transition> internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        public StateConfiguration InternalTransition<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        public StateConfiguration InternalTransition<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2, Transition> internalAction) =>
            InternalTransitionIf(trigger, _ => true, internalAction);

        public StateConfiguration InternalTransitionIf(
            TTrigger trigger,
            Func<object[], bool> guard, Action<Transition> entryAction, string guardDescription = null) =>
            Stay(trigger, Guard.Of(guard, guardDescription), Given(entryAction), new Effect(entryAction));

        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action internalAction, string guardDescription = null) =>
            Stay(trigger, Guard.Of(guard, guardDescription), Given(internalAction), new Effect(_ => internalAction()));

        public StateConfiguration InternalTransitionIf<TArg0>(
            TTrigger trigger,
            Func<object[], bool> guard, Action<Transition> internalAction, string guardDescription = null) =>
            InternalTransitionIf(trigger, guard, internalAction, guardDescription);

        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard, Action<TArg0, Transition> internalAction, string guardDescription = null) =>
            Stay(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), t)));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<object[], bool> guard, Action<TArg0, TArg1, Transition> internalAction,
            string guardDescription = null) =>
            Stay(TriggerOf(trigger), Guard.Of(guard, guardDescription), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t)));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard, Action<TArg0, TArg1, Transition> internalAction,
            string guardDescription = null) =>
            Stay(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t)));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<object[], bool> guard, Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string guardDescription = null) =>
            Stay(TriggerOf(trigger), Guard.Of(guard, guardDescription), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t)));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard, Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string guardDescription = null) =>
            Stay(TriggerOf(trigger), Guard.Of(Arguments.Pack(guard), guardDescription), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t)));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Task> internalAction) =>
            Stay(trigger, Guard.Of(_ => true, null), Given(internalAction), new Effect(_ => internalAction()));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Transition, Task> internalAction) =>
            Stay(trigger, Guard.Of(_ => true, null), Given(internalAction), new Effect(internalAction));

        [Obsolete("Use InternalTransitionAsync(TTrigger, Func<Transition, Task>) instead.")]
        public StateConfiguration InternalTransitionAsync<TArg0>(
            TTrigger trigger, Func<Transition, Task> internalAction) =>
            InternalTransitionAsync(trigger, internalAction);

        public StateConfiguration InternalTransitionAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> internalAction) =>
            Stay(TriggerOf(trigger), Guard.Of(_ => true, null), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), t)));

        public StateConfiguration InternalTransitionAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, Transition, Task> internalAction) =>
            Stay(TriggerOf(trigger), Guard.Of(_ => true, null), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t)));

        public StateConfiguration InternalTransitionAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Transition, Task> internalAction) =>
            Stay(TriggerOf(trigger), Guard.Of(_ => true, null), Given(internalAction),
                new Effect(t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t)));

        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector, string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(trigger, _ => destinationStateSelector(),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector, string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(TriggerOf(trigger), Arguments.Pack(Given(destinationStateSelector)),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector, string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(TriggerOf(trigger), Arguments.Pack(Given(destinationStateSelector)),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(TriggerOf(trigger), Arguments.Pack(Given(destinationStateSelector)),
                destinationStateSelector, destinationStateSelectorDescription, possibleDestinationStates);

        private StateConfiguration Stay(TTrigger trigger, Guard guard, Delegate given, Effect effect) =>
            With(new Staying(trigger, guard, effect));

        private StateConfiguration Choose(
            TTrigger trigger, Func<object[], TState> select,
            Delegate selector, string description, DynamicStateInfos states)
        {
            var method = InvocationInfo.Create(Given(selector), description);
            return With(new Choosing(
                trigger, Guard.None, select, DynamicTransitionInfo.Create(trigger, null, method, states)));
        }
    }
}
