using System.Text.Json;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Http.Api;

/// <summary>What was executed, order by order, and what closed trades came to.</summary>
internal sealed class TradeAnswers(IDbContextFactory<BotDb> databases)
{
    /// <summary>What may be asked.</summary>
    public static readonly string[] Parameters = ["account", "symbol", "side", "from", "to", "sort", "page", "size"];

    private static readonly Dictionary<string, OrderSide?> Sides = new(StringComparer.Ordinal)
    {
        ["buy"] = OrderSide.Buy,
        ["sell"] = OrderSide.Sell,
    };

    private static readonly Dictionary<string, Func<IEnumerable<Executed>, IEnumerable<Executed>>> Orders = new(
        StringComparer.Ordinal
    )
    {
        ["at"] = all => all.OrderBy(one => one.At),
        ["-at"] = all => all.OrderByDescending(one => one.At),
        ["funds"] = all => all.OrderBy(one => one.Funds),
        ["-funds"] = all => all.OrderByDescending(one => one.Funds),
        ["fee"] = all => all.OrderBy(one => one.Fee),
        ["-fee"] = all => all.OrderByDescending(one => one.Fee),
    };

    /// <summary><c>/trades</c>.</summary>
    public async Task<Action<Utf8JsonWriter>> ReadAsync(ApiQuery query, CancellationToken token)
    {
        var sort = query.Choice("sort", Orders["-at"], Orders);
        var (page, size) = (query.Page, query.Size);
        await using var db = await databases.CreateDbContextAsync(token);
        var executed = await ExecutedAsync(db, query, token);
        var closed = await ClosedAsync(db, query, token);
        var shown = sort(executed).Skip((page - 1) * size).Take(size).ToList();
        var ids = shown.ConvertAll(one => one.Order);
        var reasons = await db
            .Orders.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Reason, StringComparer.Ordinal, token);
        var exits = closed
            .GroupBy(row => row.ExitOrderId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return json =>
        {
            json.Write("account", query.Account);
            json.Paging(query, executed.Count);
            json.List(
                "items",
                shown,
                one => Row(json, one, reasons.GetValueOrDefault(one.Order), exits.GetValueOrDefault(one.Order))
            );
            json.WriteStartObject("statistics");
            Statistics(json, executed, TradeFigures.Of(closed));
            json.WriteEndObject();
        };
    }

    private static async Task<List<Executed>> ExecutedAsync(BotDb db, ApiQuery query, CancellationToken token)
    {
        var (account, symbol, from, to) = (query.Account, query.Symbol, query.From, query.To);
        var side = query.Choice("side", null, Sides);
        var fills = await db
            .Fills.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Where(row => symbol == null || row.Market == symbol)
            .Where(row => side == null || row.Side == side)
            .Where(row => from == null || row.At >= from)
            .Where(row => to == null || row.At < to)
            .ToListAsync(token);
        return [.. fills.GroupBy(row => row.OrderId, StringComparer.Ordinal).Select(Executed.Of)];
    }

    private static Task<List<TradeRow>> ClosedAsync(BotDb db, ApiQuery query, CancellationToken token)
    {
        var (account, symbol, from, to) = (query.Account, query.Symbol, query.From, query.To);
        return db
            .Trades.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Where(row => symbol == null || row.Market == symbol)
            .Where(row => from == null || row.ClosedAt >= from)
            .Where(row => to == null || row.ClosedAt < to)
            .OrderBy(row => row.ClosedAt)
            .ToListAsync(token);
    }

    private static void Row(Utf8JsonWriter json, Executed one, string? reason, TradeRow? trade)
    {
        json.Write("id", one.Order);
        json.Write("symbol", one.Market);
        json.Write("side", one.Side == OrderSide.Buy ? "buy" : "sell");
        json.Write("at", one.At);
        json.Write("volume", one.Volume);
        json.Write("price", one.Funds / one.Volume);
        json.Write("funds", one.Funds);
        json.Write("fee", one.Fee);
        json.Write("reason", reason);
        json.Object(
            "trade",
            trade,
            closed =>
            {
                json.Write("openedAt", closed.OpenedAt);
                json.Write("entryPrice", closed.EntryPrice);
                json.Write("exitPrice", closed.ExitPrice);
                json.Write("fees", closed.Fees);
                json.Write("result", closed.Result);
                json.Write("resultPercent", closed.ResultPercent);
            }
        );
    }

    private static void Statistics(Utf8JsonWriter json, IReadOnlyList<Executed> executed, TradeFigures closed)
    {
        json.Write("orders", executed.Count);
        json.Write("funds", executed.Sum(one => one.Funds));
        json.Write("fees", executed.Sum(one => one.Fee));
        json.Write("closedTrades", closed.Count);
        json.Write("won", closed.Won);
        json.Write("winRatePercent", closed.WinRate);
        json.Write("result", closed.Result);
        json.Write("averageWin", closed.AverageWin);
        json.Write("averageLoss", closed.AverageLoss);
        json.Write("expectancy", closed.Expectancy);
        json.Write("drawdown", closed.Drawdown);
        json.Figure("profitFactor", closed.ProfitFactor);
        json.Figure("sharpe", closed.Sharpe);
    }

    /// <summary>What was executed of one order.</summary>
    private sealed record Executed(string Order, string Market, OrderSide Side, DateTimeOffset At)
    {
        public required decimal Volume { get; init; }

        public required decimal Funds { get; init; }

        public required decimal Fee { get; init; }

        public static Executed Of(IEnumerable<FillRow> fills)
        {
            var all = fills.ToList();
            return new Executed(all[0].OrderId, all[0].Market, all[0].Side, all.Max(fill => fill.At))
            {
                Volume = all.Sum(fill => fill.Volume),
                Funds = all.Sum(fill => fill.Funds),
                Fee = all.Sum(fill => fill.Fee),
            };
        }
    }
}
