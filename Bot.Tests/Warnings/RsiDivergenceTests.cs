using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Domain.Warnings;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Warnings;

public sealed class RsiDivergenceTests
{
    private static readonly DivergenceRule Rule = DivergenceRule.Default;

    [Theory]
    [InlineData(100_099, 60.0, DivergenceKind.None)]
    [InlineData(100_100, 60.0, DivergenceKind.Bearish)]
    [InlineData(100_101, 60.0, DivergenceKind.Bearish)]
    [InlineData(100_500, 68.1, DivergenceKind.Bearish)]
    [InlineData(100_500, 68.11, DivergenceKind.None)]
    [InlineData(100_500, 68.09, DivergenceKind.Bearish)]
    [InlineData(99_900, 60.0, DivergenceKind.None)]
    public void Given_two_swing_highs_When_the_price_is_a_thousandth_higher_and_rsi_two_points_lower_Then_it_is_bearish(
        int later,
        double rsi,
        DivergenceKind kind
    ) => Assert.Equal(kind, Read(High(20, 100_000m, 70.1), High(40, later, rsi))!.Kind);

    [Theory]
    [InlineData(99_901, 40.0, DivergenceKind.None)]
    [InlineData(99_900, 40.0, DivergenceKind.Bullish)]
    [InlineData(99_899, 40.0, DivergenceKind.Bullish)]
    [InlineData(99_500, 32.1, DivergenceKind.Bullish)]
    [InlineData(99_500, 32.09, DivergenceKind.None)]
    [InlineData(99_500, 32.11, DivergenceKind.Bullish)]
    [InlineData(100_100, 40.0, DivergenceKind.None)]
    public void Given_two_swing_lows_When_the_price_is_a_thousandth_lower_and_rsi_two_points_higher_Then_it_is_bullish(
        int later,
        double rsi,
        DivergenceKind kind
    ) => Assert.Equal(kind, Read(Low(20, 100_000m, 30.1), Low(40, later, rsi))!.Kind);

    [Theory]
    [InlineData(43, DivergenceConfidence.Medium)]
    [InlineData(44, DivergenceConfidence.High)]
    [InlineData(47, DivergenceConfidence.High)]
    public void Given_a_divergence_When_its_last_swing_is_at_most_five_candles_old_Then_it_is_certain(
        int place,
        DivergenceConfidence confidence
    ) => Assert.Equal(confidence, Read(High(20, 100_000m, 70), High(place, 101_000m, 60))!.Confidence);

    [Theory]
    [InlineData(1, DivergenceKind.None)]
    [InlineData(2, DivergenceKind.Bearish)]
    public void Given_an_old_swing_When_its_neighbours_are_not_among_the_last_fifty_Then_it_does_not_count(
        int place,
        DivergenceKind kind
    ) => Assert.Equal(kind, Read(High(place, 100_000m, 70), High(40, 101_000m, 60))!.Kind);

    [Fact]
    public void Given_a_high_at_the_end_When_one_candle_follows_it_Then_it_is_no_swing_yet() =>
        Assert.Equal(DivergenceKind.None, Read(High(20, 100_000m, 70), High(48, 101_000m, 60))!.Kind);

    [Fact]
    public void Given_a_divergence_When_it_is_told_Then_price_and_rsi_are_those_of_the_same_candles()
    {
        // A higher RSI beside the swing is not the swing's.
        var reading = Read(High(20, 100_000m, 70), High(40, 101_000m, 60), (41, 90_000m, 90_000m, 99));

        Assert.Equal(new SwingPoint(At(20), new Price(100_000m), 70), reading!.Earlier);
        Assert.Equal(new SwingPoint(At(40), new Price(101_000m), 60), reading.Later);
    }

    [Fact]
    public void Given_three_swings_When_they_are_compared_Then_it_is_the_last_two() =>
        Assert.Equal(
            DivergenceKind.None,
            Read(High(10, 100_000m, 70), High(20, 100_500m, 50), High(40, 101_000m, 60))!.Kind
        );

    [Theory]
    [InlineData(39)]
    [InlineData(41)]
    public void Given_both_divergences_When_one_is_told_Then_it_is_the_bearish_one_whichever_is_newer(int low) =>
        Assert.Equal(
            DivergenceKind.Bearish,
            Read(High(20, 100_000m, 70), High(40, 101_000m, 60), Low(10, 80_000m, 20), Low(low, 79_000m, 30))!.Kind
        );

    [Fact]
    public void Given_both_divergences_on_one_candle_When_one_is_told_Then_it_is_the_bearish_one() =>
        Assert.Equal(
            DivergenceKind.Bearish,
            Read(High(20, 100_000m, 70), Low(10, 80_000m, 20), (40, 101_000m, 79_000m, 45))!.Kind
        );

    [Fact]
    public void Given_49_candles_When_they_are_read_Then_the_warning_is_absent()
    {
        var (candles, rsi) = Market(High(20, 100_000m, 70), High(40, 101_000m, 60));

        Assert.Null(RsiDivergence.Read(candles.Part(1, 49), rsi[1..], Rule));
    }

    [Theory]
    [InlineData(101_000, true)]
    [InlineData(99_000, false)]
    public void Given_no_rsi_at_a_swing_When_it_is_needed_Then_the_warning_is_absent(int later, bool isNeeded)
    {
        var (candles, rsi) = Market(High(20, 100_000m, 70), High(40, later, 60));
        rsi[20] = null;

        Assert.Equal(isNeeded, RsiDivergence.Read(candles, rsi, Rule) is null);
    }

    [Fact]
    public void Given_another_number_of_values_than_candles_When_they_are_read_Then_that_is_refused() =>
        Assert.Throws<ArgumentException>(() => RsiDivergence.Read(Market().Candles, [1.0], Rule));

