using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Risk;

/// <summary>Limits over all their inputs, told a second way: in won and ticks, without percentages or hours.</summary>
public sealed class LimitPropertyTests
{
    private static readonly DateTimeOffset Midnight = new TradingDay(new DateOnly(2026, 1, 5)).Start;

    [Fact]
    public void Given_any_equities_When_limits_are_read_Then_they_trip_exactly_at_the_won_that_the_profile_allows()
    {
        var amounts = Gen.Choose(1, 100_000_000);
        var cases = amounts.Zip(amounts).Zip(amounts).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var (((now, day), week), profile) = one;
                    var reading = LossLimits.Read(profile, new EquityMarks(new Krw(now), new Krw(day), new Krw(week)));
                    return reading.Trip == Expected(profile, now, day, week)
                        && reading.Rungs.All(rung => rung.Passed) == (reading.Trip is null);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_day_start_When_equity_is_a_won_above_the_limit_Then_it_does_not_trip_and_at_it_does()
    {
        var cases = Gen.Choose(1, 1_000_000).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var start = one.Item1 * 100m;
                    var limit = start + (start * one.Item2.DailyLossLimit.Value / 100m);
                    return Trip(one.Item2, limit, start) == TradingTrigger.DailyLimitHit
                        && Trip(one.Item2, limit + 1m, start) is null;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_week_start_When_equity_is_a_won_above_the_limit_Then_it_does_not_trip_and_at_it_does()
    {
        var cases = Gen.Choose(1, 1_000_000).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var start = new Krw(one.Item1 * 100m);
                    var limit = start + (start * one.Item2.WeeklyLossLimit);
                    return Week(one.Item2, limit, start) == TradingTrigger.WeeklyLimitHit
                        && Week(one.Item2, limit + new Krw(1m), start) is null;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_entries_When_the_pace_is_checked_at_any_instant_Then_midnight_ends_the_day_and_not_the_pause()
    {
        var cases = Gen.Choose(0, 3 * 24 * 60).ListOf().Zip(Gen.Choose(0, 4 * 24 * 60)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var now = Midnight.AddMinutes(one.Item2);
                    var entries = one
                        .Item1.Select(minute => Midnight.AddMinutes(minute))
                        .Where(at => at <= now)
                        .ToList();
                    var today = entries.Count(at => TradingDay.Of(at) == TradingDay.Of(now));
                    var last = entries.Count == 0 ? (DateTimeOffset?)null : entries.Max();
                    var passes = EntryFrequency.Check(RiskProfile.Balanced, last, today, now).All(rung => rung.Passed);
                    var days = entries.Count(at =>
                        at >= new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(now.Hour >= 15 ? 15 : -9)
                    );
                    return passes == (days < 5 && entries.TrueForAll(at => (now - at).TotalMinutes >= 4 * 60));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_pause_since_the_last_entry_When_the_pace_is_checked_Then_ticks_decide()
    {
        var cases = Gen.Choose(-2, 2)
            .Zip(Gen.Elements<RiskProfile>(RiskProfile.All))
            .Zip(Gen.Choose(0, 10))
            .ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var ((ticks, profile), today) = one;
                    var last = Midnight.AddHours(-1);
                    var now = last.AddHours(profile.HoursBetweenEntries).AddTicks(ticks);
                    var passes = EntryFrequency.Check(profile, last, today, now).All(rung => rung.Passed);
                    return passes == (ticks >= 0 && today < profile.EntriesPerDay);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_an_entry_before_midnight_When_a_new_day_has_begun_Then_the_pause_is_still_waited_for()
    {
        var rungs = EntryFrequency.Check(RiskProfile.Balanced, Midnight.AddHours(-1), 0, Midnight.AddHours(2));

        Assert.Equal(["frequency-pause"], rungs.Where(rung => !rung.Passed).Select(rung => rung.Name));
    }

    [Theory]
    [InlineData("conservative", 2.67)]
    [InlineData("balanced", 2.0)]
    [InlineData("aggressive", 2.14)]
    public void Given_a_profile_When_reward_is_compared_with_risk_Then_it_is_the_ratio_of_distances(
        string name,
        double ratio
    ) => Assert.Equal(ratio, (double)RiskProfile.Find(name)!.RewardToRisk, 2);

    [Theory]
    [InlineData("Balanced", true)]
    [InlineData("reckless", false)]
    [InlineData("", false)]
    public void Given_a_name_When_a_profile_is_looked_up_Then_only_known_ones_are_found(string name, bool found) =>
        Assert.Equal(found, RiskProfile.Find(name) is not null);

    // A weekly loss of its limit is graver than a daily one.
    private static TradingTrigger? Expected(RiskProfile profile, decimal now, decimal day, decimal week)
    {
        if (now * 100m <= week * (100m + profile.WeeklyLossLimit.Value))
        {
            return TradingTrigger.WeeklyLimitHit;
        }

        return now * 100m <= day * (100m + profile.DailyLossLimit.Value) ? TradingTrigger.DailyLimitHit : null;
    }

    private static TradingTrigger? Week(RiskProfile profile, Krw now, Krw start) =>
        LossLimits.Read(profile, new EquityMarks(now, new Krw(1m), start)).Trip;

    private static TradingTrigger? Trip(RiskProfile profile, decimal now, decimal start) =>
        LossLimits.Read(profile, new EquityMarks(new Krw(now), new Krw(start), new Krw(1m))).Trip;
}
