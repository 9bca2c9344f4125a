using Bot.Domain.Decisions;
using Bot.Host.Trading;

namespace Bot.Host.Watching.Metrics;

/// <summary>Measures what a trader does, and lets it do it.</summary>
internal sealed class TimedHands(ITraderHands inner, BotMeters meters, CycleEnds ends) : ITraderHands
{
    /// <inheritdoc />
    public async Task DoAsync(int account, TraderWork work, CancellationToken token)
    {
        var began = TimeProvider.System.GetTimestamp();
        var (isDone, isCut) = (false, false);
        ends.Forget(account);
        try
        {
            await inner.DoAsync(account, work, token);
            isDone = true;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Cut short by a person or by the program's end: neither done nor failed.
            isCut = true;
            throw;
        }
        finally
        {
            if (!isCut)
            {
                var isWell = isDone && ends.Take(account)?.IsTrouble() != true;
                meters.JobEnded(JobOf(work), account, TimeProvider.System.GetElapsedTime(began), isWell);
            }
        }
    }

    private static string JobOf(TraderWork work) =>
        work switch
        {
            TraderWork.CycleDue => "cycle",
            TraderWork.CycleOverlapped or TraderWork.CycleMissed => "cycle_skipped",
            TraderWork.GuardDue => "guard",
            TraderWork.ReconcileDue => "reconcile",
            TraderWork.DayRolled => "day",
            TraderWork.DailyReportDue => "daily_report",
            TraderWork.Rung => "commands",
            _ => "other",
        };
}
