using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Bot.Host.Storage;

/// <summary>
/// On a full or failing disk SQLite ends a transaction by itself when it cannot be committed, and the driver, which is
/// not told of it at that moment, can then neither roll it back nor use its connection again. So that it can, an empty
/// transaction is begun in its place.
/// </summary>
public sealed class LostCommits : DbTransactionInterceptor
{
    /// <inheritdoc />
    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) =>
        Mend(transaction);

    /// <inheritdoc />
    public override Task TransactionFailedAsync(
        DbTransaction transaction,
        TransactionErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Mend(transaction);
        return Task.CompletedTask;
    }

    private static void Mend(DbTransaction transaction)
    {
        if (
            transaction is SqliteTransaction { Connection: { Handle: { } handle } }
            && raw.sqlite3_get_autocommit(handle) != 0
        )
        {
            raw.sqlite3_exec(handle, "BEGIN");
        }
    }
}
