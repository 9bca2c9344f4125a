using Bot.Domain.Decisions;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Watching;

/// <summary>Finds the newest cycle that ran to an end; one that was only written down as skipped is none.</summary>
internal static class LastCycle
{
    private static readonly string Overlap = TerminalReason.SkippedOverlap.Text();
    private static readonly string Missed = TerminalReason.SkippedMissed.Text();

    public static Task<DateTimeOffset?> EndedAtAsync(BotDb db, int account, CancellationToken token) =>
        db
            .Cycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.Reason != Overlap && row.Reason != Missed)
            .OrderByDescending(row => row.StartedAt)
            .Select(row => (DateTimeOffset?)row.EndedAt)
            .FirstOrDefaultAsync(token);
}
