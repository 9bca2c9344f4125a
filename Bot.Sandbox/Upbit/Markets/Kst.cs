namespace Bot.Sandbox.Upbit.Markets;

/// <summary>Korean time, nine hours ahead of UTC all year.</summary>
internal static class Kst
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    public static DateTimeOffset At(long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(Offset);

    /// <summary>Milliseconds since 1970 of an instant in ticks of UTC.</summary>
    public static long UnixMilliseconds(long ticks) =>
        (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
