using Bot.Host.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bot.Host.Backups;

/// <summary>
/// Copies a database that is being written to, page by page, as it was at one moment: what is read stays as it is for
/// the reader however much is written meanwhile, and nobody who writes waits.
/// </summary>
public static class DatabaseCopy
{
    // A megabyte at the usual page size, then a breath for everybody else.
    private const int PagesAtOnce = 256;
    private const int PatienceSeconds = 30;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan WhenLocked = TimeSpan.FromMilliseconds(100);

    /// <summary>Copies, and counts in the same moment.</summary>
    /// <param name="source">The file of the database; this program or another may have it open.</param>
    /// <param name="target">Of the copy, which is whole in one file; it must not exist.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="SqliteException">It cannot be read, or the copy cannot be written.</exception>
    public static DatabaseFacts Make(string source, string target, CancellationToken token)
    {
        NativeSqlite.Use();
        OwnerOnly.Open(target, FileShare.ReadWrite).Dispose();
        DatabaseFacts facts;
        using (var to = Open(target, SqliteOpenMode.ReadWrite))
        {
            Do(to, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;");
            using (var from = Open(source, SqliteOpenMode.ReadWrite))
            {
                // The first thing that is read within it chooses the moment.
                Do(from, "PRAGMA query_only=ON; BEGIN;");
                facts = DatabaseFacts.Read(from);
                Copy(from, to, token);
                Do(from, "ROLLBACK;");
            }

            // The copy knows of no log beside it.
            Do(to, "PRAGMA journal_mode=DELETE;");
        }

        return facts;
    }

    /// <summary>A connection of its own, which leaves nothing open behind it.</summary>
    internal static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        NativeSqlite.Use();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = PatienceSeconds,
            }.ToString()
        );
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    internal static void Do(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private static void Copy(SqliteConnection from, SqliteConnection to, CancellationToken token)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to.Handle), to.Handle);
        }

        var waited = TimeSpan.Zero;
        while (raw.sqlite3_backup_step(backup, PagesAtOnce) is var code and not raw.SQLITE_DONE)
        {
            var isLocked = code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && waited.TotalSeconds < PatienceSeconds;
            if (code != raw.SQLITE_OK && !isLocked)
            {
                SqliteException.ThrowExceptionForRC(code, to.Handle);
            }

            waited += isLocked ? WhenLocked : TimeSpan.Zero;
            token.WaitHandle.WaitOne(isLocked ? WhenLocked : Breath);
            token.ThrowIfCancellationRequested();
        }
    }
}
