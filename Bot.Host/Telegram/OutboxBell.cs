namespace Bot.Host.Telegram;

/// <summary>Wakes the outbox's sender. Ringing for nothing is harmless.</summary>
public sealed class OutboxBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly Lock _gate = new();

    public void Ring()
    {
        lock (_gate)
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
    }

    /// <summary>Completes at the next ring, or at once when it rang since the last waiting.</summary>
    public Task WaitAsync(CancellationToken token) => _rung.WaitAsync(token);

    public void Dispose() => _rung.Dispose();
}
