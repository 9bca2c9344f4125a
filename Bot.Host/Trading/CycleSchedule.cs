using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Settings;
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
    AccountSettings settings,
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

    private AccountId? _account;
    private TimeSpan _interval;

    /// <summary>Reads where the account stands. To be awaited before the first beat.</summary>
    public async Task PrepareAsync(AccountId account, CancellationToken token)
    {
        await settings.ReadAsync(account.Value, token);
        var now = time.GetUtcNow();
        var last = await journal.LastSlotAsync(account.Value, token);
        var told = await journal.MarkAsync(account.Value, DailyReportMark, token);
        lock (_gate)
        {
            (_account, _interval) = (account, settings.IntervalOf(account.Value));

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

    private DateTimeOffset SlotAt(DateTimeOffset now) => Floor(now - TimeSpan.FromSeconds(scheduler.DelaySeconds));

    private DateTimeOffset Floor(DateTimeOffset instant) =>
        new(instant.UtcTicks / _interval.Ticks * _interval.Ticks, TimeSpan.Zero);

    // A slot that only the new interval has is not missed because it lies before the change.
    private void FollowInterval(DateTimeOffset now)
    {
        var wanted = settings.IntervalOf(_account!.Value.Value);
        if (wanted == _interval)
        {
            return;
        }

        _interval = wanted;
        _lastSlot = SlotAt(now) is var begun && begun > _lastSlot ? begun : _lastSlot;
    }

    private void PostCycles(DateTimeOffset now)
    {
        FollowInterval(now);
        var due = SlotAt(now);
        if (due <= _lastSlot || !scheduler.Enabled)
        {
            return;
        }

        // The last slot may be one of another interval.
        var missed = Floor(_lastSlot!.Value) + _interval;
        if ((due - missed) / _interval > MissedMost)
        {
            missed = due - (_interval * MissedMost);
        }

        for (; missed < due; missed += _interval)
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
