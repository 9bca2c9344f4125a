using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Paper;

/// <summary>
/// The books of the exchange on paper: orders and purse, each change of both in one transaction. It never looks into
/// the bot's ledger, so that a mistake there shows as a difference; only the first purse of an account that traded
/// before there were these books is made from its fills.
/// </summary>
public sealed class PaperVault(IDbContextFactory<BotDb> databases, AccountId account, PaperOptions options)
{
    private const string Won = "KRW";

    /// <summary>What is in the purse.</summary>
    public async Task<Balances> BalancesAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var rows = await PurseAsync(db, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return new Balances(
            rows.ToDictionary(row => row.Currency, row => new Balance(row.Free, row.Locked), StringComparer.Ordinal)
        );
    }

    /// <summary>An order by its identifier, or null.</summary>
    public async Task<PaperOrderRow?> FindAsync(OrderId id, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .PaperOrders.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == account.Value && row.Identifier == id.Value, token);
    }

    /// <summary>Orders of a market, oldest first: those made since an instant that ended, or those open.</summary>
    public async Task<IReadOnlyList<PaperOrderRow>> OfAsync(
        MarketCode market,
        DateTimeOffset? closedSince,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var mine = db
            .PaperOrders.AsNoTracking()
            .Where(row => row.AccountId == account.Value && row.Market == market.Value);
        return await (
            closedSince is { } since
                ? mine.Where(row => row.EndedAt != null && row.CreatedAt >= since)
                : mine.Where(row => row.EndedAt == null)
        )
            .OrderBy(row => row.CreatedAt)
            .ToListAsync(token);
    }

    /// <summary>
    /// Takes an order in and locks what it may need; null when it was taken, else the exchange's name of why not.
    /// </summary>
    public async Task<string?> AcceptAsync(
        OrderIntent intent,
        IReadOnlyList<BookLevel> bids,
        ExchangeLimits limits,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.PaperOrders.AnyAsync(row => row.Identifier == intent.Id.Value, token))
        {
            return PaperExchange.UsedIdentifier;
        }

        var feeRate = PaperRules.FeeOf(intent.Side, limits);
        var locked = PaperRules.LockOf(intent, feeRate);
        var purse = Of(db, await PurseAsync(db, token), CurrencyOf(intent.Side, intent.Market));
        if (PaperRules.Refusal(intent, bids, purse.Free, limits, now) is { } refusal)
        {
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return refusal;
        }

        (purse.Free, purse.Locked) = (purse.Free - locked, purse.Locked + locked);
        db.PaperOrders.Add(
            new PaperOrderRow
            {
                AccountId = account.Value,
                Identifier = intent.Id.Value,
                Market = intent.Market.Value,
                Side = intent.Side,
                Volume = intent.Volume.Value,
                Limit = intent.Limit?.Value,
                CreatedAt = now,
                Locked = locked,
                FeeRate = feeRate,
            }
        );
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return null;
    }

    /// <summary>Ends an order with its fills, which may be none; one that has ended stays as it is.</summary>
    public async Task<PaperOrderRow> EndAsync(
        string identifier,
        IReadOnlyList<Fill> fills,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var order = await db.PaperOrders.SingleAsync(
            row => row.AccountId == account.Value && row.Identifier == identifier,
            token
        );
        if (order.EndedAt is not null)
        {
            return order;
        }

        var rows = await PurseAsync(db, token);
        var market = new MarketCode(order.Market);
        (order.EndedAt, order.Fills) = (now, JsonSerializer.Serialize(fills.Select(PaperFill.Of)));
        (order.Executed, order.Funds) = (fills.Sum(fill => fill.Volume.Value), fills.Sum(fill => fill.Funds.Value));
        order.Fee = order.Funds * order.FeeRate;
        var held = Of(db, rows, CurrencyOf(order.Side, market));
        (held.Locked, held.Free) = (held.Locked - order.Locked, held.Free + order.Locked);
        var (krw, coins) = (Of(db, rows, Won), Of(db, rows, market.Base));
        var sign = order.Side == OrderSide.Buy ? 1m : -1m;
        krw.Free -= (sign * order.Funds) + order.Fee;
        coins.Free += sign * order.Executed;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return order;
    }

    private static string CurrencyOf(OrderSide side, MarketCode market) => side == OrderSide.Buy ? Won : market.Base;

    private PaperBalanceRow Of(BotDb db, List<PaperBalanceRow> rows, string currency)
    {
        var row = rows.Find(one => string.Equals(one.Currency, currency, StringComparison.Ordinal));
        if (row is null)
        {
            row = db.PaperBalances.Add(new PaperBalanceRow { AccountId = account.Value, Currency = currency }).Entity;
            rows.Add(row);
        }

        return row;
    }

    // The caller saves.
    private async Task<List<PaperBalanceRow>> PurseAsync(BotDb db, CancellationToken token)
    {
        var rows = await db.PaperBalances.Where(row => row.AccountId == account.Value).ToListAsync(token);
        if (rows.Count > 0)
        {
            return rows;
        }

        Of(db, rows, Won).Free = options.InitialKrw;
        var former = await db.Fills.AsNoTracking().Where(fill => fill.AccountId == account.Value).ToListAsync(token);
        foreach (var fill in former)
        {
            var sign = fill.Side == OrderSide.Buy ? 1m : -1m;
            Of(db, rows, Won).Free -= (sign * fill.Funds) + fill.Fee;
            Of(db, rows, new MarketCode(fill.Market).Base).Free += sign * fill.Volume;
        }

        return rows;
    }
}

/// <summary>An execution as the books of the exchange on paper keep it.</summary>
internal sealed record PaperFill(string Id, decimal Price, decimal Volume, decimal Funds, DateTimeOffset At)
{
    public static PaperFill Of(Fill fill) =>
        new(fill.ExchangeId, fill.Price.Value, fill.Volume.Value, fill.Funds.Value, fill.At);

    public Fill Fill() => new(Id, new Price(Price), new Volume(Volume), new Krw(Funds), At);
}
