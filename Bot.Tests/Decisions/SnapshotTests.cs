using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Decisions;

/// <summary>Which candles and books are fit to decide on.</summary>
public sealed class SnapshotTests
{
    private static readonly MarketCode Market = new("KRW-ETH");
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // The next candle closes an hour after the last; until then the last is the newest there can be.
    [Theory]
    [InlineData(0, null)]
    [InlineData(3_599, null)]
    [InlineData(3_600, "candles: the last closed one is 2026-01-01 09:00Z, expected 2026-01-01 10:00Z")]
    [InlineData(90_000, "candles: the last closed one is 2026-01-01 09:00Z, expected 2026-01-02 10:00Z")]
    public void Given_some_seconds_after_the_last_close_When_candles_are_judged_Then_the_newest_must_be_there(
        int seconds,
        string? missing
    ) => Assert.Equal(missing, MarketSnapshot.Missing(Series(10), First.AddHours(10).AddSeconds(seconds)));

    [Theory]
    [InlineData(200, 0, null)]
    [InlineData(200, 59, null)]
    [InlineData(200, 60, "candles: 30 % of the last 200 are missing, less than 30 % may be")]
    [InlineData(200, 61, "candles: 30.5 % of the last 200 are missing, less than 30 % may be")]
    [InlineData(500, 60, "candles: 30 % of the last 200 are missing, less than 30 % may be")]
    [InlineData(10, 2, null)]
    [InlineData(10, 3, "candles: 30 % of the last 10 are missing, less than 30 % may be")]
    [InlineData(1, 0, null)]
    public void Given_a_gap_before_the_last_candle_When_candles_are_judged_Then_less_than_thirty_per_cent_may_be_missing(
        int hours,
        int gap,
        string? missing
    ) => Assert.Equal(missing, MarketSnapshot.Missing(Series(hours, gap), First.AddHours(hours)));

    // Of 500 candles the last 200 are looked at; the hundred before them may be missing altogether.
    [Fact]
    public void Given_a_gap_before_the_window_When_candles_are_judged_Then_it_does_not_matter()
    {
        var candles = Series(500).Candles.Where((_, hour) => hour is < 200 or >= 300);

        Assert.Null(
            MarketSnapshot.Missing(new CandleSeries(Market, CandleInterval.Hour, [.. candles]), First.AddHours(500))
        );
    }

    [Fact]
    public void Given_no_candles_When_they_are_judged_Then_there_are_none() =>
        Assert.Equal("candles: none", MarketSnapshot.Missing(Series(0), First));

    [Theory]
    [InlineData(1, 1, null)]
    [InlineData(0, 1, "order book: empty")]
    [InlineData(1, 0, "order book: empty")]
    [InlineData(0, 0, "order book: empty")]
    public void Given_a_book_When_it_is_judged_Then_both_sides_must_offer_something(int asks, int bids, string? missing)
    {
        var level = new BookLevel(new Price(100m), new Volume(1m));
        var book = new OrderBook(Market, [.. Enumerable.Repeat(level, asks)], [.. Enumerable.Repeat(level, bids)]);

        Assert.Equal(missing, MarketSnapshot.Missing(book));
    }

    [Fact]
    public void Given_a_snapshot_without_warnings_When_they_are_asked_Then_they_are_absent()
    {
        var price = new Price(100m);
        var snapshot = new MarketSnapshot(First, Series(1).Last!, new(), price, default, new OrderBook(Market, [], []));

        Assert.Same(MarketWarnings.Absent, snapshot.Warnings);
    }

    // So many hours, with a gap of some just before the last.
    private static CandleSeries Series(int hours, int gap = 0)
    {
        var price = new Price(100m);
        return new CandleSeries(
            Market,
            CandleInterval.Hour,
            [
                .. Enumerable
                    .Range(0, hours)
                    .Where(hour => hour == hours - 1 || hour < hours - 1 - gap)
                    .Select(hour => new Candle(First.AddHours(hour), price, price, price, price, 1m)),
            ]
        );
    }
}
