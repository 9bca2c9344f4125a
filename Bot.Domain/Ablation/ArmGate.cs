using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Time;

namespace Bot.Domain.Ablation;

/// <summary>
/// The account's pace and loss limits, measured on a purse of its own: an arm is not blocked by what another one did.
/// </summary>
internal static class ArmGate
{
    private const int Week = 7;

    /// <summary>The purse with the mark of the day, and halted where a limit is reached at the cycle's price.</summary>
    public static ArmPurse Measure(ArmPurse purse, ArmCycle cycle)
    {
        var (today, worth) = (TradingDay.Of(cycle.At), purse.WorthAt(cycle.Last));
        var days = Days(purse.Days, new DayMark(today, worth));
        var marks = new EquityMarks(worth, days[^1].Equity, WeekStart(days, today));
        return purse with
        {
            Days = days,
            HaltedOn = LossLimits.Read(cycle.Profile, marks).Trip is null ? purse.HaltedOn : today,
        };
    }

    /// <summary>Whether a measured purse may enter.</summary>
    public static bool IsOpen(ArmPurse purse, ArmCycle cycle)
    {
        var today = TradingDay.Of(cycle.At);
        var entries = purse.LastEntryAt is { } last && TradingDay.Of(last) == today ? purse.EntriesThatDay : 0;
        return cycle.EntriesPermitted
            && purse.HaltedOn != today
            && EntryFrequency.Check(cycle.Profile, purse.LastEntryAt, entries, cycle.At).All(rung => rung.Passed);
    }

    // The first cycle of a day marks it; hourly ones run seconds after midnight.
    private static IReadOnlyList<DayMark> Days(IReadOnlyList<DayMark> days, DayMark mark) =>
        days.Count > 0 && days[^1].Day >= mark.Day ? days : [.. days.TakeLast(Week), mark];

    private static Krw WeekStart(IReadOnlyList<DayMark> days, TradingDay today) =>
        (days.LastOrDefault(mark => mark.Day <= today.Plus(-Week)) ?? days[0]).Equity;
}
