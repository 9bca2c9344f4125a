using System.Globalization;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>What comes with each KST day: the mark that limits measure from, the end of a halt, the report.</summary>
public sealed class DayDesk(
    IDbContextFactory<BotDb> databases,
    PositionGuard guard,
    StateKeeper states,
    TimeProvider time
)
{
    /// <summary>A day began.</summary>
    public async Task RolledAsync(AccountRow account, DateOnly today, CancellationToken token)
    {
        var loss = await guard.SnapshotAsync(account, token);
        if (account.State is not (TradingState.DailyLossHalt or TradingState.WeeklyLossHalt))
        {
            return;
        }

        var facts = new TransitionFacts
        {
            WeekAboveLimit = loss is not null && loss.Trip != TradingTrigger.WeeklyLimitHit,
        };
        var week = loss is null ? Rung.Absent : Rung.Text(loss.Week.Value);
        await states.FireAsync(
            account.Id,
            TradingTrigger.DayRolled,
            ($"{today:yyyy-MM-dd} began; week {week} %", "bot"),
            facts,
            token
        );
    }

    /// <summary>The report of a day that ended is due; each is told once.</summary>
    public async Task ReportAsync(AccountRow account, DateOnly day, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var text = day.ToString(CycleSchedule.DayForm, CultureInfo.InvariantCulture);
        var mark = await db.Marks.FindAsync([account.Id, CycleSchedule.DailyReportMark], token);
        if (string.CompareOrdinal(mark?.Value, text) >= 0 && mark is not null)
        {
            return;
        }

        if (mark is null)
        {
            db.Marks.Add(
                new MarkRow
                {
                    AccountId = account.Id,
                    Name = CycleSchedule.DailyReportMark,
                    Value = text,
                }
            );
        }
        else
        {
            mark.Value = text;
        }

        Outbox.Add(db, account.Id, time.GetUtcNow(), new Notice.DailyReported(day));
        await db.SaveChangesAsync(token);
    }
}
