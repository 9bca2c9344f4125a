using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Equity as it was measured, for limits, panel and reports alike.</summary>
public static class EquityHistory
{
    // The snapshot that marks a day is taken seconds after midnight; it is the day's start, not its first change.
    private static readonly TimeSpan MidnightSlack = TimeSpan.FromMinutes(1);

    /// <summary>What the loss limits compare with an equity of now.</summary>
    public static async Task<EquityMarks> MarksAsync(
        BotDb db,
        int account,
        Krw equity,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var today = TradingDay.Of(now);
        var day = await AtAsync(db, account, today.Start, token);
        var week = await AtAsync(db, account, today.Plus(-7).Start, token);
        return new EquityMarks(equity, day ?? equity, week ?? equity);
    }

    /// <summary>
    /// Equity at a KST midnight: the last measured up to it (a minute later still counts), else the first ever
    /// measured; null when none was.
    /// </summary>
    public static async Task<Krw?> AtAsync(BotDb db, int account, DateTimeOffset midnight, CancellationToken token)
    {
        var until = midnight + MidnightSlack;
        var rows = db.Equity.AsNoTracking().Where(row => row.AccountId == account);
        var row =
            await rows.Where(equity => equity.At <= until)
                .OrderByDescending(equity => equity.At)
                .FirstOrDefaultAsync(token)
            ?? await rows.OrderBy(equity => equity.At).FirstOrDefaultAsync(token);
        return row is null ? null : new Krw(row.Equity);
    }
}
