using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// What an executed order does to position and trades, within the transaction of its end. All slices of an entry are
/// one position; all sales for one reason, with no other in between, are one trade.
/// </summary>
internal static class PositionLedger
{
    /// <summary>Opens the position, or adds a further slice of its entry to it; the caller saves.</summary>
    /// <exception cref="InvalidOperationException">Another entry's position is open.</exception>
    public static async Task EnterAsync(BotDb db, OrderRow order, Moved moved, CancellationToken token)
    {
        var position = await FindAsync(db, order, token);
        if (position is not null && !AreSlices(position.EntryOrderId, order.Id))
        {
            throw new InvalidOperationException($"order {order.Id} was filled while {position.EntryOrderId} is held");
        }

        var plan = await OpenAsync(db, order, moved, token);
        var notice = new Notice.PositionOpened(
            order.Market,
            moved.Coins,
            moved.Funds / moved.Coins,
            moved.Funds,
            moved.Fee,
            plan.StopLoss.Value,
            plan.TakeProfit?.Value,
            order.Id
        );
        await Untold.AddAsync(db, order.AccountId, moved.First, notice, token);
    }

    /// <summary>The same without telling it; the plan is made anew from the average.</summary>
    public static async Task<ExitPlan> OpenAsync(BotDb db, OrderRow order, Moved moved, CancellationToken token)
    {
        var position =
            await FindAsync(db, order, token)
            ?? db.Positions.Add(
                new PositionRow
                {
                    AccountId = order.AccountId,
                    Market = order.Market,
                    EntryOrderId = order.Id,
                    OpenedAt = moved.First,
                }
            ).Entity;
        return PlanFor(position, order, await GrowAsync(db, position, moved, token));
    }

    /// <summary>
    /// Adds coins to a position whose plan stays as it is: a stop never moves down because coins came. Returns the new
    /// average.
    /// </summary>
    public static async Task<Price> GrowAsync(BotDb db, PositionRow position, Moved moved, CancellationToken token)
    {
        var entry = await EntryAsync(db, position, token);
        var average = new Price(entry.Funds / entry.Executed);
        (position.Volume, position.EntryFee) = (position.Volume + moved.Coins, position.EntryFee + moved.Fee);
        position.AverageFill = average.Value;
        return average;
    }

    /// <summary>The open position of an order's market, tracked; null where nothing is held.</summary>
    public static Task<PositionRow?> FindAsync(BotDb db, OrderRow order, CancellationToken token) =>
        db.Positions.SingleOrDefaultAsync(row => row.AccountId == order.AccountId && row.Market == order.Market, token);

    /// <summary>Takes coins out of a position that left it without being sold; the caller saves.</summary>
    public static async Task ShrinkAsync(BotDb db, PositionRow position, decimal gone, CancellationToken token)
    {
        var entry = await EntryAsync(db, position, token);
        var part = entry.Part(entry.Executed - position.Volume, gone);
        (position.Volume, position.EntryFee) = (position.Volume - gone, position.EntryFee - part.Fee);
        if (position.Volume == 0m)
        {
            db.Positions.Remove(position);
        }
    }

