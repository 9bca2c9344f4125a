using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads what trades came to, by market and by strategy.</summary>
public sealed class PerformanceReader(IDbContextFactory<BotDb> databases, TradeReader trades)
{
    /// <summary>The figures of an account since its beginning.</summary>
    public async Task<PerformanceFigures> ReadAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var closed = await db.Trades.AsNoTracking()
            .Where(trade => trade.AccountId == account)
            .OrderBy(trade => trade.ClosedAt)
            .ThenBy(trade => trade.Id)
            .ToListAsync(token);
        var worth = await db.Equity.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderBy(row => row.At)
            .ToListAsync(token);
        var strategies = await trades.StrategiesAsync(account, token);
        return new PerformanceFigures(
            TradeFigures.Of(closed),
            EquityFigures.Of(worth),
            By(closed, trade => trade.Market),
            By(closed, trade => strategies.GetValueOrDefault(TradeReader.SeriesOf(trade.EntryOrderId))));
    }

    private static IReadOnlyList<(string? Name, TradeFigures Figures)> By(
        IEnumerable<TradeRow> closed, Func<TradeRow, string?> name) =>
        [
            .. closed.GroupBy(name, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, TradeFigures.Of([.. group]))),
        ];
}

/// <summary>What an account's trades came to.</summary>
/// <param name="All">All of them.</param>
/// <param name="Equity">Of the account, what it holds included.</param>
/// <param name="Markets">By market.</param>
/// <param name="Strategies">By strategy; a null name where the journal does not know which.</param>
public sealed record PerformanceFigures(
    TradeFigures All,
    EquityFigures Equity,
    IReadOnlyList<(string? Name, TradeFigures Figures)> Markets,
    IReadOnlyList<(string? Name, TradeFigures Figures)> Strategies);
