using System.Data.Common;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bot.Host.Storage;

/// <summary>
/// Reads what money depends on before anything is decided on it: pages may be sound and a value in them no number, no
/// name or no instant any more.
/// </summary>
internal static class Readable
{
    /// <summary>What cannot be read, in a few words, or null where all can.</summary>
    /// <exception cref="DbException">A table or column is not there.</exception>
    public static async Task<string?> FaultAsync(BotDb db, CancellationToken token)
    {
        foreach (var kind in db.Model.GetEntityTypes())
        {
            await db.Database.ExecuteSqlRawAsync(Columns(kind), token);
        }

        try
        {
            await ReadAsync(db, token);
            return null;
        }
        catch (Exception fault)
            when (fault
                    is FormatException
                        or InvalidOperationException
                        or InvalidCastException
                        or OverflowException
                        or ArgumentException
                        or System.Text.Json.JsonException
            )
        {
            return (fault.InnerException ?? fault).Message;
        }
    }

    private static string Columns(IEntityType kind)
    {
        var table = StoreObjectIdentifier.Create(kind, StoreObjectType.Table)!.Value;
        var columns = kind.GetProperties().Select(property => $"T.\"{property.GetColumnName(table)}\"");
        return $"SELECT {string.Join(", ", columns)} FROM \"{table.Name}\" AS T LIMIT 0";
    }

    // Into the types that the trader has them in, which refuse what cannot be.
    private static async Task ReadAsync(BotDb db, CancellationToken token)
    {
        await EachAsync(db.Accounts, row => new MarketCode(row.Market), token);
        await EachAsync(db.Positions, row => (PositionMap.Read(row), OrderId.Parse(row.EntryOrderId)), token);
        await EachAsync(db.Orders, row => (OrderId.Parse(row.Id), new MarketCode(row.Market)), token);
        await EachAsync(db.Fills, row => OrderId.Parse(row.OrderId), token);
        await EachAsync(db.Trades, row => row, token);
        await EachAsync(db.Purses, row => row, token);
        await EachAsync(db.Leases, row => row, token);
        await EachAsync(db.People, row => row, token);
        await EachAsync(db.PaperBalances, row => row, token);
        await EachAsync(db.Transitions, row => row, token);
    }

    private static async Task EachAsync<T, TRead>(DbSet<T> rows, Func<T, TRead> read, CancellationToken token)
        where T : class
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(token))
        {
            _ = read(row);
        }
    }
}
