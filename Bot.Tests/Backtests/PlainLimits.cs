using Bot.Domain.Backtests;

namespace Bot.Tests.Backtests;

/// <summary>Loss limits and frequency on the Korean day, written a second time from the page.</summary>
internal sealed class PlainLimits(BacktestRequest request)
{
    private readonly Dictionary<DateOnly, decimal> _midnights = [];
    private readonly List<DateTimeOffset> _entries = [];
    private DateOnly? _day;
    private string _state = "running";

    /// <summary>When entries were filled.</summary>
    public void Entered(DateTimeOffset at) => _entries.Add(at);

    /// <summary>A candle closed.</summary>
    /// <param name="now">When.</param>
    /// <param name="equity">Equity at that close.</param>
    /// <param name="before">Equity at the close before.</param>
    public void See(DateTimeOffset now, decimal equity, decimal before)
    {
        var today = Korean(now);
        var isNew = _day is { } last && today > last;
        for (var day = _day ?? today.AddDays(-1); day < today; )
        {
            day = day.AddDays(1);
            _midnights[day] =
                day == today && now.ToOffset(TimeSpan.FromHours(9)).TimeOfDay == default ? equity : before;
        }

        _day = today;
        var isWeekLost = Change(equity, WeekStart(today)) <= request.Profile.WeeklyLossLimit.Value;
        var isDayLost = Change(equity, _midnights[today]) <= request.Profile.DailyLossLimit.Value;
        if (isNew && (_state == "day" || !isWeekLost))
        {
            _state = "running";
        }

        if (isWeekLost)
        {
            _state = "week";
        }
        else if (isDayLost && _state == "running")
        {
            _state = "day";
        }
    }

    public bool AllowEntry(DateTimeOffset now)
    {
        if (!request.Limits)
        {
            return true;
        }

        var isRested =
            _entries.Count == 0 || now - _entries[^1] >= TimeSpan.FromHours(request.Profile.HoursBetweenEntries);
        var entries = _entries.Count(entry => Korean(entry) == Korean(now));
        return _state == "running" && isRested && entries < request.Profile.EntriesPerDay;
    }

    private decimal WeekStart(DateOnly today) =>
        _midnights.TryGetValue(today.AddDays(-7), out var week) ? week : request.Capital.Value;

    private static decimal Change(decimal now, decimal start) => ((now / start) - 1) * 100;

    private static DateOnly Korean(DateTimeOffset at) =>
        DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(9)).DateTime);
}
