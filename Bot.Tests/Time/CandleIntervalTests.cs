using System.Globalization;
using Bot.Domain.Time;

namespace Bot.Tests.Time;

public sealed class CandleIntervalTests
{
    [Theory]
    [InlineData(CandleInterval.Minute, "2026-01-01T23:59:59Z", "2026-01-01T23:59:00Z")]
    [InlineData(CandleInterval.QuarterHour, "2026-01-01T10:14:59Z", "2026-01-01T10:00:00Z")]
    [InlineData(CandleInterval.QuarterHour, "2026-01-01T10:15:00Z", "2026-01-01T10:15:00Z")]
    [InlineData(CandleInterval.FourHours, "2026-01-01T15:30:00Z", "2026-01-01T12:00:00Z")]
    [InlineData(CandleInterval.Day, "2026-01-02T08:59:59+09:00", "2026-01-01T00:00:00Z")]
    [InlineData(CandleInterval.Day, "2026-01-02T09:00:00+09:00", "2026-01-02T00:00:00Z")]
    public void Given_an_instant_When_its_candle_is_asked_Then_it_begins_on_the_clock_of_utc(
        CandleInterval interval,
        string instant,
        string start
    ) => Assert.Equal(Instant(start), interval.StartAt(Instant(instant)));

    [Theory]
    [InlineData(5, CandleInterval.FiveMinutes)]
    [InlineData(60, CandleInterval.Hour)]
    [InlineData(1440, CandleInterval.Day)]
    [InlineData(0, null)]
    [InlineData(7, null)]
    [InlineData(-60, null)]
    public void Given_minutes_When_an_interval_is_asked_Then_only_known_lengths_have_one(
        int minutes,
        CandleInterval? interval
    )
    {
        Assert.Equal(interval, CandleIntervals.FromMinutes(minutes));
        Assert.Equal(interval is null ? null : TimeSpan.FromMinutes(minutes), interval?.Length());
    }

    [Theory]
    [InlineData("2026-02-28", 1, "2026-02-28T15:00:00Z")]
    [InlineData("2026-01-03", -7, "2025-12-26T15:00:00Z")]
    [InlineData("2024-02-28", 1, "2024-02-28T15:00:00Z")]
    public void Given_a_trading_day_When_days_are_counted_Then_months_and_years_are_crossed(
        string day,
        int days,
        string start
    ) =>
        Assert.Equal(
            Instant(start),
            new TradingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Plus(days).Start
        );

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
