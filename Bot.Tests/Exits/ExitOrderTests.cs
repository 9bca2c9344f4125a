using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Tests.Exits;

/// <summary>Which exit is due where several levels stand, and how much it sells.</summary>
public sealed class ExitOrderTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Price Entry = new(1_000_000m);

    /// <summary>Stop 950,000; arms at 1,030,000; part at 1,050,000; rest and target at 1,100,000.</summary>
    private static readonly ExitPlan Plan = ExitPlan.For(
        Entry,
        new ExitTerms(new Percent(-5m), new Percent(10m))
        {
            Trailing = new TrailingRule(),
            Partial = new PartialRule(),
        },
        At
    );

    [Theory]
    [InlineData(949_999, null, false, ExitReason.StopLoss, 950_000)]
    [InlineData(950_000, null, false, ExitReason.StopLoss, 950_000)]
    [InlineData(950_001, null, false, null, 0)]
    [InlineData(950_000, 1_020_000, false, ExitReason.StopLoss, 950_000)]
    [InlineData(950_001, 1_020_000, false, ExitReason.Trailing, 1_020_000)]
    [InlineData(1_020_000, 1_020_000, false, ExitReason.Trailing, 1_020_000)]
    [InlineData(1_020_001, 1_020_000, false, null, 0)]
    [InlineData(1_049_999, null, false, null, 0)]
    [InlineData(1_050_000, null, false, ExitReason.Partial, 1_050_000)]
    [InlineData(1_050_000, null, true, null, 0)]
    [InlineData(1_050_000, 1_050_000, false, ExitReason.Trailing, 1_050_000)]
    [InlineData(1_099_999, null, false, ExitReason.Partial, 1_050_000)]
    [InlineData(1_099_999, null, true, null, 0)]
    [InlineData(1_100_000, null, false, ExitReason.TakeProfit, 1_100_000)]
    [InlineData(1_100_000, null, true, ExitReason.TakeProfit, 1_100_000)]
    [InlineData(1_100_000, 1_100_000, true, ExitReason.Trailing, 1_100_000)]
    [InlineData(1_100_001, 1_020_000, true, ExitReason.TakeProfit, 1_100_000)]
    public void Given_all_levels_When_a_price_is_checked_Then_the_first_rule_that_matches_decides(
        int last,
        int? trailing,
        bool sold,
        ExitReason? reason,
        int level
    )
    {
        var stop = trailing is { } set ? new Price(set) : (Price?)null;
        var progress = new ExitProgress(new Price(1_200_000m), stop, sold, null);

        var exit = ExitRules.Check(Plan, progress, new Price(last));

        Assert.Equal(reason, exit?.Reason);
        Assert.Equal((level, last), exit is null ? (0, last) : (exit.Level.Value, exit.Last.Value));
    }

    [Theory]
    [InlineData(9, 1_090_000)]
    [InlineData(10, 1_100_000)]
    [InlineData(11, 1_100_000)]
    public void Given_a_rest_and_a_target_When_the_target_is_asked_Then_it_is_the_nearer_one(int rest, int target)
    {
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m))
        {
            Partial = new PartialRule { RestPercent = rest },
        };

        Assert.Equal(target, ExitRules.Target(ExitPlan.For(Entry, terms, At))?.Value);
    }

    [Fact]
    public void Given_a_plan_without_parts_When_the_target_is_asked_Then_it_is_the_take_profit() =>
        Assert.Equal(1_100_000m, ExitRules.Target(Plan with { Partial = null })?.Value);

    // Half of it at a price of 1,000,000: 0.005 coins are worth the exchange's minimum.
    [Theory]
    [InlineData(0.01, 50, 0.005)]
    [InlineData(0.00999998, 50, 0.00999998)]
    [InlineData(0.5, 50, 0.25)]
    [InlineData(0.02, 75, 0.015)]
    [InlineData(0.0199, 75, 0.0199)]
    [InlineData(0.02, 25, 0.005)]
    [InlineData(0.0199, 25, 0.0199)]
    [InlineData(0.01111111, 50, 0.00555555)]
    [InlineData(1, 100, 1)]
    public void Given_a_part_When_it_or_the_rest_is_worth_less_than_the_minimum_Then_all_goes_with_it(
        double coins,
        int share,
        double sold
    )
    {
        var plan = Plan with { Partial = new PartialPlan(Entry, new Percent(share), Entry) };
        var held = new Volume((decimal)coins);

        Assert.Equal((decimal)sold, ExitRules.VolumeOf(ExitReason.Partial, plan, held, Entry).Value);
    }

    [Theory]
    [InlineData(ExitReason.StopLoss)]
    [InlineData(ExitReason.Trailing)]
    [InlineData(ExitReason.TakeProfit)]
    public void Given_any_other_exit_When_its_coins_are_asked_Then_it_is_all_of_them(ExitReason reason) =>
        Assert.Equal(0.5m, ExitRules.VolumeOf(reason, Plan, new Volume(0.5m), Entry).Value);

    [Fact]
    public void Given_a_part_that_is_due_without_a_plan_for_parts_When_its_coins_are_asked_Then_it_is_all_of_them() =>
        Assert.Equal(
            0.5m,
            ExitRules.VolumeOf(ExitReason.Partial, Plan with { Partial = null }, new Volume(0.5m), Entry).Value
        );

    [Fact]
    public void Given_a_position_When_its_exit_is_asked_Then_the_rules_are_asked_with_its_plan_and_progress()
    {
        var position = new Position(new Volume(0.5m), Entry, Krw.Zero, At, Plan);
        var exit = position.ExitAt(new Price(1_060_000m))!;

        Assert.Equal((ExitReason.Partial, 0.25m), (exit.Reason, position.VolumeOf(exit).Value));
        Assert.Null((position with { Progress = position.Progress with { PartSold = true } }).ExitAt(exit.Last));
    }
}
