using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Domain.States;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Risk;

public sealed class LimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 0, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("conservative", -3, 8, -5, -10, 6, 3, 20)]
    [InlineData("balanced", -5, 10, -10, -15, 4, 5, 30)]
    [InlineData("aggressive", -7, 15, -15, -25, 2, 8, 40)]
    public void Given_a_profile_When_it_is_looked_up_Then_its_numbers_are_those_of_the_specification(
        string name,
        int stop,
        int target,
        int day,
        int week,
        int hours,
        int entries,
        int share
    )
    {
        var profile = RiskProfile.Find(name)!;

        Assert.Equal((stop, target), (profile.StopLoss.Value, profile.TakeProfit.Value));
        Assert.Equal((day, week), (profile.DailyLossLimit.Value, profile.WeeklyLossLimit.Value));
        Assert.Equal(
            (hours, entries, share),
            (profile.HoursBetweenEntries, profile.EntriesPerDay, profile.ShareOfCash.Value)
        );
    }

    [Theory]
    [InlineData(9_000_001, 10_000_000, null)]
    [InlineData(9_000_000, 10_000_000, TradingTrigger.DailyLimitHit)]
    [InlineData(8_500_001, 10_000_000, TradingTrigger.DailyLimitHit)]
    [InlineData(8_500_000, 10_000_000, TradingTrigger.WeeklyLimitHit)]
    [InlineData(10_000_000, 11_000_000, null)]
    public void Given_an_equity_When_limits_are_read_Then_they_trip_at_the_limit_and_not_a_won_earlier(
        int now,
        int weekStart,
        TradingTrigger? expected
    )
    {
        var marks = new EquityMarks(new Krw(now), new Krw(10_000_000m), new Krw(weekStart));

        Assert.Equal(expected, LossLimits.Read(RiskProfile.Balanced, marks).Trip);
    }

    [Theory]
    [InlineData(4 * 3600, 0, true)]
    [InlineData((4 * 3600) - 1, 0, false)]
    [InlineData(20 * 3600, 4, true)]
    [InlineData(20 * 3600, 5, false)]
    public void Given_an_earlier_entry_When_the_pace_is_checked_Then_exactly_the_pause_passes(
        int secondsAgo,
        int today,
        bool passes
    )
    {
        var rungs = EntryFrequency.Check(RiskProfile.Balanced, Now.AddSeconds(-secondsAgo), today, Now);

        Assert.Equal(passes, rungs.All(rung => rung.Passed));
    }

    [Fact]
    public void Given_no_entry_yet_When_the_pace_is_checked_Then_it_passes() =>
        Assert.All(EntryFrequency.Check(RiskProfile.Balanced, null, 0, Now), rung => Assert.True(rung.Passed));

    [Fact]
    public void Given_any_cash_and_price_When_an_entry_is_sized_Then_it_costs_its_share_at_most_and_the_minimum_at_least()
    {
        var cases = Gen.Choose(0, 2_000_000_000)
            .Zip(Gen.Choose(1, 200_000_000))
            .Zip(Gen.Elements<RiskProfile>(RiskProfile.All))
            .ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var ((cash, price), profile) = one;
                    if (Sizing.Fixed(profile, new Krw(cash), new Price(price)) is not SizedEntry.Sized sized)
                    {
                        return true;
                    }

                    var notional = sized.Volume.Value * price;
                    return notional * 1.0005m <= cash * profile.ShareOfCash.Value / 100m
                        && notional >= Costs.MinimumOrder.Value;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(4_999, typeof(SizedEntry.NoCash))]
    [InlineData(5_000, typeof(SizedEntry.TooSmall))]
    [InlineData(16_660, typeof(SizedEntry.TooSmall))]
    [InlineData(16_700, typeof(SizedEntry.Sized))]
    public void Given_little_cash_When_an_entry_is_sized_Then_the_reason_is_named(int cash, Type expected) =>
        Assert.IsType(expected, Sizing.Fixed(RiskProfile.Balanced, new Krw(cash), new Price(1_000m)));
}
