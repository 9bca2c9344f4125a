using Microsoft.Data.Sqlite;

namespace Bot.Host.Storage;

/// <summary>
/// Renews the lease while the program runs and gives it back at its end. When another instance has taken it, the
/// program
/// ends: what it would write is not its to write any more.
/// </summary>
/// <param name="lease">Acquired before the program starts.</param>
/// <param name="wall">The clock on the wall.</param>
/// <param name="lifetime">Ends the program.</param>
/// <param name="log">Where it says why.</param>
public sealed class LeaseKeeper(
    Lease lease,
    TimeProvider wall,
    IHostApplicationLifetime lifetime,
    ILogger<LeaseKeeper> log
) : BackgroundService
{
    /// <summary>How often it renews: several may fail before another machine may take over.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await lease.ReleaseAsync(cancellationToken);
        }
        catch (SqliteException exception)
        {
            log.LogWarning(
                exception,
                "The lease could not be given back; other machines wait {Seconds} s",
                Lease.StaleAfter.TotalSeconds
            );
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, wall);
        while (await NextAsync(beat, stoppingToken))
        {
            if (!await StillOursAsync(stoppingToken))
            {
                log.LogCritical("Another instance has taken the lease; this one ends");
                lifetime.StopApplication();
                return;
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer beat, CancellationToken token)
    {
        try
        {
            return await beat.WaitForNextTickAsync(token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // A database that cannot be written now may be writable in ten seconds; until then the row says whose it is.
    private async Task<bool> StillOursAsync(CancellationToken token)
    {
        try
        {
            return await lease.RenewAsync(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return true;
        }
        catch (SqliteException exception)
        {
            log.LogError(exception, "The lease could not be renewed");
            return true;
        }
    }
}
