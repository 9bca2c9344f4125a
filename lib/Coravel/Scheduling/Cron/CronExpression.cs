namespace Coravel.Scheduling.Schedule.Cron;

/// <summary>Five fields, apart by one blank: minute, hour, day of the month, month, weekday; all must match.</summary>
public class CronExpression
{
    private readonly CronField _minutes;
    private readonly CronField _hours;
    private readonly CronField _days;
    private readonly CronField _months;
    private CronField _weekdays;

    /// <exception cref="MalformedCronExpressionException">It cannot be read.</exception>
    public CronExpression(string expression)
    {
        var fields = expression.Split(' ');
        if (fields.Length != 5)
        {
            throw new MalformedCronExpressionException($"Cron expression '{expression}' is malformed.");
        }
        _minutes = new CronField(fields[0], 60);
        _hours = new CronField(fields[1], 24);
        _days = new CronField(fields[2], 31);
        _months = new CronField(fields[3], 12);
        _weekdays = new CronField(fields[4], 7);
    }

    public CronExpression AppendWeekDay(DayOfWeek day)
    {
        var text = _weekdays.Text == "*" ? $"{(int)day}" : $"{_weekdays.Text},{(int)day}";
        _weekdays = new CronField(text, 7);
        return this;
    }

    public bool IsDue(DateTime time) =>
        _minutes.Matches(time.Minute)
        && _hours.Matches(time.Hour)
        && _days.Matches(time.Day)
        && _months.Matches(time.Month)
        && IsWeekDayDue(time);

    public bool IsWeekDayDue(DateTime time) => _weekdays.Matches((int)time.DayOfWeek);
}

/// <summary>A cron expression that cannot be read.</summary>
public class MalformedCronExpressionException : Exception
{
    public MalformedCronExpressionException(string message)
        : base(message)
    {
    }
}
