using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Charts;

public sealed class CandleChartTests
{
    [Fact]
    public void Given_candles_that_rise_and_fall_When_they_are_drawn_Then_each_has_its_colour_by_language()
    {
        var series = Of(Candle(0, 100, 110), Candle(1, 110, 90));

        Assert.Equal(["#d6273b", "#1f63c4"], Colours(CandlePicture.Of(series, Languages.Korean, ChartTheme.Light)));
        Assert.Equal(["#00876a", "#d55e00"], Colours(CandlePicture.Of(series, Languages.English, ChartTheme.Light)));
    }

    [Fact]
    public void Given_a_trade_When_it_is_drawn_Then_entry_points_up_exit_points_down_and_its_levels_last_as_long()
    {
        var chart = Draw(
            Hours(20),
            Trade(5, 100, exit: (10, 102)) with
            {
                Stop = new Price(99m),
                Target = new Price(103.5m),
            }
        );
        var (entry, exit) = (Triangle(chart, "entry"), Triangle(chart, "exit"));
        var (stop, target) = (Line(chart, "stop"), Line(chart, "target"));

        Assert.True(entry[1].Y > entry[0].Y && exit[1].Y < exit[0].Y, "the wrong way round");
        Assert.True(target[0].Y < exit[0].Y && exit[0].Y < entry[0].Y && entry[0].Y < stop[0].Y, "out of order");
        Assert.Equal((stop[0].X, stop[1].X), (target[0].X, target[1].X));
        Assert.Equal(exit[0].X, stop[1].X);
        Assert.Equal(["Entry", "Exit", "SL", "TP"], chart.Texts("legend"));
    }

    [Fact]
    public void Given_an_open_trade_from_before_When_it_is_drawn_Then_its_stop_goes_all_through_and_nothing_else()
    {
        var chart = Draw(Hours(20), Trade(-5, 100) with { Stop = new Price(99m) });
        var (stop, time) = (Line(chart, "stop"), chart.Named("grid").Select(DrawnChart.Places).First());

        Assert.Equal((time[0].X, time[1].X), (stop[0].X, stop[1].X));
        Assert.Empty(chart.Named("entry"));
        Assert.Equal(["SL"], chart.Texts("legend"));
    }

    [Theory]
    [InlineData(98, 1)]
    [InlineData(97.9, 0)]
    public void Given_a_level_further_away_than_the_candles_are_high_When_they_are_drawn_Then_it_does_not_press_them_flat(
        double stop,
        int lines
    )
    {
        var chart = Draw(Hours(20), Trade(5, 100) with { Stop = new Price((decimal)stop) });

        Assert.Equal(lines, chart.Named("stop").Count());
    }

    [Fact]
    public void Given_a_trade_that_ended_before_When_candles_are_drawn_Then_it_is_left_out() =>
        Assert.Empty(Draw(Hours(20), Trade(-5, 100, exit: (-1, 104))).Texts("legend"));

    [Fact]
    public void Given_hours_without_candles_When_they_are_drawn_Then_their_place_stays_empty()
    {
        var wicks = Draw(Of(Candle(0, 100, 101), Candle(1, 100, 101), Candle(9, 100, 101))).Named("rising-wick");
        var x = wicks.SelectMany(DrawnChart.Places).Select(place => place.X).Distinct().ToList();

        Assert.Equal(8, (x[2] - x[1]) / (x[1] - x[0]), 0.01);
    }

    [Fact]
    public void Given_a_hundred_thousand_candles_When_they_are_drawn_Then_they_are_joined_and_keep_the_peak()
    {
        var candles = Enumerable.Range(0, 100_000).Select(hour => Candle(hour, 100, hour == 54_321 ? 200 : 100));
        var chart = Draw(Of([.. candles]));
        var wicks = chart.Named("rising-wick").SelectMany(DrawnChart.Places).ToList();

        Assert.InRange(wicks.Count, 2 * 200, 2 * 250);
        Assert.True(wicks.Min(place => place.Y) < 220);
    }

    [Fact]
    public void Given_no_candles_When_they_are_drawn_Then_it_says_so() =>
        Assert.Equal(["Nothing to draw"], Draw(Of()).Texts("empty"));

    [Fact]
    public void Given_any_candles_and_trades_When_they_are_drawn_Then_all_of_it_lies_on_the_picture()
    {
        var price = Gen.Choose(1, 1_000_000_000);
        var candles = price.Zip(price).NonEmptyListOf().Zip(Gen.Choose(1, 50));
        var trades = Gen.Choose(-100, 200).Zip(Gen.Choose(0, 100)).Zip(price).ListOf();

        Prop.ForAll(
                candles.Zip(trades).ToArbitrary(),
                one =>
                {
                    var ((prices, step), marks) = one;
                    var series = Of([.. prices.Select((both, at) => Candle(at * step, both.Item1, both.Item2))]);
                    var chart = Draw(
                        series,
                        [
                            .. marks.Select(mark =>
                                Trade(
                                    mark.Item1.Item1,
                                    mark.Item2,
                                    (mark.Item1.Item1 + mark.Item1.Item2, mark.Item2)
                                ) with
                                {
                                    Stop = new Price(mark.Item2 / 2m),
                                    Target = new Price(mark.Item2 * 3m),
                                }
                            ),
                        ]
                    );
                    return chart.Numbers().All(double.IsFinite)
                        && Drawn(chart).All(place => place is { X: >= 28 and <= 1172, Y: >= 190 and <= 610 });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static IEnumerable<(double X, double Y)> Drawn(DrawnChart chart) =>
        new[] { "rising-wick", "falling-wick", "rising-body", "falling-body", "entry", "exit", "stop", "target" }
            .SelectMany(chart.Named)
            .SelectMany(DrawnChart.Places);

    private static DrawnChart Draw(CandleSeries series, params TradeMark[] trades) =>
        new(CandleChart.Draw(new CandlePicture("KRW-ETH", series, Languages.English) { Trades = trades }));

    private static IEnumerable<string> Colours(CandlePicture picture)
    {
        var chart = new DrawnChart(CandleChart.Draw(picture));
        return new[] { "rising-wick", "falling-wick" }.Select(name =>
            chart.Named(name).Single().Attribute("stroke")!.Value
        );
    }

    private static IReadOnlyList<(double X, double Y)> Triangle(DrawnChart chart, string name) => Line(chart, name);

    private static IReadOnlyList<(double X, double Y)> Line(DrawnChart chart, string name) =>
        DrawnChart.Places(chart.Named(name).Single());

    private static TradeMark Trade(int hour, decimal price, (int Hour, decimal Price)? exit = null) =>
        new(Some.Start.AddHours(hour), new Price(price))
        {
            ExitedAt = exit is { } at ? Some.Start.AddHours(at.Hour) : null,
            Exit = exit is { } left ? new Price(left.Price) : null,
        };

    private static CandleSeries Hours(int count) =>
        Of([.. Enumerable.Range(0, count).Select(hour => Candle(hour, 100, 102))]);

    private static CandleSeries Of(params Candle[] candles) =>
        new(new MarketCode("KRW-ETH"), CandleInterval.Hour, candles);

    private static Candle Candle(int hour, decimal open, decimal close)
    {
        var (high, low) = (new Price(Math.Max(open, close)), new Price(Math.Min(open, close)));
        return new Candle(Some.Start.AddHours(hour), new Price(open), high, low, new Price(close), hour % 7);
    }
}
