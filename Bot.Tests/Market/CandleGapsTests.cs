using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Tests.Market;

public sealed class CandleGapsTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new int[0], 0, 0, null)]
    [InlineData(new[] { 5 }, 0, 0, null)]
    [InlineData(new[] { 0, 1, 2 }, 0, 0, null)]
    [InlineData(new[] { 0, 2 }, 1, 1, 1)]
    [InlineData(new[] { 0, 1, 4, 5, 8 }, 4, 2, 2)]
    [InlineData(new[] { 0, 2, 12, 14 }, 11, 9, 3)]
    public void Given_hours_When_some_are_missing_Then_they_are_counted_and_the_first_longest_gap_is_found(
        int[] hours,
        int missing,
        int longest,
        int? from
    )
    {
        var candles = hours.Select(hour => new Candle(Start.AddHours(hour), new(1), new(1), new(1), new(1), 1m));
        var gaps = CandleGaps.Of(new CandleSeries(new("KRW-ETH"), CandleInterval.Hour, [.. candles]));

        Assert.Equal(
            new CandleGaps(missing, TimeSpan.FromHours(longest), from is { } at ? Start.AddHours(at) : null),
            gaps
        );
    }
}
