using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Reads positions and the history of entries and trades.</summary>
public sealed class PositionBook(IDbContextFactory<BotDb> databases)
{
    // More sales than this of each of the last positions are not looked for.
    private const int SalesMost = 8;

    /// <summary>The open position in a market, or null.</summary>
    public async Task<Position?> FindAsync(int account, MarketCode market, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db
            .Positions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.AccountId == account && one.Market == market.Value, token);
        return row is null ? null : PositionMap.Read(row);
    }

    /// <summary>
    /// The occasion of the last entry that was filled, and how many entries were on the KST day of an instant. An entry
    /// counts from the cycle that made it, not from its fill some seconds later: exactly the pause later the next may
    /// follow. However many slices it took, it is one.
    /// </summary>
    public async Task<(DateTimeOffset? Last, int Today)> EntriesAsync(
        int account,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var midnight = TradingDay.Of(now).Start;
        var buys = db.Fills.AsNoTracking().Where(fill => fill.AccountId == account && fill.Side == OrderSide.Buy);
        var last = await buys.OrderByDescending(fill => fill.At).FirstOrDefaultAsync(token);
        if (last is null)
        {
            return (null, 0);
        }

        var today = await buys.Where(fill => fill.At >= midnight)
            .Select(fill => fill.OrderId)
            .Distinct()
            .ToListAsync(token);
        return (
            OrderId.Parse(last.OrderId).Occasion ?? last.At,
            today.Select(id => OrderId.Parse(id).Series).Distinct(StringComparer.Ordinal).Count()
        );
    }

    /// <summary>How the last closed positions of an account went.</summary>
    public async Task<TradeBook> ClosedAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var held = await db
            .Positions.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Select(row => row.EntryOrderId)
            .ToListAsync(token);
        var sales = await db
            .Trades.AsNoTracking()
            .Where(row => row.AccountId == account && !held.Contains(row.EntryOrderId))
            .OrderByDescending(row => row.ClosedAt)
            .Take(TradeBook.Window * SalesMost)
            .ToListAsync(token);
        return TradeBook.Of(sales.Select(Sale), held);
    }

    private static Sale Sale(TradeRow row) =>
        new(row.EntryOrderId, row.ClosedAt, new Krw(row.EntryPrice * row.Volume), new Krw(row.Result));

    /// <summary>Writes down how far the exits of a position have come.</summary>
    public async Task KeepAsync(int account, MarketCode market, ExitProgress progress, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Positions.SingleAsync(one => one.AccountId == account && one.Market == market.Value, token);
        PositionMap.Write(row, progress);
        await db.SaveChangesAsync(token);
    }
}
