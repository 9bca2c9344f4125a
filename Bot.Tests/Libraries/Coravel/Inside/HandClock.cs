namespace Bot.Tests.Libraries.CoravelTests;

/// <summary>A clock that is turned by hand, and whose timer rings by hand.</summary>
internal sealed class HandClock(DateTimeOffset now) : TimeProvider
{
    private Action _ring = () => { };

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ring = () => callback(state);
        return new Bell();
    }

    public void RingAfter(TimeSpan passed)
    {
        Now += passed;
        _ring();
    }

    private sealed class Bell : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
