namespace Bot.Host.Candles;

/// <summary>
/// At most eight requests in any second. A request counts from its answer, before which the exchange has surely counted
/// it, so that no delay on the line can push nine of them into one second over there. For one request at a time.
/// </summary>
internal sealed class CollectPace(TimeProvider wire)
{
    /// <summary>Requests in a second; the exchange allows ten, and a bot on the same address needs some.</summary>
    public const int RequestsMost = 8;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Queue<long> _answered = [];

    /// <summary>Waits until a request may be sent.</summary>
    public async Task EnterAsync(CancellationToken token)
    {
        if (_answered.Count < RequestsMost)
        {
            return;
        }

        var oldest = _answered.Dequeue();
        while (Second - wire.GetElapsedTime(oldest) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left > Tick ? left : Tick, wire, token);
        }
    }

    /// <summary>A request has been answered, or got no answer.</summary>
    public void Answered() => _answered.Enqueue(wire.GetTimestamp());
}
