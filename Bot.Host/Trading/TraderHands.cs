using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Does one piece of a trader's work.</summary>
public sealed class TraderHands(
    Cycle cycle,
    PositionGuard guard,
    PersonDesk people,
    Journal journal,
    FaultWatch faults,
    DayDesk days,
    IAccountDoor door
) : ITraderHands
{
    // The exchange of this trader is that of the mode which its account was in when it began.
    private TradingMode? _mode;
    private bool _isRefitted;

    /// <inheritdoc />
    public async Task DoAsync(int account, TraderWork work, CancellationToken token)
    {
        var row = await journal.AccountAsync(account, token);
        _mode ??= row.Mode;
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
                TraderWork.DayRolled rolled => days.RolledAsync(row, rolled.Today, token),
                TraderWork.DailyReportDue report => days.ReportAsync(row, report.Day, token),
                TraderWork.Rung => PeopleAsync(row, token),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
    }

    private async Task CycleAsync(AccountRow account, DateTimeOffset slot, CancellationToken token)
    {
        if (!account.State.RunsCycles() || await journal.HasAsync(account, slot, token))
        {
            return;
        }

        await cycle.RunAsync(account, slot, null, () => people.StopWaitsAsync(account, token), token);
        await faults.AfterCycleAsync(account, (await journal.AccountAsync(account.Id, token)).State, token);
    }

    private async Task SkippedAsync(AccountRow account, DateTimeOffset slot, Ending ending, CancellationToken token)
    {
        if (account.State.RunsCycles() && !await journal.HasAsync(account, slot, token))
        {
            await cycle.SkipAsync(account, slot, ending, token);
        }
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

    private async Task PeopleAsync(AccountRow account, CancellationToken token)
    {
        var after = account;
        foreach (var command in await people.WaitingAsync(account.Id, token))
        {
            // What was asked after a change of the mode is for the trader of the new one.
            if (after.Mode != _mode)
            {
                break;
            }

            await people.DoAsync(after, command, token);
            after = await journal.AccountAsync(account.Id, token);
        }

        await people.DrainedAsync(after, token);
        if (after.Mode != _mode && !_isRefitted)
        {
            _isRefitted = true;
            door.Refit(new AccountId(account.Id));
        }
    }
}
