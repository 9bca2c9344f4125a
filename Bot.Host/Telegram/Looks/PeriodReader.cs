using Bot.Domain.Decisions;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads the figures of some KST days in a row from the journal.</summary>
public sealed class PeriodReader(IDbContextFactory<BotDb> databases)
{
    // The snapshot that marks a midnight is taken seconds after it.
    private static readonly TimeSpan MidnightSlack = TimeSpan.FromMinutes(1);

    /// <summary>The figures of a period.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="first">The first day.</param>
    /// <param name="end">The day behind the last.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<PeriodFigures> ReadAsync(
        int account, TradingDay first, TradingDay end, CancellationToken token)
    {
        var (start, until) = (first.Start, end.Start);
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db.Equity.AsNoTracking()
            .Where(row => row.AccountId == account && row.At > start + MidnightSlack && row.At <= until + MidnightSlack)
            .OrderBy(row => row.At)
            .ToListAsync(token);
        var before = await EquityHistory.AtAsync(db, account, start, token);
        var cycles = await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account && cycle.StartedAt >= start && cycle.StartedAt < until)
            .Select(cycle => new { cycle.Reason, cycle.Market })
            .ToListAsync(token);
        var costs = await db.Advice.AsNoTracking()
            .Where(advice => advice.AccountId == account && advice.At >= start && advice.At < until)
            .Select(advice => advice.CostKrw)
            .ToListAsync(token);
        var fees = await db.Fills.AsNoTracking()
            .Where(fill => fill.AccountId == account && fill.At >= start && fill.At < until)
            .Select(fill => fill.Fee)
            .ToListAsync(token);
        var trades = await db.Trades.AsNoTracking()
            .Where(trade => trade.AccountId == account && trade.ClosedAt >= start && trade.ClosedAt < until)
            .OrderBy(trade => trade.ClosedAt)
            .ThenBy(trade => trade.Id)
            .ToListAsync(token);
        return new PeriodFigures(first, end)
        {
            Whole = new SpanFigures(before, rows.LastOrDefault())
            {
                Realised = trades.Sum(trade => trade.Result),
                Trades = trades.Count,
                Fees = fees.Sum(),
                IsOneMarket = cycles.DistinctBy(cycle => cycle.Market, StringComparer.Ordinal).Count() <= 1,
            },
            Days = [.. Days(first, end, before, rows)],
            Trades = trades,
            Reasons = cycles.ConvertAll(cycle => TerminalReasons.Parse(cycle.Reason)),
            AdvisorCost = costs.Sum(),
            Since = TradingDay.Of(
                await db.Accounts.AsNoTracking()
                    .Where(row => row.Id == account)
                    .Select(row => row.CreatedAt)
                    .SingleAsync(token)),
        };
    }

    // A day's change is against the last measurement before it; a day without one has none.
    private static IEnumerable<DayChange> Days(
        TradingDay first, TradingDay end, EquityRow? before, IReadOnlyList<EquityRow> rows)
    {
        var last = before;
        for (var day = first; day < end; day = day.Plus(1))
        {
            var (from, until) = (day.Start + MidnightSlack, day.End + MidnightSlack);
            var now = rows.LastOrDefault(row => row.At > from && row.At <= until);
            if (now is not null)
            {
                yield return new DayChange(day, new SpanFigures(last, now).Percent);
                last = now;
            }
        }
    }
}

/// <summary>What the journal knows of some days in a row.</summary>
/// <param name="First">The first day.</param>
/// <param name="End">The day behind the last.</param>
public sealed record PeriodFigures(TradingDay First, TradingDay End)
{
    public required SpanFigures Whole { get; init; }

    /// <summary>The days that were measured.</summary>
    public required IReadOnlyList<DayChange> Days { get; init; }

    /// <summary>Closed in it, oldest first.</summary>
    public required IReadOnlyList<TradeRow> Trades { get; init; }

    /// <summary>How its cycles ended.</summary>
    public required IReadOnlyList<TerminalReason> Reasons { get; init; }

    public decimal AdvisorCost { get; init; }

    /// <summary>The account's first day; nothing lies before it.</summary>
    public TradingDay Since { get; init; }

    public bool HasData => Days.Count > 0 || Reasons.Count > 0 || Trades.Count > 0;
}

/// <summary>A day and what equity did on it, in percent; null where nothing was measured before.</summary>
public sealed record DayChange(TradingDay Day, decimal? Percent);
