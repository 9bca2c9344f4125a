using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bot.Host.Storage;

/// <summary>
/// Settings of every connection: foreign keys hold, a commit is on the disk when it returns, and a locked file is
/// waited for, yet not long: one that stays locked is a fault, and stops must not wait for it. The driver is what
/// waits, and asks again every moment; SQLite itself waits but shortly, or the two would wait one after the other.
/// </summary>
public sealed class Pragmas : DbConnectionInterceptor
{
    private const string Text = "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA busy_timeout=250;";

    private const int PatienceSeconds = 5;

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        BePatient(connection);
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        BePatient(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void BePatient(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
        {
            sqlite.DefaultTimeout = PatienceSeconds;
        }
    }
}
