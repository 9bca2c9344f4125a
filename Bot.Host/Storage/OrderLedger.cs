using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// Orders, fills, positions and trades. An execution changes all four, and what is to be told of it, in one
/// transaction, and only once, however often the exchange tells it.
/// </summary>
public sealed class OrderLedger(IDbContextFactory<BotDb> databases, Lease lease)
{
    /// <summary>Commits an intent before it is sent; false when it was committed before.</summary>
    /// <exception cref="InvalidOperationException">Another instance took the lease: nothing may be sent.</exception>
    public async Task<bool> TryCommitIntentAsync(
        OrderIntent intent,
        ExitTerms? terms,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (!await lease.FenceStillOursAsync(db, token))
        {
            throw new InvalidOperationException($"order {intent.Id} is not sent: another instance holds the lease");
        }

        if (await db.Orders.AnyAsync(order => order.Id == intent.Id.Value, token))
        {
            return false;
        }

        db.Orders.Add(
            new OrderRow
            {
                Id = intent.Id.Value,
                AccountId = intent.Account.Value,
                Market = intent.Market.Value,
                Side = intent.Side,
                Volume = intent.Volume.Value,
                Limit = intent.Limit?.Value,
                Reason = intent.Reason,
                Terms = terms is null ? null : PositionMap.Text(terms),
                Status = OrderStatus.Intended,
                IntendedAt = now,
            }
        );
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return true;
    }

    /// <summary>Orders whose end the exchange has not told yet, oldest first.</summary>
    public async Task<IReadOnlyList<(OrderIntent Intent, DateTimeOffset IntendedAt)>> UnresolvedAsync(
        int account,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db
            .Orders.AsNoTracking()
            .Where(order =>
                order.AccountId == account && order.Status != OrderStatus.Closed && order.Status != OrderStatus.Refused
            )
            .OrderBy(order => order.IntendedAt)
            .ToListAsync(token);
        return rows.ConvertAll(row => (Intent(row), row.IntendedAt));
    }

    /// <summary>Commits what became of an order.</summary>
    public async Task CommitExecutionAsync(
        OrderIntent intent,
        Execution execution,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var order = await db.Orders.SingleAsync(row => row.Id == intent.Id.Value, token);
        if (order.Status is OrderStatus.Closed or OrderStatus.Refused)
        {
            return;
        }

        switch (execution)
        {
            case Execution.Filled filled:
                await CloseAsync(db, order, filled.Report, now, token);
                break;
            case Execution.NothingFilled:
                (order.Status, order.EndedAt) = (OrderStatus.Closed, now);
                break;
            case Execution.Refused refused:
                (order.Status, order.EndedAt, order.Note) = (OrderStatus.Refused, now, refused.Reason);
                break;
            case Execution.Unknown unknown:
                (order.Status, order.Note) = (OrderStatus.Unknown, unknown.Why);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>How many orders that share a name but for the attempt have ended.</summary>
    public async Task<int> EndedAsync(OrderId one, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var prefix = $"{one.Series}-";
        return await db.Orders.CountAsync(
            order =>
                order.Id.StartsWith(prefix)
                && (order.Status == OrderStatus.Closed || order.Status == OrderStatus.Refused),
            token
        );
    }

    /// <summary>
    /// Puts what the last orders did into the outbox, if it is not there yet: the slices of an order in one.
    /// </summary>
    public async Task TellAsync(int account, DateTimeOffset now, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await Untold.TellAsync(db, account, now, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Tells, once an order, that nobody knows what became of it.</summary>
    public async Task AlarmAsync(OrderIntent intent, string what, DateTimeOffset now, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var name = $"alarm:{intent.Id}";
        if (await db.Marks.AnyAsync(mark => mark.AccountId == intent.Account.Value && mark.Name == name, token))
        {
            return;
        }

        db.Marks.Add(
            new MarkRow
            {
                AccountId = intent.Account.Value,
                Name = name,
                Value = what,
            }
        );
        Outbox.Add(db, intent.Account.Value, now, new Notice.Trouble("unknown-order", what));
        await db.SaveChangesAsync(token);
    }

    private static async Task CloseAsync(
        BotDb db,
        OrderRow order,
        OrderReport report,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var executed = report.Fills.Sum(fill => fill.Volume.Value);
        (order.Status, order.EndedAt, order.ExchangeId, order.Note) = (
            OrderStatus.Closed,
            now,
            report.ExchangeId,
            null
        );
        (order.Executed, order.Funds, order.Fee) = (executed, report.Funds.Value, report.Fee.Value);
        AddFills(db, order, report.Fills, report.Fee.Value);
        var moved = Moved.All(report);
        await PurseBook.TradedAsync(db, order, moved, token);
        await (
            order.Side == OrderSide.Buy
                ? PositionLedger.EnterAsync(db, order, moved, token)
                : PositionLedger.LeaveAsync(db, order, moved, token)
        );
    }

    // The exchange tells one fee for the whole order; each fill carries its share by funds, the last one the rest.
    internal static void AddFills(BotDb db, OrderRow order, IReadOnlyList<Fill> fills, decimal fee)
    {
        var (left, funds) = (fee, fills.Sum(fill => fill.Funds.Value));
        for (var index = 0; index < fills.Count; index++)
        {
            var fill = fills[index];
            var share = index == fills.Count - 1 ? left : fee * fill.Funds.Value / funds;
            left -= share;
            db.Fills.Add(
                new FillRow
                {
                    AccountId = order.AccountId,
                    ExchangeId = fill.ExchangeId,
                    OrderId = order.Id,
                    Market = order.Market,
                    Side = order.Side,
                    Price = fill.Price.Value,
                    Volume = fill.Volume.Value,
                    Funds = fill.Funds.Value,
                    Fee = share,
                    At = fill.At,
                }
            );
        }
    }

    private static OrderIntent Intent(OrderRow row)
    {
        Price? limit = row.Limit is { } price ? new Price(price) : null;
        return OrderIntent.Restore(
            OrderId.Parse(row.Id),
            new AccountId(row.AccountId),
            new MarketCode(row.Market),
            (row.Side, new Volume(row.Volume), limit),
            row.Reason
        );
    }
}
