using Bot.Domain.Exits;
using Bot.Domain.Money;

namespace Bot.Tests.Exits;

/// <summary>What is agreed on the exits of an entry, and the levels that come of it.</summary>
public sealed class ExitTermsTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Price Entry = new(1_000_000m);
    private static readonly AtrLevels Own = new(2, 3);
    private static readonly (Percent StopLoss, Percent TakeProfit) Balanced = (new Percent(-5m), new Percent(10m));

    [Fact]
    public void Given_levels_without_a_target_When_terms_are_made_Then_no_other_exit_of_the_account_is_added()
    {
        var rule = new ExitRule { Trailing = new TrailingRule(), Partial = new PartialRule() };

        var plan = ExitPlan.For(new Price(100_000m), ExitTerms.Of(rule, Balanced, new AtrLevels(3, null), 1_000), At);

        Assert.Equal(new ExitPlan(new Price(97_000m), null), plan);
        Assert.Null(ExitRules.Check(plan, ExitProgress.Begin(new Price(100_000m), 1_000), new Price(100_000_000m)));
    }

    [Theory]
    [InlineData(ExitMode.Fixed, false, null, null)]
    [InlineData(ExitMode.Fixed, true, 2.0, 3.0)]
    [InlineData(ExitMode.Atr, false, 1.5, 2.5)]
    [InlineData(ExitMode.Atr, true, 2.0, 3.0)]
    public void Given_a_mode_and_a_strategy_When_terms_are_made_Then_the_strategys_own_levels_go_first(
        ExitMode mode,
        bool brings,
        double? stop,
        double? target
    )
    {
        var terms = ExitTerms.Of(new ExitRule { Mode = mode }, Balanced, brings ? Own : null, 10_000);

        Assert.Equal((stop, target), (terms.Levels?.Stop, terms.Levels?.Target));
        Assert.Equal(Balanced, (terms.StopLoss, terms.TakeProfit));
        Assert.Equal((10_000.0, null, null), (terms.Atr, terms.Trailing, terms.Partial));
    }

    [Fact]
    public void Given_an_account_that_trails_and_sells_parts_When_terms_are_made_Then_both_are_in_them()
    {
        var rule = new ExitRule
        {
            Trailing = new TrailingRule { ArmPercent = 4m },
            Partial = new PartialRule(),
        };

        var terms = ExitTerms.Of(rule, Balanced, null, null);

        Assert.Equal((rule.Trailing, rule.Partial), (terms.Trailing, terms.Partial));
    }

    [Theory]
    [InlineData(false, null, false, null)]
    [InlineData(true, null, true, null)]
    [InlineData(true, 10_000.0, false, null)]
    [InlineData(false, null, true, "range")]
    [InlineData(false, null, false, "percent")]
    [InlineData(false, 10_000.0, false, "range")]
    [InlineData(true, null, true, "percent")]
    public void Given_terms_When_they_need_a_range_and_have_none_Then_they_say_so(
        bool levels,
        double? atr,
        bool lacks,
        string? trailing
    )
    {
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m))
        {
            Levels = levels ? Own : null,
            Atr = atr,
            Trailing = trailing switch
            {
                "range" => new TrailingRule(),
                "percent" => new TrailingRule { Percent = 2m },
                _ => null,
            },
        };

        Assert.Equal(lacks, terms.LacksAtr);
    }

    [Fact]
    public void Given_percentages_When_the_stops_distance_is_asked_Then_it_is_the_profiles() =>
        Assert.Equal(-5m, ExitTerms.Of(new ExitRule(), Balanced, null, null).StopDistance(Entry).Value);

    [Theory]
    [InlineData(10_000, -2)]
    [InlineData(12_500, -2.5)]
    public void Given_levels_in_ranges_When_the_stops_distance_is_asked_Then_it_is_in_percent_of_the_price(
        double atr,
        double distance
    ) => Assert.Equal((decimal)distance, ExitTerms.Of(new ExitRule(), Balanced, Own, atr).StopDistance(Entry).Value);

    [Fact]
    public void Given_levels_without_a_range_When_a_plan_or_distance_is_asked_Then_it_is_a_bug()
    {
        var terms = ExitTerms.Of(new ExitRule(), Balanced, Own, null);

        var thrown = Assert.Throws<InvalidOperationException>(() => terms.StopDistance(Entry));
        Assert.Contains("ATR is absent", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ExitPlan.For(Entry, terms, At));
    }

    // Both levels are cut down to the unit of 1,000 above a million and of 500 below.
    [Theory]
    [InlineData(ExitMode.Atr, 12_345, 981_000, 1_030_000)]
    [InlineData(ExitMode.Atr, 10_000, 985_000, 1_025_000)]
    [InlineData(ExitMode.Fixed, 10_000, 950_000, 1_100_000)]
    public void Given_a_mode_When_a_plan_is_made_Then_levels_are_ranges_or_percent_cut_to_the_unit(
        ExitMode mode,
        double atr,
        int stop,
        int target
    )
    {
        var plan = ExitPlan.For(Entry, ExitTerms.Of(new ExitRule { Mode = mode }, Balanced, null, atr), At);

        Assert.Equal((stop, target), (plan.StopLoss.Value, plan.TakeProfit!.Value.Value));
        Assert.Equal((null, null), (plan.Trailing, plan.Partial));
    }

    [Theory]
    [InlineData(500_000)]
    [InlineData(700_000)]
    public void Given_a_range_wider_than_the_price_When_a_plan_is_made_Then_the_stop_is_the_least_price(double atr)
    {
        var plan = ExitPlan.For(Entry, ExitTerms.Of(new ExitRule(), Balanced, Own, atr), At);

        Assert.Equal(PriceUnit.Of(0m, At), plan.StopLoss.Value);
    }

    [Fact]
    public void Given_trailing_and_parts_When_a_plan_is_made_Then_their_levels_are_of_the_fill_and_cut_to_the_unit()
    {
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m))
        {
            Trailing = new TrailingRule { Percent = 2m },
            Partial = new PartialRule(),
        };

        var plan = ExitPlan.For(new Price(1_000_500m), terms, At);

        Assert.Equal(new TrailingPlan(new Price(1_030_000m), 2, 2m), plan.Trailing);
        Assert.Equal(new PartialPlan(new Price(1_050_000m), new Percent(50m), new Price(1_100_000m)), plan.Partial);
    }

    [Fact]
    public void Given_the_defaults_When_they_are_read_Then_they_are_the_specifications()
    {
        var rule = new ExitRule();

        Assert.Equal((ExitMode.Fixed, 1.5, 2.5), (rule.Mode, rule.Atr.Stop, rule.Atr.Target));
        Assert.Equal((null, null), (rule.Trailing, rule.Partial));
        Assert.Equal(
            new TrailingRule
            {
                ArmPercent = 3m,
                Atr = 2,
                Percent = null,
            },
            new TrailingRule()
        );
        Assert.Equal(
            new PartialRule
            {
                FirstPercent = 5m,
                SharePercent = 50m,
                RestPercent = 10m,
            },
            new PartialRule()
        );
    }
}
