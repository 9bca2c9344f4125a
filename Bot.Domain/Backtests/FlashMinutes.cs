using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>The flash crash at any instant of a backtest, out of candles of a minute.</summary>
internal sealed class FlashMinutes
{
    // As many as a cycle reads.
    private const int MinutesRead = FlashCrash.MinutesRead;
    private const int QuartersRead = FlashCrash.QuartersRead;

    private readonly CandleSeries _minutes;
    private readonly CandleSeries _quarters;
    private readonly FlashCrashRule _rule;

    private FlashMinutes(CandleSeries minutes, CandleSeries quarters, FlashCrashRule rule) =>
        (_minutes, _quarters, _rule) = (minutes, quarters, rule);

    /// <summary>What a request brings, or null where it brings no minutes.</summary>
    public static FlashMinutes? Of(BacktestRequest request) =>
        request.Minutes is { } minutes
            ? new FlashMinutes(
                minutes,
                request.QuarterHours ?? Days.Of(minutes, CandleInterval.QuarterHour),
                request.FlashCrash
            )
            : null;

    /// <summary>The warning at an instant, from what was closed then; null where too little is known.</summary>
    public FlashCrashReading? At(DateTimeOffset now) =>
        FlashCrash.Read(Closed(_minutes, now, MinutesRead), Closed(_quarters, now, QuartersRead), now, _rule);

    private static CandleSeries Closed(CandleSeries series, DateTimeOffset now, int most)
    {
        var closed = series.CountBefore(now - series.Interval.Length() + TimeSpan.FromTicks(1));
        return series.Between(Math.Max(0, closed - most), closed);
    }
}
