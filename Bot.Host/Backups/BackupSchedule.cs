using Bot.Domain.Time;
using Bot.Host.Options;

namespace Bot.Host.Backups;

/// <summary>
/// Decides by the clock and by what there is which backup is due: what was missed while nobody was here is due now.
/// </summary>
public sealed class BackupSchedule(BackupOptions options)
{
    /// <summary>How long a kind that failed rests.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(15);

    private const int DaysOfWeek = 7;

    /// <summary>What is due, one at a time; null where nothing is.</summary>
    public BackupKind? Due(BackupStandings standings, DateTimeOffset now)
    {
        var day = DayOf(now);
        var step = TimeSpan.FromHours(options.IncrementalHours);
        var slot = day + (step * Math.Floor((now - day) / step));
        if (IsDue(standings.Full, standings.Full.Newest, day, now))
        {
            return BackupKind.Full;
        }

        if (IsDue(standings.Incremental, standings.Newest, slot, now))
        {
            return BackupKind.Incremental;
        }

        return IsDue(standings.Configuration, standings.Configuration.Newest, SundayOf(day), now)
            ? BackupKind.Configuration
            : null;
    }

    private static bool IsDue(BackupStanding standing, BackupMade? newest, DateTimeOffset since, DateTimeOffset now) =>
        (newest is null || newest.Name.At < since)
        && (standing.Failure is not { } failure || now - failure.At >= AfterFailure);

    // The last time that a day's full backup was due.
    private DateTimeOffset DayOf(DateTimeOffset now)
    {
        var at = options.DailyAtTime.ToTimeSpan();
        return TradingDay.Of(now - at).Start + at;
    }

    private DateTimeOffset SundayOf(DateTimeOffset day) =>
        day.AddDays(-((int)TradingDay.Of(day).Date.DayOfWeek % DaysOfWeek));
}
