namespace Bot.Sandbox.Upbit.Markets;

/// <summary>The length of a candle and the grid on which candles of this length start, in ticks of UTC.</summary>
internal sealed record CandleUnit
{
    private readonly Func<DateTime, DateTime>? _floor;
    private readonly Func<DateTime, DateTime>? _next;

    private CandleUnit(string name, TimeSpan length)
    {
        Name = name;
        Length = length.Ticks;
    }

    private CandleUnit(string name, Func<DateTime, DateTime> floor, Func<DateTime, DateTime> next)
    {
        Name = name;
        _floor = floor;
        _next = next;
    }

    public static CandleUnit Second { get; } = new("second", TimeSpan.FromSeconds(1));

    public static CandleUnit Day { get; } = new("day", TimeSpan.FromDays(1));

    /// <summary>Weeks start on Monday.</summary>
    public static CandleUnit Week { get; } = new(
        "week", day => day.Date.AddDays(-(((int)day.DayOfWeek + 6) % 7)), start => start.AddDays(7));

    public static CandleUnit Month { get; } = new(
        "month",
        day => new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        start => start.AddMonths(1));

    public static CandleUnit Year { get; } = new(
        "year", day => new DateTime(day.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc), start => start.AddYears(1));

    public string Name { get; }

    /// <summary>Ticks of a candle; 0 where candles differ in length, as months do.</summary>
    public long Length { get; }

    public static CandleUnit Minutes(int minutes) => new($"minute{minutes}", TimeSpan.FromMinutes(minutes));

    /// <summary>Start of the candle that an instant lies in; a candle owns its start.</summary>
    public long Floor(long ticks) =>
        _floor is null ? ticks - (ticks % Length) : _floor(new(ticks, DateTimeKind.Utc)).Ticks;

    public long Next(long start) => _next is null ? start + Length : _next(new(start, DateTimeKind.Utc)).Ticks;

    /// <summary>Whether candles of this unit can be put together from candles of a length.</summary>
    public bool IsMultipleOf(long length) =>
        Length == 0 ? TimeSpan.TicksPerDay % length == 0 : Length >= length && Length % length == 0;

    /// <summary>Whether candles of a length can be cut into candles of this unit.</summary>
    public bool Divides(long length) => Length > 0 && Length < length && length % Length == 0;

    public bool Equals(CandleUnit? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
