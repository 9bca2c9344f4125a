using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Skender.Stock.Indicators;

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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Given_prices_of_any_scale_When_indicators_are_computed_Then_they_are_those_of_the_decimals(int places)
    {
        var scale = (decimal)Math.Pow(10, places);
        long Wild(int index, int salt, long below) => (((index + 1) * 7_919L * (salt + places)) + salt) % below;
        var candles = Enumerable
            .Range(0, 300)
            .Select(index =>
            {
                var low = (1 + Wild(index, 3, 9_000_000)) / scale;
                var (open, close) = (low + (Wild(index, 5, 900) / scale), low + (Wild(index, 7, 900) / scale));
                var high = Math.Max(open, close) + (Wild(index, 11, 500) / scale);
                var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(index);
                var volume = Wild(index * 9_001, 13, 90_000_000_000_000) / 100_000_000m;
                return new Candle(at, new Price(open), new Price(high), new Price(low), new Price(close), volume);
            })
            .ToList();
        var quotes = candles.Select(one => new Quote
        {
            Date = one.Start.UtcDateTime,
            Open = one.Open.Value,
            High = one.High.Value,
            Low = one.Low.Value,
            Close = one.Close.Value,
            Volume = one.Volume,
        });

        var set = IndicatorSet.Compute(new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, candles));

        Assert.Equal(quotes.GetAtr().Select(one => one.Atr), set.Atr14);
        Assert.Equal(quotes.GetAdx().Select(one => one.Adx), set.Adx14);
        Assert.Equal(quotes.GetObv().Select(one => (double?)one.Obv), set.Obv);
        Assert.Equal(quotes.GetAtr().Last().Atrp, set.Last!.AtrPercent);
        Assert.Equal(quotes.GetBollingerBands().Last().LowerBand, set.Last.BollingerLower);
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
