using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Indicators;

public sealed class IndicatorSetTests
{
    [Fact]
    public void Given_few_candles_When_indicators_are_computed_Then_those_that_are_not_warm_are_absent()
    {
        var set = IndicatorSet.Compute(Series(20));

        Assert.Null(set.At(13).Rsi14);
        Assert.NotNull(set.At(14).Rsi14);
        Assert.Null(set.Last!.Sma60);
        Assert.Null(set.Last.VolumeRatio);
        Assert.Null(set.Last.HighestHigh20);
    }

    [Fact]
    public void Given_a_busy_candle_When_its_volume_ratio_is_asked_Then_the_twenty_before_it_are_the_measure()
    {
        var series = Series(21);

        Assert.Equal(2.0, IndicatorSet.Compute(series).VolumeRatio[20]!.Value, 9);
    }

    [Fact]
    public void Given_later_candles_When_they_are_taken_away_Then_no_earlier_row_changes()
    {
        var (whole, cut) = (IndicatorSet.Compute(Series(120)), IndicatorSet.Compute(Series(90)));

        for (var index = 0; index < 90; index++)
        {
            Assert.Equal(whole.At(index), cut.At(index));
        }
    }

    // Volumes are 10, and 20 for the twenty-first candle; prices go up and down.
    private static CandleSeries Series(int count) =>
        new(
            new MarketCode("KRW-ETH"),
            CandleInterval.Hour,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(index =>
                    {
                        var price = 1_000m + (index % 7 * 10m) + index;
                        return new Candle(
                            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(index),
                            new Price(price),
                            new Price(price + 5m),
                            new Price(price - 5m),
                            new Price(price + 1m),
                            index == 20 ? 20m : 10m
                        );
                    }),
            ]
        );
}
