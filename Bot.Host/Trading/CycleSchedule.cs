using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// Tells the trader what is due. It is asked once a second and decides by the clock alone, so that asking twice, late
/// or
/// many times is harmless: a slot is posted once.
/// </summary>
public sealed class CycleSchedule(
    Trader trader,
    Journal journal,
    SchedulerOptions scheduler,
    GuardOptions guard,
    ReportsOptions reports,
    TimeProvider time
)
{
    /// <summary>The mark that holds the last KST day reported.</summary>
    public const string DailyReportMark = "daily-report";

    /// <summary>How a day is written in a mark.</summary>
    public const string DayForm = "yyyy-MM-dd";

    private const int MissedMost = 1_000;

    private readonly Lock _gate = new();
    private DateTimeOffset? _lastSlot;
    private DateTimeOffset _lastGuard;
    private TradingDay? _day;
    private TradingDay? _reported;

    private TimeSpan Interval => TimeSpan.FromMinutes(scheduler.IntervalMinutes);

    /// <summary>Reads where the account stands. To be awaited before the first beat.</summary>
    public async Task PrepareAsync(AccountId account, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var last = await journal.LastSlotAsync(account.Value, token);
        var told = await journal.MarkAsync(account.Value, DailyReportMark, token);
        lock (_gate)
        {
            // A day that began while nobody was here is made up for; so is the newest report, and no older one.
            _lastSlot = last ?? SlotAt(now);
            _lastGuard = now;
            _day = TradingDay.Of(last ?? now);
            _reported = told is null
                ? DueReport(now)
                : new TradingDay(DateOnly.ParseExact(told, DayForm, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Posts whatever is due now.</summary>
    public void Beat()
    {
        lock (_gate)
        {
            if (_lastSlot is null)
            {
                return;
            }

            var now = time.GetUtcNow();
            RollDay(now);
            PostCycles(now);
            PostGuard(now);
            PostReport(now);
        }
    }

    private DateTimeOffset SlotAt(DateTimeOffset now)
    {
        var ticks = (now - TimeSpan.FromSeconds(scheduler.DelaySeconds)).UtcTicks;
        return new DateTimeOffset(ticks / Interval.Ticks * Interval.Ticks, TimeSpan.Zero);
    }

    private void PostCycles(DateTimeOffset now)
    {
        var due = SlotAt(now);
        if (due <= _lastSlot || !scheduler.Enabled)
        {
            return;
        }

        var missed = _lastSlot!.Value + Interval;
        if ((due - missed) / Interval > MissedMost)
        {
            missed = due - (Interval * MissedMost);
        }

        for (; missed < due; missed += Interval)
        {
            trader.TryPost(new TraderWork.CycleMissed(missed));
        }

        trader.TryPost(trader.Cycles ? new TraderWork.CycleOverlapped(due) : new TraderWork.CycleDue(due));
        _lastSlot = due;
    }

    private void PostGuard(DateTimeOffset now)
    {
        // A trader that is at work looks at what is held by itself, or will be asked again in a second.
        var isDue = now - _lastGuard >= TimeSpan.FromSeconds(guard.IntervalSeconds) && !trader.IsBusy;
        if (isDue && trader.TryPost(new TraderWork.GuardDue()))
        {
            _lastGuard = now;
        }
    }

    private void RollDay(DateTimeOffset now)
    {
        var today = TradingDay.Of(now);
        if (today > _day && trader.TryPost(new TraderWork.DayRolled(today.Date)))
        {
            _day = today;
        }
    }

    private TradingDay DueReport(DateTimeOffset now) => TradingDay.Of(now - reports.DailyAtTime.ToTimeSpan()).Plus(-1);

    // The report of a day is due on the next one; the trader knows whether it was told before.
    private void PostReport(DateTimeOffset now)
    {
        var day = DueReport(now);
        if (day > _reported && trader.TryPost(new TraderWork.DailyReportDue(day.Date)))
        {
            _reported = day;
        }
    }
}
