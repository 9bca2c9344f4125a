using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.States;

namespace Bot.Domain.Risk;

/// <summary>The loss breakers: equity now against equity at the start of the KST day and of the week.</summary>
public static class LossLimits
{
    /// <summary>Measures both limits. A limit is reached at its value exactly, not a won earlier.</summary>
    public static LossReading Read(RiskProfile profile, EquityMarks marks)
    {
        var day = marks.Now.ChangeFrom(marks.DayStart) ?? default;
        var week = marks.Now.ChangeFrom(marks.WeekStart) ?? default;
        return new LossReading(day, week, Trip(profile, day, week), Rungs(profile, day, week));
    }

    /// <summary>The breaker that trips, and nothing to tell about it.</summary>
    internal static TradingTrigger? Trip(RiskProfile profile, Krw now, Krw dayStart, Krw weekStart) =>
        Trip(profile, now.ChangeFrom(dayStart) ?? default, now.ChangeFrom(weekStart) ?? default);

    private static TradingTrigger? Trip(RiskProfile profile, Percent day, Percent week)
    {
        if (week <= profile.WeeklyLossLimit)
        {
            return TradingTrigger.WeeklyLimitHit;
        }

        return day <= profile.DailyLossLimit ? TradingTrigger.DailyLimitHit : null;
    }

    private static Rung[] Rungs(RiskProfile profile, Percent day, Percent week) =>
        [
            new(
                "loss-day",
                day > profile.DailyLossLimit,
                Rung.Text(day.Value),
                $"> {Rung.Text(profile.DailyLossLimit.Value)}"
            ),
            new(
                "loss-week",
                week > profile.WeeklyLossLimit,
                Rung.Text(week.Value),
                $"> {Rung.Text(profile.WeeklyLossLimit.Value)}"
            ),
        ];
}

/// <summary>Equity of an account at the three instants that the limits compare.</summary>
/// <param name="Now">KRW and coins at the last price.</param>
/// <param name="DayStart">At the KST midnight before now.</param>
/// <param name="WeekStart">At the KST midnight seven days ago, or at the first start.</param>
public sealed record EquityMarks(Krw Now, Krw DayStart, Krw WeekStart);

/// <summary>Where the loss limits stand.</summary>
/// <param name="Day">Change of equity since the day's start, in percent.</param>
/// <param name="Week">Change of equity since the week's start, in percent.</param>
/// <param name="Trip">The breaker that trips now, the graver of two, or null.</param>
/// <param name="Rungs">Both limits for the ladder.</param>
public sealed record LossReading(Percent Day, Percent Week, TradingTrigger? Trip, IReadOnlyList<Rung> Rungs);
