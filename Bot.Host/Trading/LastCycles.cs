using System.Collections.Concurrent;
using Bot.Domain.Decisions;

namespace Bot.Host.Trading;

/// <summary>The newest cycle of each account since the program began, on the clock of the wall.</summary>
public sealed class LastCycles(TimeProvider wall) : ICycleWatch
{
    private readonly ConcurrentDictionary<int, Sighting> _begun = new();
    private readonly ConcurrentDictionary<int, CompletedCycle> _completed = new();

    /// <summary>When an account's newest cycle began; it may have ended since.</summary>
    public Sighting? Begun(int account) => _begun.GetValueOrDefault(account);

    /// <summary>An account's newest cycle whose end is written down.</summary>
    public CompletedCycle? Completed(int account) => _completed.GetValueOrDefault(account);

    /// <inheritdoc />
    public void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes)
    {
        if (stage == CycleStage.Begun)
        {
            _begun[cycle.Account] = Sighting.Now(wall);
        }
    }

    /// <inheritdoc />
    public void Ended(CycleTag cycle, TerminalReason reason) =>
        _completed[cycle.Account] = new CompletedCycle(cycle, reason, Sighting.Now(wall));

    /// <inheritdoc />
    public void Cut(CycleTag cycle) { }
}

/// <summary>A cycle that ended.</summary>
/// <param name="Cycle">Which; its instants are of the market's clock.</param>
/// <param name="Reason">How it ended.</param>
/// <param name="Seen">When, on the clock of the wall.</param>
public sealed record CompletedCycle(CycleTag Cycle, TerminalReason Reason, Sighting Seen);
