namespace Coravel.Scheduling.Schedule.Interfaces;

/// <summary>How often a job runs; hours and days are UTC unless zoned.</summary>
public interface IScheduleInterval
{
    IScheduledEventConfiguration EveryMinute();

    IScheduledEventConfiguration EveryFiveMinutes();

    IScheduledEventConfiguration EveryTenMinutes();

    IScheduledEventConfiguration EveryFifteenMinutes();

    IScheduledEventConfiguration EveryThirtyMinutes();

    IScheduledEventConfiguration Hourly();

    IScheduledEventConfiguration HourlyAt(int minute);

    /// <summary>At midnight.</summary>
    IScheduledEventConfiguration Daily();

    IScheduledEventConfiguration DailyAtHour(int hour);

    IScheduledEventConfiguration DailyAt(int hour, int minute);

    /// <summary>Mondays at midnight.</summary>
    IScheduledEventConfiguration Weekly();

    /// <summary>The first of the month at midnight.</summary>
    IScheduledEventConfiguration Monthly();

    /// <summary>Minute, hour, day, month and weekday (0 is Sunday): <c>*</c>, <c>5</c>, <c>5,6</c>, <c>5-10</c>,
    /// <c>*/2</c>, <c>1-10/3</c>.</summary>
    IScheduledEventConfiguration Cron(string cronExpression);

    IScheduledEventConfiguration EverySecond();

    IScheduledEventConfiguration EveryFiveSeconds();

    IScheduledEventConfiguration EveryTenSeconds();

    IScheduledEventConfiguration EveryFifteenSeconds();

    IScheduledEventConfiguration EveryThirtySeconds();

    /// <summary>1 to 59.</summary>
    IScheduledEventConfiguration EverySeconds(int seconds);
}

/// <summary>What narrows a job's interval.</summary>
public interface IScheduledEventConfiguration
{
    IScheduledEventConfiguration Monday();

    IScheduledEventConfiguration Tuesday();

    IScheduledEventConfiguration Wednesday();

    IScheduledEventConfiguration Thursday();

    IScheduledEventConfiguration Friday();

    IScheduledEventConfiguration Saturday();

    IScheduledEventConfiguration Sunday();

    IScheduledEventConfiguration Weekday();

    IScheduledEventConfiguration Weekend();

    /// <summary>Left out, silently, while a job of the same name runs; for at most a day.</summary>
    IScheduledEventConfiguration PreventOverlapping(string uniqueIdentifier);

    IScheduledEventConfiguration When(Func<Task<bool>> predicate);

    IScheduledEventConfiguration Zoned(TimeZoneInfo timeZoneInfo);

    /// <summary>Also once when the host has started.</summary>
    IScheduledEventConfiguration RunOnceAtStart();

    /// <summary>Never again after it has run.</summary>
    IScheduledEventConfiguration Once();
}
