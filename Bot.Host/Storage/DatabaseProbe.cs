using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Host.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Finds out whether the database works: whether it can be written, and has room for what comes.</summary>
/// <param name="databases">The database in question.</param>
/// <param name="folder">The data folder.</param>
/// <param name="roomLeast">Bytes that must be free on its disk.</param>
public sealed class DatabaseProbe(IDbContextFactory<BotDb> databases, string folder, long roomLeast)
{
    private const int Full = 13;
    private const double Megabyte = 1 << 20;

    /// <summary>
    /// Writes what nobody reads: the one way to know that writing works. A database that was away must have room, too:
    /// where one page fits and the next does not it would go and come without end.
    /// </summary>
    /// <exception cref="SqliteException">It cannot be written, or its disk is as good as full.</exception>
    public async Task WriteAsync(bool wasAway, CancellationToken token)
    {
        if (wasAway && Free() is { } free && free < roomLeast)
        {
            throw new SqliteException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{free / Megabyte:0.0} MB are free, {roomLeast / Megabyte:0} MB are needed"
                ),
                Full
            );
        }

        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM Marks WHERE Name = 'probe'; "
                + "INSERT INTO Marks (AccountId, Name, Value) SELECT Id, 'probe', hex(randomblob(2000)) FROM Accounts;",
            token
        );
        await transaction.CommitAsync(token);
    }

    /// <summary>An account as the database has it.</summary>
    public async Task<AccountRow> AccountAsync(AccountId account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == account.Value, token);
    }

    // Null where the system does not tell; then the write alone decides.
    private long? Free()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
