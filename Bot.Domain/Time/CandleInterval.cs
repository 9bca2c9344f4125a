namespace Bot.Domain.Time;

/// <summary>How long a candle lasts. The number is its length in minutes.</summary>
public enum CandleInterval
{
    Minute = 1,
    FiveMinutes = 5,
    TenMinutes = 10,
    QuarterHour = 15,
    HalfHour = 30,
    Hour = 60,
    TwoHours = 120,
    FourHours = 240,
    Day = 1440,
}

/// <summary>Arithmetic on candle starts.</summary>
public static class CandleIntervals
{
    /// <summary>The interval of so many minutes, or null where there is none.</summary>
    public static CandleInterval? FromMinutes(int minutes) =>
        Enum.IsDefined((CandleInterval)minutes) ? (CandleInterval)minutes : null;

    public static TimeSpan Length(this CandleInterval interval) => TimeSpan.FromMinutes((int)interval);

    /// <summary>
    /// The start of the candle that is running at an instant. Days begin at 00:00 UTC, as on the exchange.
    /// </summary>
    public static DateTimeOffset StartAt(this CandleInterval interval, DateTimeOffset instant)
    {
        var length = interval.Length().Ticks;
        return new DateTimeOffset(instant.UtcTicks / length * length, TimeSpan.Zero);
    }

    /// <summary>The start of the last candle that is closed at an instant.</summary>
    public static DateTimeOffset LastClosedAt(this CandleInterval interval, DateTimeOffset instant) =>
        interval.StartAt(instant) - interval.Length();
}
