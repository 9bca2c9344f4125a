namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One state with all that is configured for it.</summary>
    private sealed class Node(TState state)
    {
        public TState State { get; } = state;

        public Node Superstate { get; set; }

        public List<Node> Substates { get; } = [];

        public List<Entry> Entries { get; } = [];

        public List<Effect> Exits { get; } = [];

        public Dictionary<TTrigger, List<Behaviour>> Behaviours { get; } = [];

        public bool HasInitialTransition { get; private set; }

        public TState InitialTransitionTarget { get; private set; }

        public IEnumerable<Node> SelfAndAbove
        {
            get
            {
                for (var node = this; node != null; node = node.Superstate)
                {
                    yield return node;
                }
            }
        }

        public void StartIn(TState target) => (HasInitialTransition, InitialTransitionTarget) = (true, target);

        public void Add(Behaviour behaviour)
        {
            if (!Behaviours.TryGetValue(behaviour.Trigger, out var same))
            {
                Behaviours.Add(behaviour.Trigger, same = []);
            }
            same.Add(behaviour);
        }

        public bool IsWithin(TState state) => SelfAndAbove.Any(node => node.State.Equals(state));

        /// <summary>The nearest that applies; failing that the outermost with its unmet guards, or null.</summary>
        public Match Find(TTrigger trigger, object[] args)
        {
            Match last = null;
            foreach (var node in SelfAndAbove)
            {
                last = node.FindHere(trigger, args) ?? last;
                if (last is { Unmet.Count: 0 })
                {
                    break;
                }
            }
            return last;
        }

        public IEnumerable<TTrigger> Permitted(object[] args) => SelfAndAbove
            .SelectMany(node => node.Behaviours)
            .Where(entry => entry.Value.Exists(behaviour => behaviour.Guard.Unmet(args).Count == 0))
            .Select(entry => entry.Key)
            .Distinct();

        public async Task Enter(Transition transition, bool mayAwait, bool onContext)
        {
            var entered = transition is InitialTransition || transition.IsReentry
                ? [this]
                : SelfAndAbove.TakeWhile(node => !node.Holds(transition.Source)).Reverse().ToArray();
            var refusal = Refusal("OnEntry", transition.Destination);
            foreach (var entry in entered.SelectMany(node => node.Entries).Where(entry => entry.AppliesTo(transition)))
            {
                await entry.Effect.Run(transition, mayAwait, refusal).ConfigureAwait(onContext);
            }
        }

        public async Task Leave(Transition transition, bool mayAwait, bool onContext)
        {
            var left = transition.IsReentry
                ? [this]
                : SelfAndAbove.TakeWhile(node => !node.Holds(transition.Destination)).ToArray();
            var refusal = Refusal("OnExit", transition.Source);
            foreach (var exit in left.SelectMany(node => node.Exits))
            {
                await exit.Run(transition, mayAwait, refusal).ConfigureAwait(onContext);
            }
        }

        private Match FindHere(TTrigger trigger, object[] args)
        {
            if (!Behaviours.TryGetValue(trigger, out var possible))
            {
                return null;
            }
            var matches = possible.Select(behaviour => new Match(behaviour, behaviour.Guard.Unmet(args))).ToArray();
            var free = matches.Where(match => match.Unmet.Count == 0).ToArray();
            return free.Length switch
            {
                0 => matches[0] with { Unmet = [.. matches.SelectMany(match => match.Unmet).Distinct()] },
                1 => free[0],
                _ => throw new InvalidOperationException(
                    $"Multiple permitted exit transitions are configured from state '{State}' for trigger '{trigger}'. "
                    + "Guard clauses must be mutually exclusive."),
            };
        }

        private bool Holds(TState state) => State.Equals(state) || Substates.Exists(substate => substate.Holds(state));

        private static string Refusal(string happening, TState state) =>
            $"Cannot execute asynchronous action specified in {happening} event for '{state}' state. "
            + "Use asynchronous version of Fire [FireAsync]";
    }
}
