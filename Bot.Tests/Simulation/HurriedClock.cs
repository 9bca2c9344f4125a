namespace Bot.Tests.Simulation;

/// <summary>A clock of connections that runs much faster than the wall's, so that waits are short.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Times = 60;

    private readonly DateTimeOffset _began = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() => _began + ((System.GetUtcNow() - _began) * Times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / Times;
}
