using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// Brings the journal to what the exchange has, after a person said so. No fill is ever invented: what an order filled
/// is taken from the exchange, and coins that came or went otherwise are flows.
/// </summary>
public sealed class Adjustments(IDbContextFactory<BotDb> databases, PurseBook purses)
{
    /// <summary>The reason of an order that stands for coins the bot did not buy.</summary>
    public const string Adopted = "adopted";

    /// <summary>Writes down that a person knows of something at the exchange and leaves it as it is.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="subject">A coin's code, our name of an order, or the exchange's id of a foreign one.</param>
    /// <param name="coins">The person's own coins; none for an order.</param>
    /// <param name="now">The instant.</param>
    /// <param name="token">Gives up.</param>
    public Task ConsentAsync(
        AccountId account,
        string subject,
        Volume coins,
        DateTimeOffset now,
        CancellationToken token
    ) => purses.KeepAsync(account.Value, subject, coins, now, token);

    /// <summary>
    /// Makes coins that the bot did not buy part of its position, at the price of now, with a stop and a target.
    /// </summary>
    public async Task TakeOverAsync(
        AccountId account,
        MarketCode market,
        (Volume Coins, Price Last) what,
        ExitTerms terms,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var worth = what.Last * what.Coins;
        var order = new OrderRow
        {
            Id = OrderId.For(account, now, Adopted, 1).Value,
            AccountId = account.Value,
            Market = market.Value,
            Side = OrderSide.Buy,
            Volume = what.Coins.Value,
            Reason = Adopted,
            Terms = PositionMap.Text(terms),
            Status = OrderStatus.Closed,
            Executed = what.Coins.Value,
            Funds = worth.Value,
            Note = "coins that the bot did not buy",
            IntendedAt = now,
            EndedAt = now,
        };
        var moved = new Moved(what.Coins.Value, worth.Value, 0m, now, now);
        db.Orders.Add(order);
        await GrowOrOpenAsync(db, order, moved, token);
        await PurseBook.FlowedAsync(
            db,
            Flow(account, FlowKind.TakenOver, market, what.Coins.Value, what.Last, now),
            token
        );
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>Takes coins out of the position that are not at the exchange any more.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="market">Where.</param>
    /// <param name="what">The coins that are there, and the last price.</param>
    /// <param name="now">The instant.</param>
    /// <param name="token">Gives up.</param>
    public async Task WriteOffAsync(
        AccountId account,
        MarketCode market,
        (Volume There, Price Last) what,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var position = await db.Positions.SingleAsync(
            row => row.AccountId == account.Value && row.Market == market.Value,
            token
        );
        var gone = position.Volume - what.There.Value;
        await PositionLedger.ShrinkAsync(db, position, gone, token);
        await PurseBook.KeepAsync(db, account.Value, market.Base, Volume.None, now, token);
        await PurseBook.FlowedAsync(db, Flow(account, FlowKind.Gone, market, -gone, what.Last, now), token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Takes fills of an order under a name of ours into the journal, those that it lacks.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="market">Where.</param>
    /// <param name="what">Our name of the order, and what the exchange says of it: closed, with its fills.</param>
    /// <param name="terms">How what it bought will be left.</param>
    /// <param name="now">The instant.</param>
    /// <param name="token">Gives up.</param>
    public async Task TakeInAsync(
        AccountId account,
        MarketCode market,
        (OrderId Id, OrderReport Report) what,
        ExitTerms terms,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (id, report) = what;
        var order =
            await db.Orders.SingleOrDefaultAsync(row => row.Id == id.Value, token)
            ?? db.Orders.Add(Stray(account, market, id, report, terms, now)).Entity;
        var known = await db
            .Fills.Where(fill => fill.AccountId == account.Value && fill.OrderId == order.Id)
            .Select(fill => fill.ExchangeId)
            .ToListAsync(token);
        var fills = report.Fills.Where(fill => !known.Contains(fill.ExchangeId)).ToList();
        (order.Status, order.EndedAt, order.ExchangeId) = (OrderStatus.Closed, order.EndedAt ?? now, report.ExchangeId);
        if (fills.Count > 0)
        {
            await TakeInAsync(db, order, fills, report, token);
        }

        await db.SaveChangesAsync(token);
        await Untold.TellAsync(db, account.Value, now, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    private static async Task TakeInAsync(
        BotDb db,
        OrderRow order,
        IReadOnlyList<Fill> fills,
        OrderReport report,
        CancellationToken token
    )
    {
        var moved = Moved.Of(fills, report.Fee.Value - order.Fee);
        (order.Executed, order.Funds, order.Fee) = (
            order.Executed + moved.Coins,
            order.Funds + moved.Funds,
            report.Fee.Value
        );
        OrderLedger.AddFills(db, order, fills, moved.Fee);
        await PurseBook.TradedAsync(db, order, moved, token);
        if (order.Side == OrderSide.Buy)
        {
            await GrowOrOpenAsync(db, order, moved, token);
        }
        else if (await PositionLedger.FindAsync(db, order, token) is not null)
        {
            await PositionLedger.LeaveAsync(db, order, moved, token);
        }
    }

    // The order is saved first: a position's cost is the sum of its orders as they are stored. The plan of a position
    // that coins join stays as it is.
    private static async Task GrowOrOpenAsync(BotDb db, OrderRow order, Moved moved, CancellationToken token)
    {
        var position = await PositionLedger.FindAsync(db, order, token);
        order.JoinedTo = position?.EntryOrderId;
        await db.SaveChangesAsync(token);
        if (position is null)
        {
            await PositionLedger.OpenAsync(db, order, moved, token);
        }
        else
        {
            await PositionLedger.GrowAsync(db, position, moved, token);
        }
    }

    private static OrderRow Stray(
        AccountId account,
        MarketCode market,
        OrderId id,
        OrderReport report,
        ExitTerms terms,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = id.Value,
            AccountId = account.Value,
            Market = market.Value,
            Side = report.Side,
            Volume = report.Executed.Value,
            Limit = report.Limit?.Value,
            Reason = (report.Side == OrderSide.Buy ? TerminalReason.Bought : TerminalReason.Sold).Text(),
            Terms = report.Side == OrderSide.Buy ? PositionMap.Text(terms) : null,
            Note = "taken in from the exchange",
            IntendedAt = now,
        };

    private static CashFlowRow Flow(
        AccountId account,
        FlowKind kind,
        MarketCode market,
        decimal coins,
        Price last,
        DateTimeOffset now
    ) =>
        new()
        {
            AccountId = account.Value,
            At = now,
            Kind = kind,
            Currency = market.Base,
            Amount = coins,
            Krw = coins * last.Value,
        };
}
