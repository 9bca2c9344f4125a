using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Backups;

/// <summary>
/// Makes the backups that are due while the service runs, on a thread of its own behind everything else, and tells the
/// owner when they fail and when they work again.
/// </summary>
/// <param name="desk">Makes them.</param>
/// <param name="databases">Where what is told is written.</param>
/// <param name="time">The clock of what is told.</param>
/// <param name="wall">The clock on the wall.</param>
/// <param name="log">Told what was made.</param>
public sealed class BackupKeeper(
    BackupDesk desk,
    IDbContextFactory<BotDb> databases,
    TimeProvider time,
    TimeProvider wall,
    ILogger<BackupKeeper> log
) : BackgroundService
{
    /// <summary>How often it looks what is due, from this long after the start.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private static readonly int Kinds = Enum.GetValues<BackupKind>().Length;

    /// <summary>Makes what is due and tells what is not known yet.</summary>
    internal async Task BeatAsync(CancellationToken token)
    {
        for (var made = 0; made < Kinds && desk.Due is { } kind; made++)
        {
            await desk.MakeAsync(kind, token);
        }

        await desk.CleanAsync(token);
        await TellAsync(token);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, wall);
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException ended) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug(ended, "No more backups are made");
        }
    }

    // What cannot be written is told with the next beat.
    private async Task TellAsync(CancellationToken token)
    {
        try
        {
            foreach (var (kind, failure) in desk.Book.Untold())
            {
                await using var db = await databases.CreateDbContextAsync(token);
                Notice notice = failure.IsOver
                    ? new Notice.BackupWorks(kind.Text())
                    : new Notice.BackupFailed(kind.Text(), failure.Why);
                Outbox.Add(db, StartUp.First.Value, time.GetUtcNow(), notice);
                await db.SaveChangesAsync(token);
                desk.Book.Told(kind);
            }
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "How backups stand cannot be told yet");
        }
    }
}
