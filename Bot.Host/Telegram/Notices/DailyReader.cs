using Bot.Domain.Decisions;
using Bot.Domain.Time;
using Bot.Host.Backups;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Notices;

/// <summary>Reads the figures of a KST day from the journal.</summary>
public sealed class DailyReader(
    IDbContextFactory<BotDb> databases, AblationReader arms, ParityReader parity, BackupBook book, BackupHealth backups)
{
    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 30;

    // The snapshot that marks a midnight is taken seconds after it.
    private static readonly TimeSpan MidnightSlack = TimeSpan.FromMinutes(1);

    public async Task<DailyFigures> ReadAsync(int account, DateOnly date, CancellationToken token)
    {
        var day = new TradingDay(date);
        var (start, end) = (day.Start, day.End);
        await using var db = await databases.CreateDbContextAsync(token);
        var reasons = await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account && cycle.StartedAt >= start && cycle.StartedAt < end)
            .Select(cycle => cycle.Reason)
            .ToListAsync(token);
        var costs = await db.Advice.AsNoTracking()
            .Where(advice => advice.AccountId == account && advice.At >= start && advice.At < end)
            .Select(advice => advice.CostKrw)
            .ToListAsync(token);
        var wasMeasured = await db.Equity.AnyAsync(
            row => row.AccountId == account && row.At >= start && row.At < end, token);
        return new DailyFigures
        {
            Day = date,
            Account = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == account, token),
            HasData = wasMeasured || reasons.Count > 0,
            End = await AtAsync(db, account, end, token),
            DayBefore = await AtAsync(db, account, start, token),
            WeekBefore = await AtAsync(db, account, day.Plus(1 - DaysOfWeek).Start, token),
            MonthBefore = await AtAsync(db, account, day.Plus(1 - DaysOfMonth).Start, token),
            Trades = await db.Trades.AsNoTracking()
                .Where(trade => trade.AccountId == account && trade.ClosedAt >= start && trade.ClosedAt < end)
                .OrderBy(trade => trade.Id)
                .ToListAsync(token),
            Reasons = reasons.ConvertAll(TerminalReasons.Parse),
            MarketSince = await MarketChanges.LastAsync(db, account, end, token),
            AdvisorCost = costs.Sum(),
            Arms = await arms.DayAsync(account, date, token),
            Backup = texts => backups.Text(book.Read(), texts),
            Parity = await parity.ReadAsync(account, date, token),
        };
    }

    private static Task<EquityRow?> AtAsync(BotDb db, int account, DateTimeOffset midnight, CancellationToken token)
    {
        var until = midnight + MidnightSlack;
        return db.Equity.AsNoTracking()
            .Where(row => row.AccountId == account && row.At <= until)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(token);
    }
}

/// <summary>What the journal knows of a day. A measurement that there is none of is null.</summary>
public sealed record DailyFigures
{
    public required DateOnly Day { get; init; }

    public required AccountRow Account { get; init; }

    /// <summary>Whether anything was measured or run on the day.</summary>
    public required bool HasData { get; init; }

    /// <summary>The last measurement of the day, or the last before it.</summary>
    public EquityRow? End { get; init; }

    public EquityRow? DayBefore { get; init; }

    public EquityRow? WeekBefore { get; init; }

    public EquityRow? MonthBefore { get; init; }

    /// <summary>Closed on the day, oldest first.</summary>
    public IReadOnlyList<TradeRow> Trades { get; init; } = [];

    /// <summary>How the day's cycles ended.</summary>
    public IReadOnlyList<TerminalReason> Reasons { get; init; } = [];

    /// <summary>When the last cycle in another market began; null where there was only this one.</summary>
    public DateTimeOffset? MarketSince { get; init; }

    public decimal AdvisorCost { get; init; }

    /// <summary>What the arms made of the day, or null where that was not measured.</summary>
    public AblationDay? Arms { get; init; }

    /// <summary>How backups stand, in words.</summary>
    public required Func<ITexts, string> Backup { get; init; }

    /// <summary>A backtest beside what was traded.</summary>
    public required ParityDay Parity { get; init; }
}
