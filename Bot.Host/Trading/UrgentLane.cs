using System.Collections.Concurrent;

namespace Bot.Host.Trading;

/// <summary>
/// Panics that wait for the trader. They come before everything else in its mailbox and cut short what it does, as far
/// as that may be cut short: never an order in flight.
/// </summary>
public sealed class UrgentLane(PanicHands hands, Outage outage, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<PanicFacts> _waiting = new();
    private CancellationTokenSource? _running;

    /// <summary>Puts a panic in and cuts short what runs.</summary>
    public void Add(string who, bool sell)
    {
        lock (_gate)
        {
            _waiting.Enqueue(new PanicFacts(time.GetUtcNow(), who, sell));
            _running?.Cancel();
        }
    }

    /// <summary>Takes out what waits, for somebody else to do.</summary>
    public IReadOnlyList<PanicFacts> TakeWaiting()
    {
        var taken = new List<PanicFacts>();
        while (_waiting.TryDequeue(out var asked))
        {
            taken.Add(asked);
        }

        return taken;
    }

    /// <summary>Does what waits.</summary>
    public async Task DoAsync(CancellationToken token)
    {
        while (_waiting.TryDequeue(out var asked))
        {
            var told = await hands.DoAsync(asked, token);
            if (told.Fault is { } fault)
            {
                outage.Fell(fault);
            }
        }
    }

    /// <summary>Work begins that a panic may cut short; the caller disposes it after <see cref="End"/>.</summary>
    public CancellationTokenSource Begin(CancellationToken token)
    {
        var running = CancellationTokenSource.CreateLinkedTokenSource(token);
        lock (_gate)
        {
            _running = running;
            if (!_waiting.IsEmpty)
            {
                running.Cancel();
            }
        }

        return running;
    }

    /// <summary>The work ended.</summary>
    public void End()
    {
        lock (_gate)
        {
            _running = null;
        }
    }
}
