using Bot.Domain.Accounts;
using Bot.Domain.Money;
using Bot.Domain.States;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Accounts;

/// <summary>Reads from the database what stands in the file of an account's risk.</summary>
/// <param name="databases">The database.</param>
/// <param name="positions">Counts entries as the limits do.</param>
/// <param name="time">The market's clock.</param>
public sealed class RiskReader(IDbContextFactory<BotDb> databases, PositionBook positions, TimeProvider time)
{
    /// <summary>The accounts there are.</summary>
    public async Task<IReadOnlyList<AccountId>> AccountsAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var ids = await db.Accounts.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(token);
        return ids.ConvertAll(id => new AccountId(id));
    }

    /// <summary>How an account stands now, and on which KST day that is.</summary>
    public async Task<(DateOnly Day, RiskDay Risk)> ReadAsync(AccountId account, CancellationToken token)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Accounts.AsNoTracking().SingleAsync(one => one.Id == account.Value, token);
        var worth = await db
            .Equity.AsNoTracking()
            .Where(one => one.AccountId == account.Value)
            .OrderByDescending(one => one.At)
            .FirstOrDefaultAsync(token);
        var (day, week) = worth is null ? (null, null) : await ChangesAsync(db, worth, now, token);
        var fill = await db
            .Fills.AsNoTracking()
            .Where(one => one.AccountId == account.Value)
            .OrderByDescending(one => one.At)
            .FirstOrDefaultAsync(token);
        var (_, entries) = await positions.EntriesAsync(account.Value, now, token);
        var isSafe = row.State.IsSafeMode();
        var risk = new RiskDay
        {
            DailyPnl = day,
            DailyTradeCount = entries,
            LastTradeTime = fill?.At,
            WeeklyPnl = week,
            SafeMode = isSafe,
            SafeModeReason = isSafe ? row.StateReason : null,
            UpdatedAt = now,
        };
        return (TradingDay.Of(now).Date, risk);
    }

    private static async Task<(decimal? Day, decimal? Week)> ChangesAsync(
        BotDb db,
        EquityRow worth,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var marks = await EquityHistory.MarksAsync(db, worth.AccountId, new Krw(worth.Equity), worth.Flows, now, token);
        return (Change(marks.Now, marks.DayStart), Change(marks.Now, marks.WeekStart));
    }

    private static decimal? Change(Krw now, Krw then) =>
        then.Value > 0m ? decimal.Round(((now.Value / then.Value) - 1m) * 100m, 4) : null;
}
