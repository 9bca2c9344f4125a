using Bot.Domain.Time;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>An axis of time with marks where Korean clocks and calendars have round ones.</summary>
internal sealed class TimeScale
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;
    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
    private static readonly int[] Days = [1, 2, 4, DaysPerWeek, 2 * DaysPerWeek];
    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400];

    // Instants further away stand at the end of what can be shown, so that no step leaves the calendar.
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2400, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DateTime _first;
    private readonly DateTime _last;

    /// <summary>From one instant to another; where both are the same, half a day to either side of it.</summary>
    public TimeScale(DateTimeOffset first, DateTimeOffset last)
    {
        (_first, _last) = (InKorea(first), InKorea(last));
        if (_first >= _last)
        {
            _first = _first.AddHours(-12);
            _last = _first.AddDays(1);
        }
    }

    /// <summary>Where an instant lies, from 0 at the first to 1 at the last.</summary>
    public double ShareOf(DateTimeOffset instant) =>
        Math.Clamp((double)(InKorea(instant) - _first).Ticks / (_last - _first).Ticks, 0, 1);

    /// <summary>The first and the last day.</summary>
    public string Period => $"{_first:yyyy-MM-dd} – {_last:yyyy-MM-dd}";

    /// <summary>At most so many marks, each with where it lies and what it says.</summary>
    public IReadOnlyList<(double Share, string Label)> Marks(int most, IChartTexts texts)
    {
        var span = _last - _first;
        if (Array.Find(Minutes, step => span.TotalMinutes / step <= most) is var minutes and > 0)
        {
            return
            [
                .. From(Floor(TimeSpan.FromMinutes(minutes)), at => at.AddMinutes(minutes), at => TimeOrDay(at, texts)),
            ];
        }

        if (Array.Find(Days, step => span.TotalDays / step <= most) is var days and > 0)
        {
            return
            [
                .. From(
                    Floor(TimeSpan.FromDays(days)),
                    at => at.AddDays(days),
                    at => texts.Day(DateOnly.FromDateTime(at))
                ),
            ];
        }

        var months = Months.First(step => span.TotalDays / (step * 30.4) <= most);
        return [.. From(FloorMonth(months), at => at.AddMonths(months), at => MonthOrYear(at, texts))];
    }

    private static string TimeOrDay(DateTime at, IChartTexts texts) =>
        at.TimeOfDay == TimeSpan.Zero ? texts.Day(DateOnly.FromDateTime(at)) : $"{at:HH:mm}";

    private static string MonthOrYear(DateTime at, IChartTexts texts) =>
        at.Month == 1 ? texts.Year(DateOnly.FromDateTime(at)) : texts.Month(DateOnly.FromDateTime(at));

    private static DateTime InKorea(DateTimeOffset instant)
    {
        var ticks = Math.Clamp(instant.UtcTicks, Earliest.UtcTicks, Latest.UtcTicks);
        return TradingDay.InKorea(new DateTimeOffset(ticks, TimeSpan.Zero)).DateTime;
    }

    // The calendar's first day is a Monday, so that weeks begin on one.
    private DateTime Floor(TimeSpan step) => new(_first.Ticks / step.Ticks * step.Ticks, DateTimeKind.Unspecified);

    private DateTime FloorMonth(int months)
    {
        var count = (((_first.Year * MonthsPerYear) + _first.Month - 1) / months) * months;
        return new DateTime(count / MonthsPerYear, (count % MonthsPerYear) + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    }

    private IEnumerable<(double Share, string Label)> From(
        DateTime first,
        Func<DateTime, DateTime> next,
        Func<DateTime, string> label
    )
    {
        for (var at = first; at <= _last; at = next(at))
        {
            if (at >= _first)
            {
                yield return ((double)(at - _first).Ticks / (_last - _first).Ticks, label(at));
            }
        }
    }
}
