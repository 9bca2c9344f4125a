using Bot.Domain.Risk;
using Bot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Properties;

/// <summary>The pace of entries over days of wishes to enter, told a second way: by looking at what was let through.</summary>
public sealed class FrequencyProperties
{
    private static readonly DateTimeOffset Begin = new TradingDay(new DateOnly(2026, 3, 28)).Start.AddHours(20);

    [Fact]
    public void Given_any_wishes_When_each_is_checked_Then_no_two_are_too_near_and_no_korean_day_has_too_many()
    {
        // Clocks are changed in many countries in this week, and never in Korea.
        var waits = Gen.Choose(1, 400).ListOf(60).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).ToArbitrary();

        Prop.ForAll(
                waits,
                one =>
                {
                    var entries = Entered(one.Item1, one.Item2);
                    var pause = TimeSpan.FromHours(one.Item2.HoursBetweenEntries);
                    return entries.Zip(entries.Skip(1)).All(pair => pair.Second - pair.First >= pause)
                        && entries
                            .GroupBy(at => DateOnly.FromDateTime(at.UtcDateTime.AddHours(9)))
                            .All(day => day.Count() <= one.Item2.EntriesPerDay);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_wish_When_it_is_turned_down_Then_an_entry_too_near_or_a_full_day_is_the_reason()
    {
        var waits = Gen.Choose(1, 400).ListOf(60).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).ToArbitrary();

        Prop.ForAll(
                waits,
                one =>
                {
                    var entries = Entered(one.Item1, one.Item2);
                    return Wishes(one.Item1).Except(entries).All(at => IsReasoned(at, entries, one.Item2));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static bool IsReasoned(DateTimeOffset wish, List<DateTimeOffset> entries, RiskProfile profile)
    {
        var before = entries.Where(at => at < wish).ToList();
        var korean = wish.AddHours(9).UtcDateTime.Date;
        return before.Exists(at => wish - at < TimeSpan.FromHours(profile.HoursBetweenEntries))
            || before.Count(at => at.AddHours(9).UtcDateTime.Date == korean) >= profile.EntriesPerDay;
    }

    // Nothing is remembered but the entries themselves, as after a restart before each wish.
    private static List<DateTimeOffset> Entered(IReadOnlyList<int> waits, RiskProfile profile)
    {
        var entries = new List<DateTimeOffset>();
        foreach (var at in Wishes(waits))
        {
            var last = entries.Count == 0 ? (DateTimeOffset?)null : entries[^1];
            var today = entries.Count(entry => TradingDay.Of(entry) == TradingDay.Of(at));
            if (EntryFrequency.Check(profile, last, today, at).All(rung => rung.Passed))
            {
                entries.Add(at);
            }
        }

        return entries;
    }

    private static IEnumerable<DateTimeOffset> Wishes(IReadOnlyList<int> waits)
    {
        var at = Begin;
        foreach (var minutes in waits)
        {
            at = at.AddMinutes(minutes);
            yield return at;
        }
    }
}
