using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// Orders, fills, positions and trades. An execution changes all four, and the notice of it, in one transaction, and
/// only once, however often it is told.
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
        AddFills(db, order, report);
        if (order.Side == OrderSide.Buy)
        {
            OpenPosition(db, order, report);
        }
        else
        {
            await ReducePositionAsync(db, order, report, now, token);
        }
    }

    // The exchange tells one fee for the whole order; each fill carries its share by funds, the last one the rest.
    private static void AddFills(BotDb db, OrderRow order, OrderReport report)
    {
        var left = report.Fee.Value;
        for (var index = 0; index < report.Fills.Count; index++)
        {
            var fill = report.Fills[index];
            var fee = index == report.Fills.Count - 1 ? left : report.Fee.Value * fill.Funds.Value / report.Funds.Value;
            left -= fee;
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
                    Fee = fee,
                    At = fill.At,
                }
            );
        }
    }

    private static void OpenPosition(BotDb db, OrderRow order, OrderReport report)
    {
        var openedAt = report.Fills[0].At;
        var average = new Price(order.Funds / order.Executed);
        var terms = PositionMap.Terms(order);
        var plan = ExitPlan.For(average, terms, openedAt);
        var position = new PositionRow
        {
            AccountId = order.AccountId,
            Market = order.Market,
            Volume = order.Executed,
            AverageFill = average.Value,
            EntryFee = order.Fee,
            EntryOrderId = order.Id,
            OpenedAt = openedAt,
        };
        PositionMap.Write(position, plan);
        PositionMap.Write(position, ExitProgress.Begin(average, terms.Atr));
        db.Positions.Add(position);
        Outbox.Add(
            db,
            order.AccountId,
            openedAt,
            new Notice.PositionOpened(
                order.Market,
                order.Executed,
                average.Value,
                order.Funds,
                order.Fee,
                plan.StopLoss.Value,
                plan.TakeProfit.Value,
                order.Id
            )
        );
    }

    private static async Task ReducePositionAsync(
        BotDb db,
        OrderRow order,
        OrderReport report,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var position = await db.Positions.SingleAsync(
            row => row.AccountId == order.AccountId && row.Market == order.Market,
            token
        );
        var entry = await db.Orders.AsNoTracking().SingleAsync(row => row.Id == position.EntryOrderId, token);
        var sold = Math.Min(order.Executed, position.Volume);
        var cost = entry.Funds * sold / entry.Executed;
        var entryFee = sold == position.Volume ? position.EntryFee : position.EntryFee * sold / position.Volume;
        var result = order.Funds - order.Fee - cost - entryFee;
        db.Trades.Add(
            new TradeRow
            {
                AccountId = order.AccountId,
                Market = order.Market,
                OpenedAt = position.OpenedAt,
                EntryPrice = position.AverageFill,
                ClosedAt = report.Fills[^1].At,
                ExitPrice = order.Funds / order.Executed,
                Volume = sold,
                Fees = order.Fee + entryFee,
                Result = result,
                ResultPercent = result / cost * 100m,
                Reason = order.Reason,
                EntryOrderId = entry.Id,
                ExitOrderId = order.Id,
            }
        );
        if (sold == position.Volume)
        {
            db.Positions.Remove(position);
        }
        else
        {
            (position.Volume, position.EntryFee) = (position.Volume - sold, position.EntryFee - entryFee);
            position.PartSold |= order.Reason == TerminalReason.ExitPartial.Text();
        }

        Outbox.Add(
            db,
            order.AccountId,
            now,
            new Notice.PositionClosed(
                order.Reason,
                order.Market,
                sold,
                order.Funds / order.Executed,
                order.Funds,
                order.Fee,
                result,
                result / cost * 100m,
                order.Id
            )
        );
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
