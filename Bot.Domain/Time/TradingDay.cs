namespace Bot.Domain.Time;

/// <summary>
/// A day from midnight to midnight in Korea (UTC+9, no daylight saving). Limits, reports and dates follow it.
/// </summary>
public readonly record struct TradingDay(DateOnly Date) : IComparable<TradingDay>
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    /// <summary>The instant at which the day begins: 15:00 UTC of the day before.</summary>
    public DateTimeOffset Start => new DateTimeOffset(Date.ToDateTime(TimeOnly.MinValue), Korea).ToUniversalTime();

    /// <summary>The instant at which the next day begins.</summary>
    public DateTimeOffset End => Plus(1).Start;

    public static bool operator <(TradingDay left, TradingDay right) => left.Date < right.Date;

    public static bool operator >(TradingDay left, TradingDay right) => left.Date > right.Date;

    public static bool operator <=(TradingDay left, TradingDay right) => left.Date <= right.Date;

    public static bool operator >=(TradingDay left, TradingDay right) => left.Date >= right.Date;

    /// <summary>The day that an instant falls into.</summary>
    public static TradingDay Of(DateTimeOffset instant) => new(DateOnly.FromDateTime(InKorea(instant).DateTime));

    /// <summary>The same instant on Korean clocks.</summary>
    public static DateTimeOffset InKorea(DateTimeOffset instant) => instant.ToOffset(Korea);

    public TradingDay Plus(int days) => new(Date.AddDays(days));

    /// <inheritdoc />
    public int CompareTo(TradingDay other) => Date.CompareTo(other.Date);
}
