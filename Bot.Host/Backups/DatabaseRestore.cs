using System.Globalization;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>
/// Puts the database of a backup in the place of the one there is, which is kept beside it; its accounts wait for a
/// person. Refused while the service runs.
/// </summary>
/// <param name="place">Where everything lies.</param>
/// <param name="wall">The clock on the wall.</param>
/// <param name="host">This machine's name.</param>
public sealed class DatabaseRestore(BackupPlace place, TimeProvider wall, string host)
{
    private const string StampForm = "yyyyMMdd-HHmmss";

    /// <summary>Restores.</summary>
    /// <param name="name">As <c>backup list</c> shows it.</param>
    /// <param name="token">Ends it before anything was changed; not after.</param>
    /// <exception cref="InvalidDataException">The backup is refused; nothing has changed.</exception>
    /// <exception cref="IOException">The service runs, or the disk does not do it.</exception>
    public Restored Run(string name, CancellationToken token)
    {
        using var mine = new InstanceLock(place.Data);
        if (mine.TryTake() is { } refusal)
        {
            throw new IOException(refusal);
        }

        var pending = new PendingRestore(place.Data);
        pending.Finish();
        var file = Path.Combine(place.Data, DatabaseStart.FileName);
        if (File.Exists(file) && HeldElsewhere(file) is { } other)
        {
            throw new IOException($"another instance holds the database: on {other}. Stop it first");
        }

        var manifest = new BackupReader(place.Folder, place.Schemas).Restore(name, pending.NewFile, token);
        RestoredState.Stop(pending.NewFile, wall.GetUtcNow());
        var stamp = FreeStamp();
        var had = File.Exists(file);
        pending.Begin(stamp);
        pending.Finish();
        return new Restored(
            manifest,
            Path.GetFullPath(file),
            had ? Path.GetFullPath(Path.Combine(place.Data, PendingRestore.OldName(stamp))) : null
        );
    }

    private string FreeStamp()
    {
        var at = wall.GetUtcNow();
        while (File.Exists(Path.Combine(place.Data, PendingRestore.OldName(Text(at)))))
        {
            at = at.AddSeconds(1);
        }

        return Text(at);

        static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(StampForm, CultureInfo.InvariantCulture);
    }

    // The lock decides on this machine; a folder that two machines share is told by the row, where it can be read.
    private string? HeldElsewhere(string file)
    {
        try
        {
            using var connection = DatabaseCopy.Open(file, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT Host FROM Leases WHERE Holder <> '' AND Host <> $host AND RenewedAt > $since";
            command.Parameters.AddWithValue("$host", host);
            command.Parameters.AddWithValue("$since", (wall.GetUtcNow() - Lease.StaleAfter).UtcTicks);
            return command.ExecuteScalar() as string;
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}

/// <summary>What was restored, and what became of the file before.</summary>
/// <param name="Manifest">Of the backup.</param>
/// <param name="File">Of the database.</param>
/// <param name="Kept">Of the database before; null where there was none.</param>
public sealed record Restored(BackupManifest Manifest, string File, string? Kept);
