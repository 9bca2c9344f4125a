namespace Stateless;

/// <remarks>
/// One engine serves <c>Fire</c> and <c>FireAsync</c>: where nothing may be awaited every step completes at once,
/// because an asynchronous action is refused, and so the task of the whole is complete when it returns.
/// </remarks>
public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object[] Args)> _queue = new();
    private readonly Listeners _transitioned = new();
    private readonly Listeners _completed = new();
    private Func<TState, TTrigger, ICollection<string>, bool, Task> _unhandled = Refuse;
    private bool _isFiring;

    public void Fire(TTrigger trigger) => Now(trigger);

    /// <exception cref="InvalidOperationException">Nothing handles the trigger, or a guard is not met.</exception>
    public void Fire(TriggerWithParameters trigger, params object[] args) => Now(TriggerOf(trigger), args);

    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => Now(TriggerOf(trigger), arg0);

    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        Now(TriggerOf(trigger), arg0, arg1);

    public void Fire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        Now(TriggerOf(trigger), arg0, arg1, arg2);

    public Task FireAsync(TTrigger trigger) => FireBy(trigger, [], mayAwait: true);

    public Task FireAsync(TTrigger trigger, params object[] args) => FireBy(trigger, args, mayAwait: true);

    public Task FireAsync(TriggerWithParameters trigger, params object[] args) =>
        FireBy(TriggerOf(trigger), args, mayAwait: true);

    public Task FireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        FireBy(TriggerOf(trigger), [arg0], mayAwait: true);

    public Task FireAsync<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        FireBy(TriggerOf(trigger), [arg0, arg1], mayAwait: true);

    public Task FireAsync<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        FireBy(TriggerOf(trigger), [arg0, arg1, arg2], mayAwait: true);

    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTrigger((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = (state, trigger, unmetGuards, _) =>
        {
            unhandledTriggerAction(state, trigger, unmetGuards);
            return Task.CompletedTask;
        };
    }

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTriggerAsync((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, ICollection<string>, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = (state, trigger, unmetGuards, mayAwait) => mayAwait
            ? unhandledTriggerAction(state, trigger, unmetGuards)
            : throw new InvalidOperationException(
                "Cannot execute asynchronous action specified in OnUnhandledTrigger. "
                + "Use asynchronous version of Fire [FireAsync]");
    }

    /// <summary>Called when the state has changed, before the entry actions; listeners add up.</summary>
    public void OnTransitioned(Action<Transition> onTransitionAction) => _transitioned.Add(onTransitionAction);

    public void OnTransitionedAsync(Func<Transition, Task> onTransitionAction) => _transitioned.Add(onTransitionAction);

    /// <summary>Called after the entry actions.</summary>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction) => _completed.Add(onTransitionAction);

    public void OnTransitionCompletedAsync(Func<Transition, Task> onTransitionAction) =>
        _completed.Add(onTransitionAction);

    private static Task Refuse(TState state, TTrigger trigger, ICollection<string> unmetGuards, bool mayAwait) =>
        throw new InvalidOperationException(unmetGuards is { Count: > 0 }
            ? $"Trigger '{trigger}' is valid for transition from state '{state}' but a guard conditions are not met. "
                + $"Guard descriptions: '{string.Join(", ", unmetGuards)}'."
            : $"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'. "
                + "Consider ignoring the trigger.");

    private void Now(TTrigger trigger, params object[] args) =>
        FireBy(trigger, args, mayAwait: false).GetAwaiter().GetResult();

    private async Task FireBy(TTrigger trigger, object[] args, bool mayAwait)
    {
        var firing = _firingMode switch
        {
            FiringMode.Immediate => FireOne(trigger, args, mayAwait),
            FiringMode.Queued => FireQueued(trigger, args, mayAwait),
            _ => throw new InvalidOperationException("The firing mode has not been configured!"),
        };
        await firing.ConfigureAwait(RetainSynchronizationContext);
    }

    private async Task FireQueued(TTrigger trigger, object[] args, bool mayAwait)
    {
        _queue.Enqueue((trigger, args));
        if (_isFiring)
        {
            return;
        }
        _isFiring = true;
        try
        {
            while (_queue.TryDequeue(out var next))
            {
                await FireOne(next.Trigger, next.Args, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }
        finally
        {
            _isFiring = false;
        }
    }

    private Task FireOne(TTrigger trigger, object[] args, bool mayAwait)
    {
        if (_parameters.TryGetValue(trigger, out var parameters))
        {
            parameters.ValidateParameters(args);
        }
        var source = State;
        var node = NodeOf(source);
        var match = node.Find(trigger, args);
        if (match is not { Unmet.Count: 0 })
        {
            return _unhandled(source, trigger, match?.Unmet, mayAwait);
        }
        switch (match.Behaviour)
        {
            case Reentering reentering:
                return Reenter(node, To(reentering.Destination), mayAwait);
            case Choosing choosing:
                return Move(node, To(choosing.Select(args)), mayAwait);
            // Permitted by a superstate, and already there: no silent reentry.
            case Moving moving when !source.Equals(moving.Destination):
                return Move(node, To(moving.Destination), mayAwait);
            case Staying staying:
                return staying.Effect.Run(
                    To(source), mayAwait, "Running Async internal actions in synchronous mode is not allowed");
            default:
                return Task.CompletedTask;
        }

        Transition To(TState destination) => new(source, destination, trigger, args);
    }

    private async Task Move(Node from, Transition transition, bool mayAwait)
    {
        var onContext = RetainSynchronizationContext;
        await from.Leave(transition, mayAwait, onContext).ConfigureAwait(onContext);
        State = transition.Destination;
        await _transitioned.Tell(transition, mayAwait, onContext).ConfigureAwait(onContext);
        var entered = await Enter(transition, mayAwait).ConfigureAwait(onContext);
        if (!entered.State.Equals(State))
        {
            State = entered.State;
        }
        var whole = new Transition(transition.Source, State, transition.Trigger, transition.Parameters);
        await _completed.Tell(whole, mayAwait, onContext).ConfigureAwait(onContext);
    }

    /// <summary>Reentry of a superstate leaves the substate first; the state is written last.</summary>
    private async Task Reenter(Node from, Transition transition, bool mayAwait)
    {
        var onContext = RetainSynchronizationContext;
        await from.Leave(transition, mayAwait, onContext).ConfigureAwait(onContext);
        if (!transition.IsReentry)
        {
            var target = transition.Destination;
            transition = new Transition(target, target, transition.Trigger, transition.Parameters);
            await NodeOf(target).Leave(transition, mayAwait, onContext).ConfigureAwait(onContext);
        }
        await _transitioned.Tell(transition, mayAwait, onContext).ConfigureAwait(onContext);
        var entered = await Enter(transition, mayAwait).ConfigureAwait(onContext);
        await _completed.Tell(transition, mayAwait, onContext).ConfigureAwait(onContext);
        State = entered.State;
    }

    /// <summary>Enters a state, and from there the substates that it starts with; returns where that ends.</summary>
    private async Task<Node> Enter(Transition transition, bool mayAwait)
    {
        var onContext = RetainSynchronizationContext;
        var node = NodeOf(transition.Destination);
        while (true)
        {
            var before = _firingMode == FiringMode.Immediate ? State : default;
            await node.Enter(transition, mayAwait, onContext).ConfigureAwait(onContext);
            if (_firingMode == FiringMode.Immediate && !State.Equals(before))
            {
                return Current;   // an entry action fired on, and that firing has entered its own state
            }
            if (!node.HasInitialTransition)
            {
                return node;
            }
            var target = node.InitialTransitionTarget;
            if (!node.Substates.Exists(substate => substate.State.Equals(target)))
            {
                throw new InvalidOperationException(
                    $"The target ({target}) for the initial transition is not a substate.");
            }
            var step = new Transition(transition.Destination, target, transition.Trigger, transition.Parameters);
            transition = new InitialTransition(transition.Source, target, transition.Trigger, transition.Parameters);
            node = NodeOf(target);
            await _transitioned.Tell(step, mayAwait, onContext).ConfigureAwait(onContext);
        }
    }

    private sealed class Listeners
    {
        private readonly List<Action<Transition>> _actions = [];
        private readonly List<Func<Transition, Task>> _tasks = [];

        public void Add(Action<Transition> onTransitionAction)
        {
            ArgumentNullException.ThrowIfNull(onTransitionAction);
            _actions.Add(onTransitionAction);
        }

        public void Add(Func<Transition, Task> onTransitionAction)
        {
            ArgumentNullException.ThrowIfNull(onTransitionAction);
            _tasks.Add(onTransitionAction);
        }

        public async Task Tell(Transition transition, bool mayAwait, bool onContext)
        {
            if (!mayAwait && _tasks.Count > 0)
            {
                throw new InvalidOperationException(
                    "Cannot execute asynchronous action specified as OnTransitioned callback. "
                    + "Use asynchronous version of Fire [FireAsync]");
            }
            _actions.ForEach(action => action(transition));
            foreach (var task in _tasks)
            {
                await task(transition).ConfigureAwait(onContext);
            }
        }
    }
}
