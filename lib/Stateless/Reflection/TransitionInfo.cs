namespace Stateless.Reflection;

/// <summary>What a state does about a trigger.</summary>
public abstract class TransitionInfo
{
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions;

    public TriggerInfo Trigger { get; protected set; }

    public bool IsInternalTransition { get; protected set; }
}

/// <summary>A transition to a state that is known beforehand.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(
        object trigger, IEnumerable<InvocationInfo> guards, StateInfo destination, bool isInternal)
    {
        Trigger = new TriggerInfo(trigger);
        GuardConditionsMethodDescriptions = guards;
        DestinationState = destination;
        IsInternalTransition = isInternal;
    }

    public StateInfo DestinationState { get; private set; }
}

/// <summary>A trigger that does nothing in a state.</summary>
public class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(object trigger, IEnumerable<InvocationInfo> guards)
    {
        Trigger = new TriggerInfo(trigger);
        GuardConditionsMethodDescriptions = guards;
    }
}

/// <summary>A transition whose destination is chosen when it is fired.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    private DynamicTransitionInfo()
    {
    }

    public InvocationInfo DestinationStateSelectorDescription { get; private set; }

    /// <summary>For graphs only; may be null.</summary>
    public DynamicStateInfos PossibleDestinationStates { get; private set; }

    public static DynamicTransitionInfo Create<TTrigger>(
        TTrigger trigger, IEnumerable<InvocationInfo> guards,
        InvocationInfo selector, DynamicStateInfos possibleStates) =>
        new()
        {
            Trigger = new TriggerInfo(trigger),
            GuardConditionsMethodDescriptions = guards ?? [],
            DestinationStateSelectorDescription = selector,
            PossibleDestinationStates = possibleStates,
        };
}

/// <summary>A state that a dynamic transition may lead to, and when.</summary>
public class DynamicStateInfo
{
    public DynamicStateInfo(string destinationState, string criterion)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    public string DestinationState { get; set; }

    public string Criterion { get; set; }
}

/// <summary>The states that a dynamic transition may lead to.</summary>
public class DynamicStateInfos : List<DynamicStateInfo>
{
    public void Add(string destinationState, string criterion) =>
        Add(new DynamicStateInfo(destinationState, criterion));

    public void Add<TState>(TState destinationState, string criterion) =>
        Add(destinationState.ToString(), criterion);
}
