using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Tests.Exits;

/// <summary>The trailing stop: when it arms, how far it stays behind, and that it only rises.</summary>
public sealed class TrailingTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Price Entry = new(1_000_000m);
    private static readonly TrailingRule ByPercent = new() { Percent = 2m };

    // Armed at 1,030,000; two ranges of 10,000 behind.
    [Theory]
    [InlineData(1_029_999, null)]
    [InlineData(1_030_000, 1_010_000)]
    [InlineData(1_030_001, 1_010_000)]
    [InlineData(1_050_500, 1_030_000)]
    public void Given_a_price_around_the_arming_profit_When_it_is_seen_Then_the_stop_is_two_ranges_below(
        int seen,
        int? stop
    ) => Assert.Equal(stop, After(new TrailingRule(), 10_000, seen).TrailingStop?.Value);

    [Theory]
    [InlineData(1_029_999, null)]
    [InlineData(1_030_000, 1_009_000)]
    [InlineData(1_100_000, 1_078_000)]
    public void Given_a_distance_in_percent_When_a_price_is_seen_Then_it_is_of_the_highest_and_cut_to_the_unit(
        int seen,
        int? stop
    ) => Assert.Equal(stop, After(ByPercent, null, seen).TrailingStop?.Value);

    [Fact]
    public void Given_both_distances_When_a_price_is_seen_Then_percent_goes_before_the_range() =>
        Assert.Equal(1_078_000m, After(ByPercent, 10_000, 1_100_000).TrailingStop?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData(550_000.0)]
    [InlineData(600_000.0)]
    public void Given_no_range_or_one_as_wide_as_the_price_When_a_price_is_seen_Then_there_is_no_stop(double? atr) =>
        Assert.Null(After(new TrailingRule(), atr, 1_100_000).TrailingStop);

    [Fact]
    public void Given_a_range_just_within_the_price_When_a_price_is_seen_Then_there_is_a_stop_far_below() =>
        Assert.Equal(0.0002m, After(new TrailingRule(), 549_999.9999, 1_100_000).TrailingStop?.Value);

    [Fact]
    public void Given_no_trailing_rule_When_prices_rise_Then_only_the_highest_is_remembered()
    {
        var progress = After(null, 10_000, 1_500_000);

        Assert.Equal((1_500_000m, null), (progress.Highest.Value, progress.TrailingStop));
    }

    [Fact]
    public void Given_an_armed_stop_When_the_price_falls_and_the_range_grows_Then_highest_and_stop_stay()
    {
        var plan = Plan(new TrailingRule());
        var armed = ExitProgress.Begin(Entry, 10_000).After(plan, new Price(1_100_000m), null, At);

        var later = armed.After(plan, new Price(1_085_000m), 50_000, At);

        Assert.Equal((1_100_000m, 1_080_000m), (later.Highest.Value, later.TrailingStop!.Value.Value));
        Assert.Equal(50_000.0, later.Atr);
    }

    [Fact]
    public void Given_an_armed_stop_When_the_range_shrinks_Then_it_comes_closer()
    {
        var plan = Plan(new TrailingRule());
        var armed = ExitProgress.Begin(Entry, 10_000).After(plan, new Price(1_100_000m), null, At);

        Assert.Equal(1_090_000m, armed.After(plan, new Price(1_095_000m), 5_000, At).TrailingStop?.Value);
    }

    [Fact]
    public void Given_an_armed_stop_When_the_range_is_lost_Then_the_known_one_is_kept()
    {
        var plan = Plan(new TrailingRule());
        var armed = ExitProgress.Begin(Entry, 10_000).After(plan, new Price(1_100_000m), null, At);

        var later = armed.After(plan, new Price(1_200_000m), null, At);

        Assert.Equal((10_000.0, 1_180_000m), (later.Atr, later.TrailingStop!.Value.Value));
    }

    [Fact]
    public void Given_a_stop_that_could_not_be_computed_When_the_range_comes_Then_it_stands_behind_the_highest()
    {
        var plan = Plan(new TrailingRule());
        var blind = ExitProgress.Begin(Entry, null).After(plan, new Price(1_100_000m), null, At);

        Assert.Equal(1_080_000m, blind.After(plan, new Price(1_090_000m), 10_000, At).TrailingStop?.Value);
    }

    [Fact]
    public void Given_a_position_When_a_price_is_seen_Then_its_progress_follows()
    {
        var position = new Position(new Volume(1m), Entry, Krw.Zero, At, Plan(new TrailingRule()));

        var after = position.After(new Price(1_100_000m), 10_000, At);

        Assert.Equal(1_080_000m, after.Progress.TrailingStop?.Value);
        Assert.Equal(ExitReason.Trailing, after.ExitAt(new Price(1_080_000m))?.Reason);
        Assert.Null(after.ExitAt(new Price(1_080_001m)));
    }

    [Fact]
    public void Given_a_new_position_When_its_progress_begins_Then_the_fill_is_the_highest_and_nothing_was_sold() =>
        Assert.Equal(new ExitProgress(Entry, null, PartSold: false, 7), ExitProgress.Begin(Entry, 7));

    private static ExitProgress After(TrailingRule? rule, double? atr, int seen) =>
        ExitProgress.Begin(Entry, atr).After(Plan(rule), new Price(seen), null, At);

    private static ExitPlan Plan(TrailingRule? rule) =>
        ExitPlan.For(Entry, new ExitTerms(new Percent(-5m), new Percent(50m)) { Trailing = rule }, At);
}
