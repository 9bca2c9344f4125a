using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Market;

public sealed class CandleColumnsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_any_price_of_fifteen_digits_When_it_goes_into_a_column_Then_the_same_decimal_comes_back()
    {
        var prices =
            from digits in Gen.Choose(1, 1_000_000_000).Two()
            from scale in Gen.Choose(0, 8)
            select new decimal(((digits.Item1 * 1_000_000L) + (digits.Item2 % 1_000_000)) % 1_000_000_000_000_000L)
                / (decimal)Math.Pow(10, scale);
        Prop.ForAll(prices.ToArbitrary(), price => CandleColumns.Exact((double)price) == price)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_columns_with_room_behind_the_last_candle_When_they_are_read_Then_the_room_is_not()
    {
        long[] starts = [Start.UtcTicks, Start.AddHours(1).UtcTicks, 0];
        double[] prices = [1_000, 1_001, 0];

        var series = new CandleSeries(
            new MarketCode("KRW-ETH"),
            CandleInterval.Hour,
            new CandleColumns(starts, prices, prices, prices, prices, prices, 2)
        );

        Assert.Equal([1_000m, 1_001m], series.Candles.Select(candle => candle.Close.Value));
        Assert.Equal((2, 2, 0), (series.Count, series.CountBefore(Start.AddDays(1)), CandleGaps.Of(series).Missing));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new CandleColumns(starts, prices, prices, prices, prices, prices, 4)
        );
    }

    [Fact]
    public void Given_candles_When_a_series_is_made_of_their_columns_Then_it_gives_the_same_candles()
    {
        Candle[] candles = [Of(0, 0.00001234m), Of(1, 98_765_432.1m), Of(5, 1_000m)];
        var series = new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, CandleColumns.Of(candles));
        Assert.Equal(candles, series.Candles);
        Assert.Equal(candles[2], series.Last);
        Assert.Equal(2, series.CountBefore(Start.AddHours(5)));
    }

    [Fact]
    public void Given_columns_out_of_order_When_a_series_is_made_Then_it_says_which_candle()
    {
        var columns = CandleColumns.Of([Of(1, 10m), Of(1, 10m)]);
        var error = Assert.Throws<ArgumentException>(() =>
            new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, columns)
        );
        Assert.Contains("2026-01-05 04:00:00Z does not follow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_columns_of_different_length_When_they_are_joined_Then_they_are_refused() =>
        Assert.Throws<ArgumentException>(() => new CandleColumns([1], [1], [1], [1], [1], []));

    private static Candle Of(int hour, decimal price) =>
        new(
            Start.AddHours(hour),
            new Price(price),
            new Price(price * 1.5m),
            new Price(price / 2m),
            new Price(price),
            7.125m
        );
}
