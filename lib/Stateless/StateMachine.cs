using Stateless.Reflection;

namespace Stateless;

/// <summary>States, triggers that move between them, and actions on the way. Not thread-safe.</summary>
public partial class StateMachine<TState, TTrigger>
{
    private readonly Dictionary<TState, Node> _nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> _parameters = [];
    private readonly Func<TState> _stateAccessor;
    private readonly Action<TState> _stateMutator;
    private readonly FiringMode _firingMode;
    private readonly TState _initialState;

    /// <summary>The state lies outside; <see cref="FiringMode.Queued"/>.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>The machine keeps the state; <see cref="FiringMode.Queued"/>.</summary>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _stateAccessor = stateAccessor;
        _stateMutator = stateMutator;
        _firingMode = firingMode;
        _initialState = stateAccessor();
    }

    public StateMachine(TState initialState, FiringMode firingMode)
    {
        var state = initialState;
        _stateAccessor = () => state;
        _stateMutator = next => state = next;
        _firingMode = firingMode;
        _initialState = initialState;
    }

    /// <summary>Whether asynchronous actions continue on the caller's context; false by default.</summary>
    public bool RetainSynchronizationContext { get; set; }

    public TState State
    {
        get => _stateAccessor();
        private set => _stateMutator(value);
    }

    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    public IEnumerable<TTrigger> GetPermittedTriggers(params object[] args) => Current.Permitted(args);

    private Node Current => NodeOf(State);

    public StateConfiguration Configure(TState state) => new(this, state);

    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Register(new TriggerWithParameters(trigger, argumentTypes));

    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Register(new TriggerWithParameters<TArg0>(trigger));

    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Register(new TriggerWithParameters<TArg0, TArg1>(trigger));

    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Register(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    public bool IsInState(TState state) => Current.IsWithin(state);

    public bool CanFire(TTrigger trigger) => IsPermitted(trigger, [], out _);

    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => CanFire(trigger, arg0, out _);

    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        CanFire(trigger, arg0, arg1, out _);

    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        CanFire(trigger, arg0, arg1, arg2, out _);

    public bool CanFire(TTrigger trigger, out ICollection<string> unmetGuards) =>
        IsPermitted(trigger, [], out unmetGuards);

    public bool CanFire<TArg0>(
        TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string> unmetGuards) =>
        IsPermitted(TriggerOf(trigger), [arg0], out unmetGuards);

    public bool CanFire<TArg0, TArg1>(
        TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string> unmetGuards) =>
        IsPermitted(TriggerOf(trigger), [arg0, arg1], out unmetGuards);

    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2,
        out ICollection<string> unmetGuards) =>
        IsPermitted(TriggerOf(trigger), [arg0, arg1, arg2], out unmetGuards);

    /// <summary>What is configured, for graphs and other readers.</summary>
    public StateMachineInfo GetInfo()
    {
        var nodes = new Dictionary<TState, Node>(_nodes);
        var reached = Configured<Moving>().Select(behaviour => behaviour.Destination)
            .Concat(Configured<Reentering>().Select(behaviour => behaviour.Destination));
        foreach (var state in reached.ToArray())
        {
            nodes.TryAdd(state, new Node(state));
        }
        var infos = nodes.ToDictionary(entry => entry.Key, entry => InfoOf(entry.Value));
        foreach (var (state, node) in nodes)
        {
            Relate(infos[state], node, infos);
        }
        return new StateMachineInfo(infos.Values, typeof(TState), typeof(TTrigger), InfoOf(new Node(_initialState)));
    }

    public override string ToString() =>
        $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", GetPermittedTriggers())} }}}}";

    private IEnumerable<T> Configured<T>() =>
        _nodes.Values.SelectMany(node => node.Behaviours.Values).SelectMany(behaviours => behaviours.OfType<T>());

    private Node NodeOf(TState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
        {
            _nodes.Add(state, node = new Node(state));
        }
        return node;
    }

    private T Register<T>(T trigger)
        where T : TriggerWithParameters
    {
        if (!_parameters.TryAdd(trigger.Trigger, trigger))
        {
            throw new InvalidOperationException(
                $"Parameters for the trigger '{trigger}' have already been configured.");
        }
        return trigger;
    }

    private bool IsPermitted(TTrigger trigger, object[] args, out ICollection<string> unmetGuards)
    {
        var match = Current.Find(trigger, args);
        unmetGuards = match?.Unmet;
        return match is { Unmet.Count: 0 };
    }

    private static TTrigger TriggerOf(TriggerWithParameters trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return trigger.Trigger;
    }

    private static StateInfo InfoOf(Node node) => new(node.State)
    {
        EntryActions = node.Entries.ConvertAll(entry => entry.Info),
        ExitActions = node.Exits.ConvertAll(exit => exit.Method),
        IgnoredTriggers = node.Behaviours.Values.SelectMany(behaviours => behaviours.OfType<Ignoring>())
            .Select(ignoring => new IgnoredTransitionInfo(ignoring.Trigger, ignoring.Guard.Methods)).ToList(),
    };

    private static void Relate(StateInfo info, Node node, Dictionary<TState, StateInfo> infos)
    {
        info.Superstate = node.Superstate == null ? null : infos[node.Superstate.State];
        info.Substates = node.Substates.ConvertAll(substate => infos[substate.State]);
        var behaviours = node.Behaviours.Values;
        info.FixedTransitions = behaviours.SelectMany(same => same.OfType<Moving>().Select(Fixed)
            .Concat(same.OfType<Reentering>().Select(Again))
            .Concat(same.OfType<Staying>().Select(Stay))).ToList();
        info.DynamicTransitions = behaviours.SelectMany(same => same.OfType<Choosing>())
            .Select(choosing => choosing.Info).ToList();

        FixedTransitionInfo Fixed(Moving one) => new(one.Trigger, one.Guard.Methods, infos[one.Destination], false);
        FixedTransitionInfo Again(Reentering one) => new(one.Trigger, one.Guard.Methods, infos[one.Destination], false);
        FixedTransitionInfo Stay(Staying one) => new(one.Trigger, one.Guard.Methods, info, true);
    }
}
