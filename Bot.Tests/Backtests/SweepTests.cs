using Bot.Domain.Backtests;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Tests.Backtests;

public sealed class SweepTests
{
    private static readonly BacktestRequest Request = new WildRequest(2).Request with
    {
        Span = null,
        Limits = false,
        Validates = false,
        Profile = RiskProfile.Balanced,
        Capital = new Krw(10_000_000m),
    };

    [Theory]
    [InlineData("rsi_entry=25..35:5", "rsi_entry", "25 30 35")]
    [InlineData("stop=-3..-7:1", "stop", "-3 -4 -5 -6 -7")]
    [InlineData("stop=-7..-3:2", "stop", "-7 -5 -3")]
    [InlineData("share=10..15:2", "share", "10 12 14")]
    [InlineData("target=6..8", "target", "6 7 8")]
    [InlineData("volume=0.5,1.5", "volume", "0.5 1.5")]
    [InlineData(" pause = 4 ", "pause", "4")]
    [InlineData("stop=-50,-0.1", "stop", "-50 -0.1")]
    public void Given_an_axis_When_it_is_read_Then_it_has_its_values_in_order(string text, string name, string values)
    {
        var axis = SweepAxis.Parse(text);

        Assert.Equal(name, axis.Parameter.Name);
        Assert.Equal(values, string.Join(' ', axis.Values.Select(one => one.ToString("0.##"))));
    }

    [Theory]
    [InlineData("volume=0..99.9:0.1", 1_000)]
    [InlineData("entries=1..1000:1", 1_000)]
    public void Given_an_axis_of_as_many_values_as_may_be_When_it_is_read_Then_it_has_them(string text, int values) =>
        Assert.Equal(values, SweepAxis.Parse(text).Values.Count);

    [Theory]
    [InlineData("volume=0..100:0.1", "at most 1000 values")]
    [InlineData("stop=-3..-7:0", "step must be above 0")]
    [InlineData("stop=-3..-7:-1", "step must be above 0")]
    [InlineData("stop", "is no axis")]
    [InlineData("size=3", "NAME one of stop, target")]
    [InlineData("stop=", "'' is no number")]
    [InlineData("stop=-3..x:1", "'x' is no number")]
    [InlineData("stop=-50.1", "from -50 to -0.1, -50.1 does not")]
    [InlineData("stop=-1..1:1", "0 does not")]
    [InlineData("rsi_exit=70,100", "from 1 to 99, 100 does not")]
    public void Given_what_is_no_axis_When_it_is_read_Then_it_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SweepAxis.Parse(text)).Message);

    [Fact]
    public void Given_a_grid_When_it_is_split_Then_values_stay_with_their_axis() =>
        Assert.Equal(
            ["rsi_entry=25..35:5", "stop=-3,-5", "target=6..15:3"],
            SweepGrid.Split("rsi_entry=25..35:5,stop=-3,-5,target=6..15:3")
        );

    [Fact]
    public void Given_a_grid_with_an_axis_twice_When_it_is_split_Then_it_is_refused() =>
        Assert.Contains(
            "stop stands twice",
            Assert.Throws<FormatException>(() => SweepGrid.Split("stop=-3,stop=-5")).Message
        );

    // The strategy's own axis stands last, and its values stay in that place.
    [Fact]
    public void Given_a_grid_When_it_is_swept_Then_each_set_is_the_run_of_its_values_and_the_best_stands_first()
    {
        SweepAxis[] axes = [SweepAxis.Parse("stop=-2,-4"), SweepAxis.Parse("rsi_entry=40..60:10")];

        var report = Sweep.Run(Request, axes, CancellationToken.None);

        Assert.Equal(6, report.Sets.Select(set => (set.Values[0], set.Values[1])).Distinct().Count());
        Assert.All(report.Sets, set => Assert.Equal(Alone(set.Values).Trades, set.Report.Trades));
        var sharpes = report.Sets.Select(set => set.Report.Sharpe ?? double.NegativeInfinity).ToList();
        Assert.Equal(sharpes.OrderDescending(), sharpes);
        Assert.True(sharpes[0] > sharpes[^1], $"{sharpes[0]}, {sharpes[^1]}");
    }

    [Fact]
    public void Given_axes_of_another_strategy_When_they_are_swept_Then_they_are_refused() =>
        Assert.Throws<FormatException>(() =>
            Sweep.Run(
                Request with
                {
                    Strategy = new VolatilityBreakout(),
                },
                [SweepAxis.Parse("rsi_entry=30")],
                CancellationToken.None
            )
        );

    [Fact]
    public void Given_more_sets_than_may_be_When_they_are_swept_Then_they_are_refused() =>
        Assert.Throws<FormatException>(() =>
            Sweep.Run(
                Request,
                [
                    SweepAxis.Parse("entries=1..1000:1"),
                    SweepAxis.Parse("volume=0..99.9:0.1"),
                    SweepAxis.Parse("pause=1,2"),
                ],
                CancellationToken.None
            )
        );

    [Fact]
    public void Given_a_sweep_that_nobody_wants_any_more_When_it_is_run_Then_it_ends() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Sweep.Run(Request, [SweepAxis.Parse("stop=-2,-4")], new CancellationToken(canceled: true))
        );

    [Fact]
    public void Given_three_folds_When_they_are_walked_Then_each_best_of_a_part_is_run_on_the_next()
    {
        SweepAxis[] axes = [SweepAxis.Parse("rsi_entry=40..60:5")];

        var report = Sweep.WalkForward(Request, axes, 3, CancellationToken.None);

        var part = Request.Candles.Count / 4;
        (int From, int To)[] unseen = [(part, 2 * part), (2 * part, 3 * part), (3 * part, Request.Candles.Count)];
        Assert.Equal(unseen, report.Folds.Select(fold => fold.Unseen.Report.Span));
        Assert.Equal(
            [(0, part), (part, 2 * part), (2 * part, 3 * part)],
            report.Folds.Select(fold => fold.Known.Report.Span)
        );
        Assert.All(report.Folds, fold => Assert.Equal(fold.Known.Values, fold.Unseen.Values));
        Assert.All(report.Folds, fold => Assert.InRange(fold.Rank, 1, 5));
        var worth = report.Folds.Aggregate(1.0, (sum, fold) => sum * (1 + (fold.Unseen.Report.ReturnPercent / 100)));
        Assert.Equal((worth - 1) * 100, report.ReturnPercent, 9);
    }

    [Fact]
    public void Given_more_folds_than_the_candles_have_parts_When_they_are_walked_Then_they_are_refused() =>
        Assert.Throws<FormatException>(() =>
            Sweep.WalkForward(Request, [SweepAxis.Parse("stop=-3")], Request.Candles.Count / 2, CancellationToken.None)
        );

    private static BacktestReport Alone(IReadOnlyList<decimal> values)
    {
        var rule = ((RsiMeanReversion)Request.Strategy).Rule with { EntryRsi = (double)values[1] };
        return Backtest.Run(
            Request with
            {
                Strategy = new RsiMeanReversion(rule),
                Profile = Request.Profile with { StopLoss = new Percent(values[0]) },
            }
        );
    }
}
