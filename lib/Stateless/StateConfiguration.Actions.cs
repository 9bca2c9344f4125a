namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Actions on entering and leaving.</summary>
    public partial class StateConfiguration
    {
        public StateConfiguration OnEntry(Action entryAction, string entryActionDescription = null) =>
            Entry(new Effect(_ => entryAction(),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntry(Action<Transition> entryAction, string entryActionDescription = null) =>
            Entry(new Effect(entryAction,
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnExit(Action exitAction, string exitActionDescription = null) =>
            Exit(new Effect(_ => exitAction(), Given(exitAction), exitActionDescription));

        public StateConfiguration OnExit(Action<Transition> exitAction, string exitActionDescription = null) =>
            Exit(new Effect(exitAction, Given(exitAction), exitActionDescription));

        public StateConfiguration OnEntryFrom(
            TTrigger trigger, Action entryAction, string entryActionDescription = null) =>
            From(trigger, new Effect(_ => entryAction(), Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom(
            TTrigger trigger, Action<Transition> entryAction, string entryActionDescription = null) =>
            From(trigger, new Effect(entryAction, Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom(
            TriggerWithParameters trigger, Action<Transition> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(entryAction, Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Action<TArg0, Transition> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), t),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1, Transition> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2, Transition> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryAsync(Func<Task> entryAction, string entryActionDescription = null) =>
            Entry(new Effect(_ => entryAction(),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryAsync(
            Func<Transition, Task> entryAction, string entryActionDescription = null) =>
            Entry(new Effect(entryAction,
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnExitAsync(Func<Task> exitAction, string exitActionDescription = null) =>
            Exit(new Effect(_ => exitAction(), Given(exitAction), exitActionDescription));

        public StateConfiguration OnExitAsync(
            Func<Transition, Task> exitAction, string exitActionDescription = null) =>
            Exit(new Effect(exitAction, Given(exitAction), exitActionDescription));

        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Task> entryAction, string entryActionDescription = null) =>
            From(trigger, new Effect(_ => entryAction(), Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Transition, Task> entryAction, string entryActionDescription = null) =>
            From(trigger, new Effect(entryAction, Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Transition, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), t),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Transition, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2)),
                Given(entryAction), entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Transition, Task> entryAction, string entryActionDescription = null) =>
            From(TriggerOf(trigger), new Effect(
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                Given(entryAction), entryActionDescription));
    }
}
