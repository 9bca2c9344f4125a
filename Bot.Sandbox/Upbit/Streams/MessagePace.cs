namespace Bot.Sandbox.Upbit.Streams;

/// <summary>Counts request messages of one connection: so many a second, so many a minute.</summary>
internal sealed class MessagePace(RequestLimits limits, TimeProvider wire)
{
    private const int PerSecond = 5;
    private const int PerMinute = 100;
    private readonly Queue<long> _taken = new();

    public bool TryTake()
    {
        if (!limits.IsOn)
        {
            return true;
        }

        var now = wire.GetTimestamp();
        while (_taken.TryPeek(out var oldest) && wire.GetElapsedTime(oldest, now).TotalMinutes >= 1)
        {
            _taken.Dequeue();
        }

        var lastSecond = _taken.Count(at => wire.GetElapsedTime(at, now).TotalSeconds < 1);
        if (lastSecond >= PerSecond * limits.Multiplier || _taken.Count >= PerMinute * limits.Multiplier)
        {
            return false;
        }

        _taken.Enqueue(now);
        return true;
    }
}
