using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Domain.Warnings;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Warnings;

public sealed class FlashCrashTests
{
    private const int Calm = 300;
    private static readonly FlashCrashRule Rule = FlashCrashRule.Default;
    private static readonly DateTimeOffset Crash = CandleFiles.Start.AddMinutes(Calm);

    // The range is 300, so that 4 ranges are 1,200: 1.2 % of 100,000, and 5.2 % when it is 1,300.
    [Theory]
    [InlineData(95_001, 1_300, false)]
    [InlineData(95_000, 1_300, true)]
    [InlineData(94_999, 1_300, true)]
    [InlineData(97_001, 300, false)]
    [InlineData(97_000, 300, true)]
    [InlineData(96_999, 300, true)]
    [InlineData(97_000, 749, true)]
    [InlineData(97_000, 750, false)]
    [InlineData(97_000, 751, false)]
    public void Given_a_fall_from_100000_When_it_is_read_Then_five_per_cent_or_three_and_four_ranges_are_a_crash(
        int close,
        int range,
        bool isOn
    )
    {
        var reading = Read([close], Crash.AddMinutes(1), range)!;

        Assert.Equal(isOn, reading.IsOn);
        Assert.Equal((close - 100_000) / 1_000m, reading.Drop.Value);
        Assert.Equal((100_000d - close) / range, reading.DropInAtr!.Value, 9);
        Assert.Equal(isOn ? Crash.AddMinutes(1) : null, reading.Since);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void Given_a_high_that_stood_some_minutes_before_the_close_When_it_is_read_Then_a_window_of_fifteen_counts(
        int minutesBetween,
        bool isOn
    )
    {
        // A peak for one minute out of a level 2.5 % below it, which by itself is no crash.
        decimal[] prices = [100_000m, .. Enumerable.Repeat(97_500m, minutesBetween - 1), 95_000m];

        Assert.Equal(isOn, Read(prices, Crash.AddMinutes(prices.Length), 2_000, before: 97_500m)!.IsOn);
    }

    [Theory]
    [InlineData(94_999, true)]
    [InlineData(95_000, false)]
    public void Given_a_fall_to_90000_When_the_price_comes_back_Then_half_of_the_drop_ends_it(int back, bool isOn)
    {
        // Twenty minutes lie between, so that the fall itself has left the window.
        decimal[] prices = [90_000m, .. Enumerable.Repeat(90_000m, 20), back];

        Assert.Equal(isOn, Read(prices, Crash.AddMinutes(prices.Length), 1_000)!.IsOn);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(61, false)]
    public void Given_a_fall_that_is_not_regained_When_an_hour_has_passed_Then_it_is_over(int minutes, bool isOn)
    {
        var reading = Read(Enumerable.Repeat(90_000m, 70), Crash.AddMinutes(1 + minutes), 1_000)!;

        Assert.Equal(isOn, reading.IsOn);
        Assert.Equal(isOn ? Crash.AddMinutes(1) : null, reading.Since);
        Assert.Equal(isOn ? -10m : 0m, reading.Drop.Value);
    }

    [Fact]
    public void Given_a_day_that_loses_a_quarter_When_it_is_read_Then_the_crash_does_not_hide_in_its_own_range()
    {
        // The range of the crash's own quarter hour is 25,000: measured against it the drop would be one range.
        var reading = Read([95_000m, 88_000m, 75_000m], Crash.AddMinutes(3), 300)!;

        Assert.True(reading.IsOn);
        Assert.Equal(-25m, reading.Drop.Value);
        Assert.Equal(25_000d / 300, reading.DropInAtr!.Value, 9);
    }

    [Fact]
    public void Given_a_fall_that_goes_on_When_it_is_read_Then_its_whole_depth_is_told_from_its_beginning()
    {
        var reading = Read([94_000m, .. Enumerable.Repeat(85_000m, 40)], Crash.AddMinutes(41), 1_000)!;

        Assert.Equal((true, -15m, Crash.AddMinutes(1)), (reading.IsOn, reading.Drop.Value, reading.Since));
    }

    [Fact]
    public void Given_a_fall_after_minutes_without_trades_When_it_is_read_Then_the_price_that_stood_before_counts()
    {
        var quiet = Enumerable.Range(0, Calm - 30).Select(minute => Minute(minute, 100_000m));
        var minutes = CandleFiles.Series(CandleInterval.Minute, [.. quiet, Minute(Calm, 94_000m)]);

        Assert.True(FlashCrash.Read(minutes, Quarters(1_000), Crash.AddMinutes(1), Rule)!.IsOn);
    }

    [Theory]
    [InlineData(74, false)]
    [InlineData(75, true)]
    public void Given_minutes_that_reach_back_When_they_are_read_Then_an_hour_and_a_window_are_enough(
        int reach,
        bool isThere
    )
    {
        var minutes = CandleFiles.Series(
            CandleInterval.Minute,
            [CandleFiles.Flat(Crash.AddMinutes(-reach), 100_000m), CandleFiles.Flat(Crash.AddMinutes(-1), 100_000m)]
        );

        Assert.Equal(isThere, FlashCrash.Read(minutes, Quarters(1_000), Crash.AddSeconds(5), Rule) is not null);
    }

    [Theory]
    [InlineData(98_000, false)]
    [InlineData(95_000, true)]
    [InlineData(97_000, null)]
    public void Given_no_range_When_minutes_are_read_Then_only_a_fall_that_needs_it_cannot_be_judged(
        int close,
        bool? isOn
    )
    {
        var reading = FlashCrash.Read(
            Minutes([close]),
            CandleFiles.Series(CandleInterval.QuarterHour, Quarters(300).Candles.TakeLast(14)),
            Crash.AddMinutes(1),
            Rule
        );

        Assert.Equal(isOn, reading?.IsOn);
        Assert.Null(reading?.DropInAtr);
    }

    [Fact]
    public void Given_no_minutes_When_they_are_read_Then_the_warning_is_absent() =>
        Assert.Null(FlashCrash.Read(CandleFiles.Series(CandleInterval.Minute, []), Quarters(300), Crash, Rule));

    [Fact]
    public void Given_candles_of_another_interval_When_they_are_read_Then_that_is_refused() =>
        Assert.Throws<ArgumentException>(() => FlashCrash.Read(Quarters(300), Quarters(300), Crash, Rule));

    [Fact]
    public void Given_any_minutes_When_all_prices_are_scaled_Then_the_reading_stays() =>
        Prop.ForAll(
                Walks(),
                Gen.Elements(0.25m, 2m, 8m).ToArbitrary(),
                (walk, factor) =>
                {
                    var now = Crash.AddMinutes(walk.Length);
                    return FlashCrash.Read(Minutes(walk), Quarters(300), now, Rule)
                        == FlashCrash.Read(Minutes(walk).Scaled(factor), Quarters(300).Scaled(factor), now, Rule);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_minutes_When_later_candles_are_taken_away_Then_no_earlier_reading_changes() =>
        Prop.ForAll(
                Walks(),
                Gen.Choose(0, 100).ToArbitrary(),
                (walk, percent) =>
                {
                    var kept = walk.Length * percent / 100;
                    var now = Crash.AddMinutes(kept);
                    return FlashCrash.Read(Minutes(walk), Quarters(300), now, Rule)
                        == FlashCrash.Read(Minutes(walk[..kept]), Quarters(300), now, Rule);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_minutes_When_older_candles_are_taken_away_Then_the_reading_stays() =>
        Prop.ForAll(
                Walks(),
                walk =>
                {
                    var (all, now) = (Minutes(walk), Crash.AddMinutes(walk.Length));
                    var part = all.Part(all.Count - Rule.MinutesNeeded, Rule.MinutesNeeded);
                    return FlashCrash.Read(all, Quarters(300), now, Rule)
                        == FlashCrash.Read(part, Quarters(300), now, Rule);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_minutes_When_a_calm_hour_and_a_window_follow_Then_the_warning_is_off() =>
        Prop.ForAll(
                Walks(),
                walk =>
                {
                    var calm = Enumerable.Repeat(walk[^1], Rule.MinutesNeeded);
                    var minutes = Minutes([.. walk, .. calm]);
                    return !FlashCrash.Read(minutes, Quarters(300), minutes.Last!.Start.AddMinutes(1), Rule)!.IsOn;
                }
            )
            .QuickCheckThrowOnFailure();

    // Counted by a second program in another language, from the specification alone.
    [SharedTheory]
    [InlineData(-2, -1, 4, 37)]
    [InlineData(-3, -0.5, 3, 118)]
    public void Given_weeks_of_real_minutes_When_each_seventh_is_read_Then_a_second_program_counts_as_many_warnings(
        int drop,
        double mild,
        int ranges,
        int expected
    )
    {
        var rule = Rule with { DropPercent = drop, MildDropPercent = (decimal)mild, AtrMultiple = ranges };
        const string file = "upbit-1m/KRW-ETH-1m-20250901-20251004.csv.gz";
        var minutes = CandleFiles.Read(file, "KRW-ETH", CandleInterval.Minute);
        var quarters = Together(minutes);
        var first = minutes.Candles[0].Start.AddDays(1).AddMinutes(61);
        var last = minutes.Last!.Start.AddMinutes(1);
        var on = 0;
        for (var now = first; now <= last; now = now.AddMinutes(7))
        {
            var reading = FlashCrash.Read(Before(minutes, now, 100), Before(quarters, now, 300), now, rule)!;
            on += reading.IsOn ? 1 : 0;
        }

        Assert.Equal(expected, on);
    }

    private static FlashCrashReading? Read(
        IEnumerable<decimal> prices,
        DateTimeOffset now,
        int range,
        decimal before = 100_000m
    ) => FlashCrash.Read(Minutes(prices, before), Quarters(range), now, Rule);

    // Five calm hours, then a price a minute.
    private static CandleSeries Minutes(IEnumerable<decimal> prices, decimal before = 100_000m) =>
        CandleFiles.Series(
            CandleInterval.Minute,
            Enumerable.Repeat(before, Calm).Concat(prices).Select((price, index) => Minute(index, price))
        );

    private static Candle Minute(int minute, decimal price) =>
        CandleFiles.Flat(CandleFiles.Start.AddMinutes(minute), price);

    // The same range in each of five hours; then one quarter hour that spans a crash.
    private static CandleSeries Quarters(int range) =>
        CandleFiles.Series(
            CandleInterval.QuarterHour,
            Enumerable
                .Range(0, Calm / 15)
                .Select(index => (Index: index, Half: range / 2m))
                .Append((Index: Calm / 15, Half: 25_000m))
                .Select(one => CandleFiles.Spread(CandleFiles.Start.AddMinutes(one.Index * 15), 100_000m, one.Half))
        );

    // Steps of up to 4 % in either direction.
    private static Arbitrary<decimal[]> Walks() =>
        Gen.Choose(-16, 16)
            .ListOf(90)
            .Select(steps =>
                steps.Aggregate(
                    new List<decimal> { 100_000m },
                    (prices, step) =>
                        [
                            .. prices,
                            decimal.Round(
                                prices[^1] * (1_000 + (Math.Abs(step) < 13 ? step / 4 : step * 2.5m)) / 1_000m
                            ),
                        ]
                )
            )
            .Select(prices => prices.ToArray())
            .ToArbitrary();

    private static CandleSeries Before(CandleSeries series, DateTimeOffset now, int count)
    {
        var length = series.Interval.Length();
        var (low, high) = (0, series.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = series.Candles[middle].Start + length <= now ? (middle + 1, high) : (low, middle);
        }

        return series.Part(Math.Max(0, low - count), Math.Min(count, low));
    }

    private static CandleSeries Together(CandleSeries minutes) =>
        CandleFiles.Series(
            CandleInterval.QuarterHour,
            minutes
                .Candles.GroupBy(candle => CandleInterval.QuarterHour.StartAt(candle.Start))
                .Select(group => new Candle(
                    group.Key,
                    group.First().Open,
                    group.Max(candle => candle.High),
                    group.Min(candle => candle.Low),
                    group.Last().Close,
                    group.Sum(candle => candle.Volume)
                ))
        );
}