    [Fact]
    public void Given_any_candles_When_all_prices_are_scaled_Then_only_the_prices_told_change() =>
        Prop.ForAll(
                Markets(),
                market =>
                {
                    var one = RsiDivergence.Read(market.Candles, market.Rsi, Rule)!;
                    var two = RsiDivergence.Read(market.Candles.Scaled(4m), market.Rsi, Rule)!;
                    return (one.Kind, one.Confidence, one.Earlier?.At, one.Later?.Rsi, one.Later?.Price.Value * 4m)
                        == (two.Kind, two.Confidence, two.Earlier?.At, two.Later?.Rsi, two.Later?.Price.Value);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_candles_When_price_and_rsi_are_turned_upside_down_Then_bearish_and_bullish_change_places() =>
        Prop.ForAll(
                Markets(),
                market =>
                {
                    var one = RsiDivergence.Read(market.Candles, market.Rsi, Rule with { LeastPricePercent = 0m })!;
                    var turned = CandleFiles.Series(CandleInterval.Hour, market.Candles.Candles.Select(Turned));
                    double?[] rsi = [.. market.Rsi.Select(value => 100 - value)];
                    var two = RsiDivergence.Read(turned, rsi, Rule with { LeastPricePercent = 0m })!;
                    return (one.Kind, two.Kind) switch
                    {
                        // Both diverge: each time the bearish one is told.
                        (DivergenceKind.Bearish, DivergenceKind.Bearish) => true,
                        (DivergenceKind.Bullish, DivergenceKind.Bullish) => false,
                        _ => one.Later?.At == two.Later?.At
                            && (one.Kind == DivergenceKind.None) == (two.Kind == DivergenceKind.None),
                    };
                }
            )
            .QuickCheckThrowOnFailure();

    // Counted by a second program in another language, from the specification alone.
    [SharedFact]
    public void Given_a_year_of_real_hours_When_each_is_read_Then_a_second_program_counts_the_same()
    {
        var hours = CandleFiles.Read("upbit-1h/KRW-ETH-1h-2024.csv", "KRW-ETH", CandleInterval.Hour);
        var set = IndicatorSet.Compute(hours);
        double?[] rsi = [.. Enumerable.Range(0, set.Count).Select(index => set.At(index).Rsi14)];
        var counts = Enumerable
            .Range(50, hours.Count - 99)
            .Select(from => RsiDivergence.Read(hours.Part(from, 50), rsi[from..(from + 50)], Rule)!)
            .CountBy(reading => (reading.Kind, reading.Confidence))
            .ToDictionary();

        Assert.Equal(7_703, counts[(DivergenceKind.None, null)]);
        Assert.Equal(257, counts[(DivergenceKind.Bullish, DivergenceConfidence.Medium)]);
        Assert.Equal(224, counts[(DivergenceKind.Bullish, DivergenceConfidence.High)]);
        Assert.Equal(240, counts[(DivergenceKind.Bearish, DivergenceConfidence.Medium)]);
        Assert.Equal(248, counts[(DivergenceKind.Bearish, DivergenceConfidence.High)]);
    }

    private static (int Place, decimal High, decimal Low, double Rsi) High(int place, decimal price, double rsi) =>
        (place, price, 90_000m, rsi);

    private static (int Place, decimal High, decimal Low, double Rsi) Low(int place, decimal price, double rsi) =>
        (place, 110_000m - 20_000m, price, rsi);

    private static DivergenceReading? Read(params (int Place, decimal High, decimal Low, double Rsi)[] marks)
    {
        var (candles, rsi) = Market(marks);
        return RsiDivergence.Read(candles, rsi, Rule);
    }

    // Fifty candles on one level that is no swing, but for the marks.
    private static (CandleSeries Candles, double?[] Rsi) Market(
        params (int Place, decimal High, decimal Low, double Rsi)[] marks
    )
    {
        // Lows of 100,000 need a level above them, highs one below.
        var level = marks.Length > 0 && marks.All(mark => mark.Low > 90_000m) ? 110_000m : 90_000m;
        var candles = Enumerable.Range(0, 50).Select(index => CandleFiles.Flat(At(index), level)).ToArray();
        var rsi = Enumerable.Repeat<double?>(50, 50).ToArray();
        foreach (var (place, high, low, value) in marks)
        {
            candles[place] = new Candle(
                At(place),
                new Price(level),
                new Price(Math.Max(high, level)),
                new Price(Math.Min(low, level)),
                new Price(level),
                1m
            );
            rsi[place] = value;
        }

        return (CandleFiles.Series(CandleInterval.Hour, candles), rsi);
    }

    private static DateTimeOffset At(int index) => CandleFiles.Start.AddHours(index);

    private static Candle Turned(Candle candle)
    {
        static Price Mirror(Price price) => new(200_000m - price.Value);
        return new Candle(
            candle.Start,
            Mirror(candle.Open),
            Mirror(candle.Low),
            Mirror(candle.High),
            Mirror(candle.Close),
            candle.Volume
        );
    }

    private static Arbitrary<(CandleSeries Candles, double?[] Rsi)> Markets() =>
        Gen.Choose(90_000, 110_000)
            .Zip(Gen.Choose(1, 99))
            .ListOf(60)
            .Select(rows =>
                (
                    CandleFiles.Series(
                        CandleInterval.Hour,
                        rows.Select((row, index) => CandleFiles.Spread(At(index), row.Item1, 10m))
                    ),
                    rows.Select(row => (double?)row.Item2).ToArray()
                )
            )
            .ToArbitrary();
}
