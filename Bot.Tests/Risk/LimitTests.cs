using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;

namespace Bot.Tests.Risk;

public sealed class LimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 0, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("conservative", -3, 8, -5, -10, 6, 3, 20, 1)]
    [InlineData("balanced", -5, 10, -10, -15, 4, 5, 30, 1.5)]
    [InlineData("aggressive", -7, 15, -15, -25, 2, 8, 40, 2)]
    public void Given_a_profile_When_it_is_looked_up_Then_its_numbers_are_those_of_the_specification(
        string name,
        int stop,
        int target,
        int day,
        int week,
        int hours,
        int entries,
        int share,
        double risk
    )
    {
        var profile = RiskProfile.Find(name)!;

        Assert.Equal((stop, target), (profile.StopLoss.Value, profile.TakeProfit.Value));
        Assert.Equal((day, week), (profile.DailyLossLimit.Value, profile.WeeklyLossLimit.Value));
        Assert.Equal(
            (hours, entries, share),
            (profile.HoursBetweenEntries, profile.EntriesPerDay, profile.ShareOfCash.Value)
        );
        Assert.Equal((decimal)risk, profile.AccountRisk.Value);
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
}
