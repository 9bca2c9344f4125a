using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Does one piece of a trader's work.</summary>
public sealed class TraderHands(
    IDbContextFactory<BotDb> databases,
    Cycle cycle,
    PositionGuard guard,
    PersonDesk people,
    StateKeeper states,
    Journal journal,
    TimeProvider time
)
{
    private const int FaultsInARow = 3;

    public async Task DoAsync(int account, TraderWork work, CancellationToken token)
    {
        var row = await AccountAsync(account, token);
        await (
            work switch
            {
                TraderWork.CycleDue due => CycleAsync(row, due.Slot, token),
                TraderWork.CycleOverlapped late => SkippedAsync(
                    row,
                    late.Slot,
                    Ending.SkippedOverlap("a cycle was running"),
                    token
                ),
                TraderWork.CycleMissed missed => SkippedAsync(
                    row,
                    missed.Slot,
                    Ending.SkippedMissed("the program was not running"),
                    token
                ),
                TraderWork.GuardDue => guard.LookAsync(row, token),
                TraderWork.ReconcileDue => ReconcileAsync(row, token),
                TraderWork.DayRolled rolled => DayRolledAsync(row, rolled.Today, token),
                TraderWork.DailyReportDue report => ReportAsync(row, report.Day, token),
                TraderWork.Rung => PeopleAsync(row, token),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
    }

    private async Task<AccountRow> AccountAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == account, token);
    }

    private async Task CycleAsync(AccountRow account, DateTimeOffset slot, CancellationToken token)
    {
        if (!account.State.RunsCycles() || await journal.HasAsync(account, slot, token))
        {
            return;
        }

        await cycle.RunAsync(account, slot, null, () => people.StopWaitsAsync(account, token), token);
        await WatchFaultsAsync(account, token);
    }

    // Three failed cycles in a row halt entries; three good ones in a row release that halt.
    private async Task WatchFaultsAsync(AccountRow account, CancellationToken token)
    {
        var last = await journal.LastReasonsAsync(account.Id, FaultsInARow, token);
        if (last.Count < FaultsInARow)
        {
            return;
        }

        var current = (await AccountAsync(account.Id, token)).State;
        if (current != TradingState.FaultHalt && last.All(reason => reason.IsFault()))
        {
            await states.FireAsync(
                account.Id,
                TradingTrigger.FaultDetected,
                ($"{FaultsInARow} failed cycles in a row, the last: {last[0].Text()}", "bot"),
                default,
                token
            );
        }
        else if (current == TradingState.FaultHalt && !last.Any(reason => reason.IsFault()))
        {
            await states.FireAsync(
                account.Id,
                TradingTrigger.FaultCleared,
                ($"{FaultsInARow} good cycles in a row", "bot"),
                default,
                token
            );
        }
    }

    private async Task SkippedAsync(AccountRow account, DateTimeOffset slot, Ending ending, CancellationToken token)
    {
        if (!account.State.RunsCycles() || await journal.HasAsync(account, slot, token))
        {
            return;
        }

        var now = time.GetUtcNow();
        await journal.EndAsync(
            account,
            new CycleRecord
            {
                Slot = slot,
                StartedAt = now,
                EndedAt = now,
                Ending = ending,
            },
            token
        );
    }

    // A stopped account that holds nothing has nothing that could differ before it is started.
    private async Task ReconcileAsync(AccountRow account, CancellationToken token)
    {
        if (account.State == TradingState.Stopped && !await guard.HoldsAsync(account, token))
        {
            return;
        }

        await guard.AgreeAsync(account, token);
    }

    private async Task DayRolledAsync(AccountRow account, DateOnly today, CancellationToken token)
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

    private async Task ReportAsync(AccountRow account, DateOnly day, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var text = day.ToString(CycleSchedule.DayForm, System.Globalization.CultureInfo.InvariantCulture);
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

    private async Task PeopleAsync(AccountRow account, CancellationToken token)
    {
        foreach (var command in await people.WaitingAsync(account.Id, token))
        {
            await people.DoAsync(await AccountAsync(account.Id, token), command, token);
        }

        if ((await AccountAsync(account.Id, token)).State == TradingState.Draining)
        {
            await states.FireAsync(
                account.Id,
                TradingTrigger.CycleEnded,
                ("the running cycle ended", "bot"),
                default,
                token
            );
        }
    }
}
