using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Backups;

/// <summary>
/// Puts an exported account into a database as one more account, all of it or nothing. It keeps its number where that
/// is free; else it gets the next, and the names of its orders with it. It arrives stopped.
/// </summary>
/// <param name="databases">The database, up to date, which nobody else works in.</param>
/// <param name="wall">The clock on the wall.</param>
public sealed class AccountImport(IDbContextFactory<BotDb> databases, TimeProvider wall)
{
    /// <summary>Takes keys in; within the transaction.</summary>
    public delegate Task KeysTaker(BotDb db, AccountId account, CancellationToken token);

    /// <summary>Imports.</summary>
    /// <param name="path">The file.</param>
    /// <param name="person">Who gets it, as a trader unless they are known already; null for nobody yet.</param>
    /// <param name="keys">Stores the keys that came with it; null where there are none or nobody can open them.</param>
    /// <param name="token">Ends it early; nothing has changed then.</param>
    /// <exception cref="InvalidDataException">It is refused; the message says why, and nothing has changed.</exception>
    public async Task<AccountId> RunAsync(string path, long? person, KeysTaker? keys, CancellationToken token)
    {
        var header = AccountFile.Open(path, token);
        await using var db = await databases.CreateDbContextAsync(token);
        var schema = db.Database.GetMigrations().Last();
        if (header.Schema != schema)
        {
            throw new InvalidDataException(
                $"{path} is refused: it is of version {header.Schema}, this program of {schema}; "
                    + "bring both to the same version"
            );
        }

        await using var transaction = await db.Database.BeginTransactionAsync(token);
        try
        {
            var target = await NumberAsync(db, header, token);
            await FillAsync(db, header, target, AccountFile.Rows(path), token);
            await ArriveAsync(db, header, target, person, token);
            if (keys is not null)
            {
                await keys(db, target, token);
            }

            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return target;
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is refused: {failure.Message}; nothing was changed", failure);
        }
    }

    private static async Task<AccountId> NumberAsync(BotDb db, AccountHeader header, CancellationToken token)
    {
        var taken = await db.Accounts.Select(row => row.Id).ToListAsync(token);
        return new AccountId(taken.Contains(header.Account) || header.Account < 1 ? taken.Max() + 1 : header.Account);
    }

    private static async Task FillAsync(
        BotDb db,
        AccountHeader header,
        AccountId target,
        IEnumerable<AccountRowLine> rows,
        CancellationToken token
    )
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var rowsIn = new AccountInserts(connection, header, target);
        foreach (var row in rows)
        {
            token.ThrowIfCancellationRequested();
            rowsIn.Add(row);
        }

        rowsIn.DemandAll();
    }

    private async Task ArriveAsync(
        BotDb db,
        AccountHeader header,
        AccountId target,
        long? person,
        CancellationToken token
    )
    {
        var account = await db.Accounts.SingleAsync(row => row.Id == target.Value, token);
        List<OrderStatus> open = [OrderStatus.Intended, OrderStatus.Unknown, OrderStatus.Accepted];
        if (
            target.Value != header.Account
            && account.Mode == TradingMode.Live
            && await db.Orders.AnyAsync(row => row.AccountId == target.Value && open.Contains(row.Status), token)
        )
        {
            throw new InvalidDataException(
                $"it has orders at the exchange that bear the number {header.Account}, which is taken here; "
                    + "let them end and export it again, or import it into an empty folder"
            );
        }

        await NameAsync(db, account, token);
        Stop(db, account);
        await GiveAsync(db, target, person, token);
    }

    private static async Task NameAsync(BotDb db, AccountRow account, CancellationToken token)
    {
        var (name, names) = (
            account.Name,
            await db.Accounts.Where(row => row.Id != account.Id).Select(row => row.Name).ToListAsync(token)
        );
        var count = 1;
        while (names.Contains(account.Name, StringComparer.Ordinal))
        {
            count++;
            account.Name = string.Create(CultureInfo.InvariantCulture, $"{name} {count}");
        }
    }

    // A halt is kept; what would run by itself waits for a person.
    private void Stop(BotDb db, AccountRow account)
    {
        if (account.State is not (TradingState.Running or TradingState.Draining))
        {
            return;
        }

        var now = wall.GetUtcNow();
        db.Transitions.Add(
            new TransitionRow
            {
                AccountId = account.Id,
                From = account.State,
                To = TradingState.Stopped,
                Trigger = TradingTrigger.Stop,
                Reason = "imported",
                Who = "bot",
                At = now,
            }
        );
        (account.State, account.StateReason, account.StateSince) = (TradingState.Stopped, "imported", now);
    }

    private async Task GiveAsync(BotDb db, AccountId target, long? person, CancellationToken token)
    {
        if (person is not { } id)
        {
            return;
        }

        var row = await db.People.SingleOrDefaultAsync(one => one.Id == id, token);
        if (row is null)
        {
            db.People.Add(
                new PersonRow
                {
                    Id = id,
                    AccountId = target.Value,
                    Role = PersonRole.Trader,
                    AddedAt = wall.GetUtcNow(),
                }
            );
        }
        else
        {
            row.AccountId = target.Value;
        }
    }
}
