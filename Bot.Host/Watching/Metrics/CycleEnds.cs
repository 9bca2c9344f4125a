using System.Collections.Concurrent;
using Bot.Domain.Decisions;
using Bot.Host.Trading;

namespace Bot.Host.Watching.Metrics;

/// <summary>Learns how cycles ended; one that ended in trouble is counted as an error.</summary>
internal sealed class CycleEnds(BotMeters meters) : ICycleWatch
{
    private readonly ConcurrentDictionary<int, TerminalReason> _last = new();

    /// <inheritdoc />
    public void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes) { }

    /// <inheritdoc />
    public void Ended(CycleTag cycle, TerminalReason reason)
    {
        _last[cycle.Account] = reason;
        if (reason.IsTrouble())
        {
            meters.Error(KindOf(reason));
        }
    }

    /// <inheritdoc />
    public void Cut(CycleTag cycle) { }

    /// <summary>A terminal reason as a kind of error.</summary>
    public static string KindOf(TerminalReason reason) => reason.Text().Replace('-', '_');

    /// <summary>Another piece of work begins.</summary>
    public void Forget(int account) => _last.TryRemove(account, out _);

    /// <summary>How the cycle of the work that just ended did; null where it was none.</summary>
    public TerminalReason? Take(int account) => _last.TryRemove(account, out var reason) ? reason : null;
}
