using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Equity as it was measured, for limits, panel and reports alike.</summary>
public static class EquityHistory
{
    // The snapshot that marks a day is taken seconds after midnight; it is the day's start, not its first change.
    private static readonly TimeSpan MidnightSlack = TimeSpan.FromMinutes(1);

    /// <summary>What the loss limits compare with an equity of now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">Whose.</param>
    /// <param name="equity">Of now.</param>
    /// <param name="flows">What came in from outside up to now, in KRW.</param>
    /// <param name="now">The instant.</param>
    /// <param name="token">Gives up.</param>
    public static async Task<EquityMarks> MarksAsync(
        BotDb db,
        int account,
        Krw equity,
        decimal flows,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var today = TradingDay.Of(now);
        var day = await AtAsync(db, account, today.Start, token);
        var week = await AtAsync(db, account, today.Plus(-7).Start, token);
        return new EquityMarks(equity, Seen(day, flows) ?? equity, Seen(week, flows) ?? equity);
    }

    /// <summary>
    /// The measurement at a KST midnight: the last up to it (a minute later still counts), else the first ever; null
    /// when there was none.
    /// </summary>
    public static async Task<EquityRow?> AtAsync(
        BotDb db,
        int account,
        DateTimeOffset midnight,
        CancellationToken token
    )
    {
        var until = midnight + MidnightSlack;
        var rows = db.Equity.AsNoTracking().Where(row => row.AccountId == account);
        return await rows.Where(equity => equity.At <= until)
                .OrderByDescending(equity => equity.At)
                .FirstOrDefaultAsync(token)
            ?? await rows.OrderBy(equity => equity.At).FirstOrDefaultAsync(token);
    }

    private static Krw? Seen(EquityRow? mark, decimal flows) => mark is null ? null : new Krw(mark.With(flows));
}