    /// <summary>Takes what was sold out of the position and into its trade; the caller saves.</summary>
    public static async Task LeaveAsync(BotDb db, OrderRow order, Moved moved, CancellationToken token)
    {
        var position =
            await FindAsync(db, order, token)
            ?? throw new InvalidOperationException($"order {order.Id} was filled while nothing is held");
        var entry = await EntryAsync(db, position, token);
        var sold = Math.Min(moved.Coins, position.Volume);
        var part = entry.Part(entry.Executed - position.Volume, sold);
        var result = moved.Funds - moved.Fee - part.Cost - part.Fee;
        var trade = await TradeAsync(db, order, position, token);
        var cost = part.Cost + entry.Part(entry.Executed - position.Volume - trade.Volume, trade.Volume).Cost;
        (trade.Volume, trade.Fees, trade.Result) = (
            trade.Volume + sold,
            trade.Fees + moved.Fee + part.Fee,
            trade.Result + result
        );
        (trade.ExitPrice, trade.ResultPercent) = (
            (trade.Result + trade.Fees + cost) / trade.Volume,
            trade.Result / cost * 100m
        );
        (trade.ClosedAt, trade.ExitOrderId) = (moved.Last, order.Id);
        (position.Volume, position.EntryFee) = (position.Volume - sold, position.EntryFee - part.Fee);
        position.PartSold |= order.Reason == TerminalReason.ExitPartial.Text();
        if (position.Volume == 0m)
        {
            db.Positions.Remove(position);
        }

        var notice = new Notice.PositionClosed(
            order.Reason,
            order.Market,
            sold,
            moved.Funds / moved.Coins,
            moved.Funds,
            moved.Fee,
            result,
            result / part.Cost * 100m,
            order.Id
        )
        {
            Cost = part.Cost,
        };
        await Untold.AddAsync(db, order.AccountId, trade.ClosedAt, notice, token);
    }

    // Made anew with every slice, from the average of all of them.
    private static ExitPlan PlanFor(PositionRow position, OrderRow order, Price average)
    {
        var terms = PositionMap.Terms(order);
        var plan = ExitPlan.For(average, terms, position.OpenedAt);
        PositionMap.Write(position, plan);
        PositionMap.Write(position, ExitProgress.Begin(average, terms.Atr));
        return plan;
    }

    // The trade that an exit goes on with, or a new one: the last of the position, if it has the same reason.
    private static async Task<TradeRow> TradeAsync(
        BotDb db,
        OrderRow order,
        PositionRow position,
        CancellationToken token
    )
    {
        var last = await db
            .Trades.Where(row => row.AccountId == order.AccountId && row.EntryOrderId == position.EntryOrderId)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(token);
        return last is not null && string.Equals(last.Reason, order.Reason, StringComparison.Ordinal)
            ? last
            : db
                .Trades.Add(
                    new TradeRow
                    {
                        AccountId = order.AccountId,
                        Market = order.Market,
                        OpenedAt = position.OpenedAt,
                        EntryPrice = position.AverageFill,
                        Reason = order.Reason,
                        EntryOrderId = position.EntryOrderId,
                        ExitOrderId = order.Id,
                    }
                )
                .Entity;
    }

    // Read with tracking: the order that is being closed counts with what it has just executed.
    private static async Task<Entry> EntryAsync(BotDb db, PositionRow position, CancellationToken token)
    {
        var prefix = $"{OrderId.Parse(position.EntryOrderId).Series}-";
        var orders = await db
            .Orders.Where(row => row.Id.StartsWith(prefix) || row.JoinedTo == position.EntryOrderId)
            .ToListAsync(token);
        return new Entry(
            orders.Sum(order => order.Executed),
            orders.Sum(order => order.Funds),
            orders.Sum(order => order.Fee)
        );
    }

    private static bool AreSlices(string first, string second) =>
        string.Equals(OrderId.Parse(first).Series, OrderId.Parse(second).Series, StringComparison.Ordinal);

    /// <summary>What all slices of an entry bought, cost and paid as fee.</summary>
    private sealed record Entry(decimal Executed, decimal Funds, decimal Fee)
    {
        private const int Decimals = 8;

        /// <summary>
        /// The share of cost and fee of coins, by the coins sold before them. Shares are differences of one rounded
        /// running sum: whatever the parts, they add up to the whole exactly.
        /// </summary>
        public (decimal Cost, decimal Fee) Part(decimal before, decimal sold) =>
            (Share(Funds, before + sold) - Share(Funds, before), Share(Fee, before + sold) - Share(Fee, before));

        private decimal Share(decimal whole, decimal sold) =>
            sold == Executed ? whole : Math.Round(whole * sold / Executed, Decimals, MidpointRounding.AwayFromZero);
    }
}
