namespace Bot.Tests.Sandbox.Telegram;

/// <summary>A clock that stands still until a test turns it.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private DateTimeOffset _now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public void Turn(TimeSpan by) => _now += by;
}
