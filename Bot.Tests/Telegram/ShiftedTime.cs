namespace Bot.Tests.Telegram;

/// <summary>The system's clock, shifted by hand: time passes as ever, and a test can add to it.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly DateTimeOffset _began = System.GetUtcNow();
    private long _addedTicks;

    public override DateTimeOffset GetUtcNow() =>
        start + (System.GetUtcNow() - _began) + TimeSpan.FromTicks(Interlocked.Read(ref _addedTicks));

    public void Add(TimeSpan span) => Interlocked.Add(ref _addedTicks, span.Ticks);
}
