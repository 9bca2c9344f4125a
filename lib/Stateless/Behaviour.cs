using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does about a trigger.</summary>
    private abstract record Behaviour(TTrigger Trigger, Guard Guard);

    private sealed record Ignoring(TTrigger Trigger, Guard Guard) : Behaviour(Trigger, Guard);

    private sealed record Moving(TTrigger Trigger, Guard Guard, TState Destination) : Behaviour(Trigger, Guard);

    private sealed record Reentering(TTrigger Trigger, Guard Guard, TState Destination) : Behaviour(Trigger, Guard);

    private sealed record Staying(TTrigger Trigger, Guard Guard, Effect Effect) : Behaviour(Trigger, Guard);

    private sealed record Choosing(
        TTrigger Trigger, Guard Guard, Func<object[], TState> Select, DynamicTransitionInfo Info)
        : Behaviour(Trigger, Guard);

    /// <summary>A behaviour found for a trigger; with no unmet guard it applies.</summary>
    private sealed record Match(Behaviour Behaviour, List<string> Unmet);

    /// <summary>An action of the user's; an asynchronous one is refused where the machine runs synchronously.</summary>
    private sealed class Effect
    {
        private readonly Action<Transition> _action;
        private readonly Func<Transition, Task> _task;

        public Effect(Action<Transition> action, Delegate method = null, string description = null)
        {
            _action = action;
            Method = InvocationInfo.Create(method, description);
        }

        public Effect(Func<Transition, Task> task, Delegate method = null, string description = null)
        {
            _task = task;
            Method = InvocationInfo.Create(method, description, InvocationInfo.Timing.Asynchronous);
        }

        public InvocationInfo Method { get; }

        public Task Run(Transition transition, bool mayAwait, string refusal)
        {
            if (_task == null)
            {
                _action(transition);
                return Task.CompletedTask;
            }
            return mayAwait ? _task(transition) : throw new InvalidOperationException(refusal);
        }
    }

    /// <summary>An effect of entering a state, by any trigger or by one only.</summary>
    private sealed record Entry(Effect Effect, bool IsForOneTrigger, TTrigger Trigger)
    {
        public ActionInfo Info => new(Effect.Method, IsForOneTrigger ? Trigger.ToString() : null);

        public bool AppliesTo(Transition transition) => !IsForOneTrigger || transition.Trigger.Equals(Trigger);
    }
}
