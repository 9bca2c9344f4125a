using Bot.Domain.Decisions;

namespace Bot.Host.Trading;

/// <summary>Learns how a cycle goes on. It returns at once and throws nothing: trading does not wait for it.</summary>
public interface ICycleWatch
{
    /// <summary>A stage was reached; what the notes hold from there on is still being written.</summary>
    void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes);

    /// <summary>It ended, and its end is written down.</summary>
    void Ended(CycleTag cycle, TerminalReason reason);

    /// <summary>It was cut short, by a panic, the program's end or a failure, and no end is written down.</summary>
    void Cut(CycleTag cycle);
}

/// <summary>How far a cycle came.</summary>
public enum CycleStage
{
    Begun,

    /// <summary>The market was seen.</summary>
    Seen,

    /// <summary>Advice was given, and every rule of validation has spoken.</summary>
    Judged,

    /// <summary>An order is about to be sent.</summary>
    Trading,
}

/// <summary>Which cycle it is.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Market">Where.</param>
/// <param name="Slot">What makes it due once.</param>
/// <param name="AskedBy">A person's id, or null for a scheduled one.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record CycleTag(
    int Account,
    string Market,
    DateTimeOffset Slot,
    string? AskedBy,
    DateTimeOffset StartedAt
);
