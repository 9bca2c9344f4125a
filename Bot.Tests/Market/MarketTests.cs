using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Market;

public sealed class MarketTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("KRW-ETH", true)]
    [InlineData("KRW-1INCH", true)]
    [InlineData("KRW-A", true)]
    [InlineData("KRW-ABCDEFGHIJ", true)]
    [InlineData("KRW-ABCDEFGHIJK", false)]
    [InlineData("KRW-", false)]
    [InlineData("KRW-eth", false)]
    [InlineData("krw-ETH", false)]
    [InlineData("BTC-ETH", false)]
    [InlineData("KRW-ET H", false)]
    [InlineData("KRW-ÉTH", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Given_a_text_When_it_is_read_as_a_market_Then_only_codes_of_won_markets_pass(string? text, bool valid)
    {
        Assert.Equal(valid, MarketCode.IsValid(text));
        if (!valid && text is not null)
        {
            Assert.Throws<ArgumentException>(() => new MarketCode(text));
        }
    }

    [Fact]
    public void Given_a_market_When_its_coin_is_asked_Then_it_is_what_follows_the_dash() =>
        Assert.Equal("ETH", new MarketCode("KRW-ETH").Base);

    [Theory]
    [InlineData(100, 101, 99, 100, 0, true)]
    [InlineData(100, 100, 100, 100, 0, true)]
    [InlineData(102, 101, 99, 100, 1, false)]
    [InlineData(100, 101, 99, 102, 1, false)]
    [InlineData(98, 101, 99, 100, 1, false)]
    [InlineData(100, 101, 99, 98, 1, false)]
    [InlineData(100, 101, 99, 100, -1, false)]
    public void Given_prices_When_a_candle_is_made_Then_they_must_fit_together(
        int open,
        int high,
        int low,
        int close,
        int volume,
        bool fits
    )
    {
        var made = Record.Exception(() =>
            new Candle(At, new Price(open), new Price(high), new Price(low), new Price(close), volume)
        );

        Assert.Equal(fits, made is null);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Given_candles_out_of_order_or_twice_When_a_series_is_made_Then_it_is_refused(int first, int second) =>
        Assert.Throws<ArgumentException>(() => Series(first, second));

    [Theory]
    [InlineData(3, 0, 10, 3)]
    [InlineData(3, -1, 10, 2)]
    [InlineData(3, 0, 2, 2)]
    [InlineData(0, 0, 10, 0)]
    public void Given_an_instant_When_closed_candles_are_asked_Then_the_running_one_is_not_among_them(
        int hours,
        int seconds,
        int most,
        int count
    )
    {
        var closed = Series(0, 1, 2, 3, 4).ClosedAt(At.AddHours(hours).AddSeconds(seconds), most);

        Assert.Equal(count, closed.Count);
        Assert.True(closed.Last is null || closed.Last.Start == At.AddHours(hours - (seconds < 0 ? 2 : 1)));
    }

    [Fact]
    public void Given_a_book_When_its_spread_is_asked_Then_an_empty_side_has_none()
    {
        BookLevel[] asks = [new(new Price(101m), new Volume(1m))];
        BookLevel[] bids = [new(new Price(100m), new Volume(1m))];
        var market = new MarketCode("KRW-ETH");

        Assert.Equal(new Percent(1m), new OrderBook(market, asks, bids).Spread);
        Assert.Null(new OrderBook(market, asks, []).Spread);
        Assert.Null(new OrderBook(market, [], bids).Spread);
    }

    private static CandleSeries Series(params int[] hours) =>
        new(
            new MarketCode("KRW-ETH"),
            CandleInterval.Hour,
            [
                .. hours.Select(hour => new Candle(
                    At.AddHours(hour),
                    new Price(100m),
                    new Price(100m),
                    new Price(100m),
                    new Price(100m),
                    1m
                )),
            ]
        );
}
