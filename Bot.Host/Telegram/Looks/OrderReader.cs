using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads an account's orders from the journal.</summary>
public sealed class OrderReader(IDbContextFactory<BotDb> databases)
{
    /// <summary>Orders whose end is not known, newest first.</summary>
    public async Task<IReadOnlyList<OrderRow>> OpenAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Orders.AsNoTracking()
            .Where(order => order.AccountId == account
                && order.Status != OrderStatus.Closed && order.Status != OrderStatus.Refused)
            .OrderByDescending(order => order.IntendedAt)
            .ToListAsync(token);
    }

    /// <summary>Orders that have ended, newest first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="before">Only those that were sent before this one; null for the newest.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="token">Ends the reading.</param>
    /// <returns>Null where there is no such order.</returns>
    public async Task<OrderPage?> EndedAsync(int account, string? before, int count, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var ended = db.Orders.AsNoTracking().Where(order => order.AccountId == account
            && (order.Status == OrderStatus.Closed || order.Status == OrderStatus.Refused));
        if (before is not null)
        {
            var mark = await db.Orders.AsNoTracking()
                .FirstOrDefaultAsync(order => order.AccountId == account && order.Id == before, token);
            if (mark is null)
            {
                return null;
            }

            ended = ended.Where(order => order.IntendedAt < mark.IntendedAt
                || (order.IntendedAt == mark.IntendedAt && string.Compare(order.Id, mark.Id) < 0));
        }

        var rows = await ended.OrderByDescending(order => order.IntendedAt)
            .ThenByDescending(order => order.Id)
            .Take(count + 1)
            .ToListAsync(token);
        return new OrderPage([.. rows.Take(count)], rows.Count > count);
    }
}

/// <summary>Some orders, and whether there are older ones.</summary>
public sealed record OrderPage(IReadOnlyList<OrderRow> Orders, bool HasEarlier);
