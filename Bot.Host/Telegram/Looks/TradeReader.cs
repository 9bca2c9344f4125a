using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads one trade with everything that the journal knows of it.</summary>
public sealed class TradeReader(IDbContextFactory<BotDb> databases, AccountReader cycles)
{
    // The name of an order has the second of its occasion, the slot of a cycle may have a part of one.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A trade by its number, or the newest; null where there is none.</summary>
    public async Task<TradeStory?> ReadAsync(int account, long? id, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var all = db.Trades.AsNoTracking().Where(row => row.AccountId == account);
        var trade = await (id is { } number
            ? all.FirstOrDefaultAsync(row => row.Id == number, token)
            : all.OrderByDescending(row => row.Id).FirstOrDefaultAsync(token));
        if (trade is null)
        {
            return null;
        }

        var entries = (await EntriesAsync(db, trade, token)).FindAll(order => order.Executed > 0m);
        var exits = (await ExitsAsync(db, trade, token)).FindAll(order => order.Executed > 0m);
        var names = entries.Concat(exits).Select(order => order.Id).ToList();
        return new TradeStory(trade, entries, exits)
        {
            Fills = await db.Fills.AsNoTracking()
                .Where(fill => fill.AccountId == account && names.Contains(fill.OrderId))
                .OrderBy(fill => fill.At)
                .ToListAsync(token),
            Plan = PlanOf(trade, entries),
            EnteredIn = await CycleOfAsync(db, trade, trade.EntryOrderId, token),
            LeftIn = await CycleOfAsync(db, trade, trade.ExitOrderId, token),
            Earlier = await all.Where(row => row.Id < trade.Id).MaxAsync(row => (long?)row.Id, token),
            Later = await all.Where(row => row.Id > trade.Id).MinAsync(row => (long?)row.Id, token),
        };
    }

    /// <summary>Which strategy each of these trades was entered by, as far as the journal knows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StrategiesAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var bought = Domain.Decisions.TerminalReason.Bought;
        var reason = Domain.Decisions.TerminalReasons.Text(bought);
        var rows = await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account && cycle.Reason == reason)
            .ToListAsync(token);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var notes in rows.Select(AccountReader.NotesOf))
        {
            if (notes is { Strategy: { } strategy, Order: { } order })
            {
                known[SeriesOf(order.Id)] = strategy;
            }
        }

        return known;
    }

    /// <summary>What the slices of an order share; the name itself where it is in another form.</summary>
    internal static string SeriesOf(string order) =>
        order.StartsWith(OrderId.Prefix, StringComparison.Ordinal) ? OrderId.Parse(order).Series : order;

    private static Task<List<OrderRow>> EntriesAsync(BotDb db, TradeRow trade, CancellationToken token)
    {
        var prefix = $"{SeriesOf(trade.EntryOrderId)}-";
        return db.Orders.AsNoTracking()
            .Where(order => order.AccountId == trade.AccountId && order.Side == OrderSide.Buy
                && (order.Id == trade.EntryOrderId || order.Id.StartsWith(prefix)
                    || order.JoinedTo == trade.EntryOrderId))
            .OrderBy(order => order.IntendedAt)
            .ThenBy(order => order.Id)
            .ToListAsync(token);
    }

    // All sales for one reason with no other in between are one trade.
    private static Task<List<OrderRow>> ExitsAsync(BotDb db, TradeRow trade, CancellationToken token) =>
        db.Orders.AsNoTracking()
            .Where(order => order.AccountId == trade.AccountId && order.Side == OrderSide.Sell
                && order.Market == trade.Market
                && (order.Id == trade.ExitOrderId
                    || (order.Reason == trade.Reason
                        && order.IntendedAt >= trade.OpenedAt && order.IntendedAt <= trade.ClosedAt)))
            .OrderBy(order => order.IntendedAt)
            .ThenBy(order => order.Id)
            .ToListAsync(token);

    private static ExitPlan? PlanOf(TradeRow trade, IReadOnlyList<OrderRow> entries) =>
        entries.FirstOrDefault(order => order.Terms is not null) is { } entry
            ? ExitPlan.For(new Price(trade.EntryPrice), PositionMap.Terms(entry), trade.OpenedAt)
            : null;

    private async Task<CycleStory?> CycleOfAsync(BotDb db, TradeRow trade, string order, CancellationToken token)
    {
        if (!order.StartsWith(OrderId.Prefix, StringComparison.Ordinal)
            || OrderId.Parse(order).Occasion is not { } occasion)
        {
            return null;
        }

        var until = occasion + Second;
        var id = await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == trade.AccountId && cycle.Market == trade.Market
                && cycle.Slot >= occasion && cycle.Slot < until)
            .Select(cycle => (long?)cycle.Id)
            .FirstOrDefaultAsync(token);
        return id is { } number ? await cycles.CycleAsync(trade.AccountId, number, token) : null;
    }
}

/// <summary>A trade with its orders, fills and cycles.</summary>
/// <param name="Row">The trade.</param>
/// <param name="Entries">The slices of its entry.</param>
/// <param name="Exits">The slices of its exit.</param>
public sealed record TradeStory(TradeRow Row, IReadOnlyList<OrderRow> Entries, IReadOnlyList<OrderRow> Exits)
{
    /// <summary>Of both sides, oldest first.</summary>
    public IReadOnlyList<FillRow> Fills { get; init; } = [];

    /// <summary>The levels that it was entered with; null where the journal has none.</summary>
    public ExitPlan? Plan { get; init; }

    /// <summary>The cycle that entered, or null.</summary>
    public CycleStory? EnteredIn { get; init; }

    /// <summary>The cycle that left; null where the guard did between cycles.</summary>
    public CycleStory? LeftIn { get; init; }

    public long? Earlier { get; init; }

    public long? Later { get; init; }
}
