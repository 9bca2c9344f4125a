using Microsoft.Data.Sqlite;

namespace Bot.Host.Storage;

/// <summary>
/// Tells a database that cannot work now (full disk, read-only, locked, damaged) from everything else that can fail.
/// </summary>
public static class DatabaseFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Unreadable = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>Whether a failure, or what caused it, is the database's.</summary>
    public static bool Is(Exception failure) => Find(failure) is not null;

    /// <summary>What happened and what a person can do, in a sentence.</summary>
    public static string Sentence(Exception failure) =>
        Find(failure) is { } fault ? $"{Cure(fault.SqliteErrorCode)} ({fault.Message})" : failure.Message;

    private static SqliteException? Find(Exception? failure)
    {
        while (failure is not null and not SqliteException)
        {
            failure = failure.InnerException;
        }

        return failure is SqliteException fault && Cure(fault.SqliteErrorCode) is not null ? fault : null;
    }

    private static string? Cure(int code) =>
        code switch
        {
            Busy or Locked => "another program holds the database locked; close it",
            ReadOnly => "the database file is read-only; let the bot's user write to it and to its folder",
            Unreadable => "the disk failed while the database was read or written; look at the disk",
            Corrupt or NoDatabase => "the database is damaged; stop the bot and put the newest backup in its place",
            Full => "the disk is full; free some space",
            CannotOpen => "the database cannot be opened; look at its folder and who may write there",
            _ => null,
        };
}
