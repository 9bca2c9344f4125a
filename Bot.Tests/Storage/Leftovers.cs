using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>What a program leaves behind when it ends: idle connections to its database, and its folder.</summary>
internal static class Leftovers
{
    private const int RemovalsMost = 100;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Closes the idle connections to a database, and to no other: a test beside this one may count on the log that the
    /// last connection to its own takes with it.
    /// </summary>
    public static void Close(string database)
    {
        using var pooled = new SqliteConnection($"Data Source={database}");
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Removes a folder with a database in it.</summary>
    public static async Task RemoveAsync(string folder, string database)
    {
        for (var attempt = 1; !TryRemove(folder, database, attempt); attempt++)
        {
            await Task.Delay(Breath, TimeProvider.System);
        }
    }

    // A killed process ends at once; here a hand of it may still be in a write that makes a file.
    private static bool TryRemove(string folder, string database, int attempt)
    {
        Close(database);
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException) when (attempt < RemovalsMost)
        {
            return false;
        }
    }
}
