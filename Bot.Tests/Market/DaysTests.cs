using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Market;

public sealed class DaysTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 22, 0, 0, TimeSpan.Zero);

    // 22:00 and 23:00 of the first day, nothing on the second, 00:00 and 23:00 of the third, 00:00 of the fourth.
    [Fact]
    public void Given_hours_with_gaps_When_days_are_made_of_them_Then_each_day_with_a_candle_has_its_own_prices()
    {
        int[] hours = [0, 1, 26, 49, 50];
        var series = new CandleSeries(
            new MarketCode("KRW-ETH"),
            CandleInterval.Hour,
            [.. hours.Select((hour, at) => Hour(hour, at + 1))]
        );

        var days = Days.Of(series);

        Assert.Equal((CandleInterval.Day, series.Market), (days.Interval, days.Market));
        Assert.Equal(
            [(5, 10m, 22.5m, 9m, 21m, 0.75m), (7, 30m, 42.5m, 29m, 41m, 1.75m), (8, 50m, 52.5m, 49m, 51m, 1.25m)],
            days.Candles.Select(day =>
                (day.Start.Day, day.Open.Value, day.High.Value, day.Low.Value, day.Close.Value, day.Volume)
            )
        );
        Assert.All(days.Candles, day => Assert.Equal(TimeSpan.Zero, day.Start.TimeOfDay));
    }

    [Fact]
    public void Given_days_When_days_are_made_of_them_Then_they_are_the_same()
    {
        var series = new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Day, [Hour(2, 1)]);

        Assert.Same(series, Days.Of(series));
    }

    [Fact]
    public void Given_nothing_When_days_are_made_of_it_Then_there_are_none() =>
        Assert.Empty(Days.Of(new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, [])).Candles);

    private static Candle Hour(int hour, int tens) =>
        new(
            Start.AddHours(hour),
            new Price(tens * 10m),
            new Price((tens * 10m) + 2.5m),
            new Price((tens * 10m) - 1m),
            new Price((tens * 10m) + 1m),
            tens * 0.25m
        );

    [Fact]
    public void Given_minutes_with_a_gap_When_they_become_quarter_hours_Then_each_has_what_there_was()
    {
        var start = new DateTimeOffset(2026, 1, 5, 0, 14, 0, TimeSpan.Zero);
        Candle At(int minute, decimal low, decimal close) =>
            new(start.AddMinutes(minute), new(100m), new(120m), new(low), new(close), 2m);
        var minutes = new CandleSeries(
            new MarketCode("KRW-ETH"),
            CandleInterval.Minute,
            [At(0, 90m, 110m), At(1, 80m, 101m), At(5, 95m, 102m), At(40, 70m, 103m)]
        );

        var quarters = Days.Of(minutes, CandleInterval.QuarterHour).Candles;

        Assert.Equal([-14, 1, 31], quarters.Select(one => (int)(one.Start - start).TotalMinutes));
        Assert.Equal((80m, 102m, 4m), (quarters[1].Low.Value, quarters[1].Close.Value, quarters[1].Volume));
    }
}
