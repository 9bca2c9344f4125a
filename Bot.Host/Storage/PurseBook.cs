using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>What an account must have by the journal, and what came from outside.</summary>
public sealed class PurseBook(IDbContextFactory<BotDb> databases)
{
    /// <summary>The purse of an account in a market.</summary>
    public async Task<Purse> ReadAsync(int account, MarketCode market, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Purses.AsNoTracking().SingleOrDefaultAsync(purse => purse.AccountId == account, token);
        var consents = await db.Consents.AsNoTracking().Where(one => one.AccountId == account).ToListAsync(token);
        return new Purse(
            row?.Cash is { } cash ? new Krw(cash) : null,
            row?.Flows ?? 0m,
            new Volume(consents.Where(one => one.Subject == market.Base).Sum(one => one.Volume)),
            consents.Select(one => one.Subject).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>What the journal knows of orders, by our names of them; those it does not know are left out.</summary>
    public async Task<IReadOnlyDictionary<string, BookedOrder>> OrdersAsync(
        IReadOnlyCollection<string> names,
        CancellationToken token
    )
    {
        if (names.Count == 0)
        {
            return new Dictionary<string, BookedOrder>(StringComparer.Ordinal);
        }

        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db.Orders.AsNoTracking().Where(order => names.Contains(order.Id)).ToListAsync(token);
        return rows.ToDictionary(
            row => row.Id,
            row => new BookedOrder(row.Status is OrderStatus.Closed or OrderStatus.Refused, new Volume(row.Executed)),
            StringComparer.Ordinal
        );
    }

    /// <summary>Writes down that both sides agree: the cash, and what came or went since the last time.</summary>
    /// <returns>All flows so far, in KRW.</returns>
    public async Task<decimal> AgreeAsync(
        int account,
        Krw cash,
        IReadOnlyList<CashFlowRow> flows,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await RowAsync(db, account, token);
        row.Cash = cash.Value;
        foreach (var flow in flows)
        {
            Add(db, row, flow);
        }

        await db.SaveChangesAsync(token);
        return row.Flows;
    }

    /// <summary>Writes down how many coins are the person's own.</summary>
    public async Task KeepAsync(int account, string subject, Volume volume, DateTimeOffset at, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await KeepAsync(db, account, subject, volume, at, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>The same within a transaction of the caller's, who saves.</summary>
    internal static async Task KeepAsync(
        BotDb db,
        int account,
        string subject,
        Volume volume,
        DateTimeOffset at,
        CancellationToken token
    )
    {
        var row =
            await db.Consents.SingleOrDefaultAsync(one => one.AccountId == account && one.Subject == subject, token)
            ?? db.Consents.Add(new ConsentRow { AccountId = account, Subject = subject }).Entity;
        (row.Volume, row.At) = (volume.Value, at);
    }

    /// <summary>Books the cash of fills; the caller saves.</summary>
    internal static async Task TradedAsync(BotDb db, OrderRow order, Moved moved, CancellationToken token)
    {
        if (await db.Purses.SingleOrDefaultAsync(purse => purse.AccountId == order.AccountId, token) is { } row)
        {
            row.Cash += (order.Side == OrderSide.Buy ? -moved.Funds : moved.Funds) - moved.Fee;
        }
    }

    /// <summary>Books coins that came to the bot or left it without a trade; the caller saves.</summary>
    internal static async Task FlowedAsync(BotDb db, CashFlowRow flow, CancellationToken token) =>
        Add(db, await RowAsync(db, flow.AccountId, token), flow);

    private static async Task<PurseRow> RowAsync(BotDb db, int account, CancellationToken token) =>
        await db.Purses.SingleOrDefaultAsync(purse => purse.AccountId == account, token)
        ?? db.Purses.Add(new PurseRow { AccountId = account }).Entity;

    private static void Add(BotDb db, PurseRow purse, CashFlowRow flow)
    {
        purse.Flows += flow.Krw;
        db.CashFlows.Add(flow);
        Outbox.Add(
            db,
            flow.AccountId,
            flow.At,
            new Notice.MoneyMoved(flow.Kind.ToString(), flow.Currency, flow.Amount, flow.Krw)
        );
    }
}

/// <summary>What an account must have.</summary>
/// <param name="Cash">KRW; null before journal and exchange have agreed for the first time.</param>
/// <param name="Flows">What came in from outside so far, less what went out, in KRW.</param>
/// <param name="Kept">Coins of the market that are the person's own.</param>
/// <param name="Consented">Subjects of all consents.</param>
public sealed record Purse(Krw? Cash, decimal Flows, Volume Kept, IReadOnlySet<string> Consented);
