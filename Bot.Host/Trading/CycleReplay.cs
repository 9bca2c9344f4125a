using Bot.Domain.Cycles;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Decides journalled cycles again, from what they saw, and compares with what they decided.</summary>
public sealed class CycleReplay(IDbContextFactory<BotDb> databases)
{
    /// <summary>Decides one cycle again, or all of them.</summary>
    /// <param name="cycle">Its number; null for all.</param>
    /// <param name="progress">Told of each cycle that differs, or cannot be read, as it is found.</param>
    /// <param name="token">Ends it between two cycles.</param>
    public async Task<ReplaySummary> RunAsync(long? cycle, IProgress<ReplayFinding> progress, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var inner = await databases.CreateDbContextAsync(token);
        var cycles = await db.Cycles.CountAsync(row => cycle == null || row.Id == cycle, token);
        var (shelf, compared, differing) = (new CandleShelf(), 0, 0);
        var rows = db
            .CycleInputs.AsNoTracking()
            .Where(row => cycle == null || row.CycleId == cycle)
            .OrderBy(row => row.CycleId)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(token))
        {
            compared++;
            var differences = await CompareAsync(inner, row, shelf, token);
            if (differences.Count > 0)
            {
                differing++;
                progress.Report(new ReplayFinding(row.CycleId, differences));
            }
        }

        return new ReplaySummary(cycles, compared, differing);
    }

    private static async Task<IReadOnlyList<string>> CompareAsync(
        BotDb db,
        Storage.Rows.CycleInputRow row,
        CandleShelf shelf,
        CancellationToken token
    )
    {
        try
        {
            var (input, then) = await CycleInputs.ReadAsync(db, row, shelf, token);
            return Replay.Decide(input) is { } now
                ? then.DifferencesTo(now)
                : [$"{then.Outcome} was decided; what was kept of the cycle does not lead there"];
        }
        catch (InvalidDataException exception)
        {
            return [exception.Message];
        }
    }
}

/// <summary>A cycle that was decided differently.</summary>
/// <param name="Cycle">Its number in the journal.</param>
/// <param name="Differences">Each in a sentence.</param>
public sealed record ReplayFinding(long Cycle, IReadOnlyList<string> Differences);

/// <summary>How a replay ended.</summary>
/// <param name="Cycles">In the journal.</param>
/// <param name="Compared">Of them decided again; the others had decided nothing: they were skipped, or could not
/// read.</param>
/// <param name="Differing">Of them decided differently.</param>
public sealed record ReplaySummary(int Cycles, int Compared, int Differing);
