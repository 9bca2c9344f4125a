using Bot.Sandbox;

namespace Bot.Tests.Crashes;

/// <summary>The clock of the line, on which every wait passes at once: the market's clock is moved to its end.</summary>
internal sealed class EagerClock(ReplayClock market) : TimeProvider
{
    public override long TimestampFrequency => market.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => market.GetUtcNow();

    public override long GetTimestamp() => market.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            market.Advance(dueTime);
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        return new Passed();
    }

    private sealed class Passed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
