using Bot.Domain.Time;

namespace Bot.Tests.Time;

public sealed class TradingDayTests
{
    [Theory]
    [InlineData("2026-01-01T14:59:59Z", "2026-01-01")]
    [InlineData("2026-01-01T15:00:00Z", "2026-01-02")]
    public void Given_an_instant_When_its_day_is_asked_Then_it_changes_at_midnight_in_korea(string instant, string day)
    {
        var trading = TradingDay.Of(Instant(instant));

        Assert.Equal(day, trading.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(trading.Start <= Instant(instant) && Instant(instant) < trading.End);
    }

    [Theory]
    [InlineData(CandleInterval.Hour, "2026-01-01T01:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData(CandleInterval.Hour, "2026-01-01T01:59:59Z", "2026-01-01T00:00:00Z")]
    [InlineData(CandleInterval.Day, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")]
    public void Given_an_instant_When_the_last_closed_candle_is_asked_Then_the_running_one_does_not_count(
        CandleInterval interval,
        string now,
        string start
    ) => Assert.Equal(Instant(start), interval.LastClosedAt(Instant(now)));

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
