using Bot.Host.Backtests;

namespace Bot.Host.Backups;

/// <summary>
/// Where backups are asked for while the service runs: one at a time, on a thread behind everything else, and what is
/// not kept goes when a new one is whole.
/// </summary>
public sealed class BackupDesk(
    BackupMaker maker,
    BackupBook book,
    BackupShelf shelf,
    BackupSchedule schedule,
    TimeProvider wall,
    ILogger<BackupDesk> log
) : IDisposable
{
    private readonly QuietWork _work = new("backup");

    /// <summary>How backups stand.</summary>
    public BackupBook Book => book;

    /// <summary>What is due by the schedule; null where nothing is.</summary>
    public BackupKind? Due => schedule.Due(book.Read(), wall.GetUtcNow());

    /// <summary>Makes one and checks it; the task ends with what came of it.</summary>
    public Task<BackupOutcome> MakeAsync(BackupKind kind, CancellationToken token) =>
        _work.RunAsync(() => Make(kind, token), token);

    /// <summary>Takes away what was left behind, once a month.</summary>
    public Task CleanAsync(CancellationToken token) => _work.RunAsync(Clean, token);

    /// <inheritdoc />
    public void Dispose() => _work.Dispose();

    private BackupOutcome Make(BackupKind kind, CancellationToken token)
    {
        var outcome = maker.Make(kind, token);
        if (outcome is BackupOutcome.Made made)
        {
            log.LogInformation(
                "Backup {Name} was made and checked: {Bytes} bytes in {Seconds:0.0} s",
                made.Manifest.Name,
                made.Bytes,
                made.Took.TotalSeconds
            );
            Try(() => shelf.Tidy());
        }
        else if (outcome is BackupOutcome.Failed failed)
        {
            log.LogError("The {Kind} backup failed: {Why}", kind.Text(), failed.Why);
        }

        return outcome;
    }

    private bool Clean() =>
        Try(() =>
        {
            foreach (var path in shelf.Clean(wall.GetUtcNow()) ?? [])
            {
                log.LogInformation("Left behind and taken away: {Path}", path);
            }
        });

    // What cannot be taken away now can be later.
    private bool Try(Action tidy)
    {
        try
        {
            tidy();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "Old backups could not be taken away");
            return false;
        }
    }
}
