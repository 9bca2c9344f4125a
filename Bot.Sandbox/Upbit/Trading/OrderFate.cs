using Bot.Sandbox.Faults;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>What the market makes of an order otherwise than usual.</summary>
internal sealed record OrderFate
{
    /// <summary>The market is met as soon as anybody looks.</summary>
    public static OrderFate Now { get; } = new() { IsLate = true, Delay = TimeSpan.Zero };

    /// <summary>Whether the order meets nobody at first.</summary>
    public bool IsLate { get; private init; }

    /// <summary>Share of what the book would have given, in percent; null for all.</summary>
    public int? Percent { get; private init; }

    /// <summary>Whether what the share leaves goes on waiting.</summary>
    public bool Rests { get; private init; }

    /// <summary>Looks at the order after which it meets the market; null if looking changes nothing.</summary>
    public int? Queries { get; private init; }

    /// <summary>Time of the market's clock after which it does; null if time changes nothing.</summary>
    public TimeSpan? Delay { get; private init; }

    /// <summary>Whether a cancel meanwhile comes too late.</summary>
    public bool CancelLoses { get; private init; }

    /// <summary>The fate that a fault brings; null where it is about no order's.</summary>
    public static OrderFate? Of(FaultRule? rule) => rule is { Fault: FaultKind.LateFill or FaultKind.PartialFill }
        ? new()
        {
            IsLate = rule.Fault == FaultKind.LateFill,
            Percent = rule.Percent,
            Rests = rule.Rests ?? false,
            Queries = rule.Queries,
            Delay = rule.Delay,
            CancelLoses = rule.CancelLoses ?? false,
        }
        : null;
}
