using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads what an account earned over spans of time.</summary>
public sealed class ProfitReader(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 30;

    /// <summary>Today, 7 days, 30 days, and since the first measurement.</summary>
    public async Task<ProfitFigures> ReadAsync(int account, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var today = TradingDay.Of(now);
        await using var db = await databases.CreateDbContextAsync(token);
        var worth = db.Equity.AsNoTracking().Where(row => row.AccountId == account);
        var last = await worth.OrderByDescending(row => row.At).FirstOrDefaultAsync(token);
        var first = await worth.OrderBy(row => row.At).FirstOrDefaultAsync(token);
        var trades = await db.Trades.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Select(row => new { row.ClosedAt, row.Result })
            .ToListAsync(token);
        var fees = await db.Fills.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Select(row => new { row.At, row.Fee })
            .ToListAsync(token);

        var market = await db.Accounts.Where(row => row.Id == account).Select(row => row.Market).FirstAsync(token);
        var elsewhere = await db.Cycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.Market != market)
            .OrderByDescending(row => row.Id)
            .Select(row => (DateTimeOffset?)row.StartedAt)
            .FirstOrDefaultAsync(token);

        async Task<SpanFigures> SpanAsync(DateTimeOffset start) => Of(
            start, await EquityHistory.AtAsync(db, account, start, token));
        SpanFigures Of(DateTimeOffset start, EquityRow? before)
        {
            var closed = trades.FindAll(trade => trade.ClosedAt >= start);
            return new SpanFigures(before, last)
            {
                Realised = closed.Sum(trade => trade.Result),
                Trades = closed.Count,
                Fees = fees.Where(fill => fill.At >= start).Sum(fill => fill.Fee),
                IsOneMarket = elsewhere is null || before is null || elsewhere < before.At,
            };
        }

        return new ProfitFigures(
            await SpanAsync(today.Start),
            await SpanAsync(today.Plus(-DaysOfWeek).Start),
            await SpanAsync(today.Plus(-DaysOfMonth).Start),
            Of(DateTimeOffset.MinValue, first));
    }
}

/// <summary>What was earned over the usual spans.</summary>
public sealed record ProfitFigures(SpanFigures Today, SpanFigures Week, SpanFigures Month, SpanFigures All);

/// <summary>What was earned between two measurements.</summary>
/// <param name="From">The measurement that the span begins with; the first ever where it is older than all.</param>
/// <param name="To">The newest measurement of the span.</param>
public sealed record SpanFigures(EquityRow? From, EquityRow? To)
{
    /// <summary>Results of trades closed in it, after fees, in KRW.</summary>
    public decimal Realised { get; init; }

    public int Trades { get; init; }

    /// <summary>Of all executions in it, in KRW.</summary>
    public decimal Fees { get; init; }

    /// <summary>Change of equity in KRW without what came or went; null without two measurements.</summary>
    public decimal? Change => IsMeasured ? To!.Equity - From!.With(To.Flows) : null;

    /// <summary>The same in percent of the first, with what came since.</summary>
    public decimal? Percent => Of(To?.Equity, To is null ? null : From?.With(To.Flows));

    /// <summary>Whether all of it was spent in one market.</summary>
    public bool IsOneMarket { get; init; } = true;

    /// <summary>What the coin's price did, in percent; null where the market changed within.</summary>
    public decimal? Hold => IsOneMarket ? Of(To?.LastPrice, From?.LastPrice) : null;

    private bool IsMeasured => From is not null && To is not null && From.At < To.At;

    private decimal? Of(decimal? now, decimal? before) =>
        IsMeasured && now is { } value && before is > 0m and var earlier ? ((value / earlier) - 1m) * 100m : null;
}
