using System.Collections.Concurrent;

namespace Bot.Host.Trading;

/// <summary>When something that goes on by itself was last seen at work.</summary>
public sealed class Pulses(TimeProvider time)
{
    private readonly ConcurrentDictionary<(Pulse, int), DateTimeOffset> _beats = new();

    /// <summary>It works at this moment.</summary>
    public void Beat(Pulse what, int account) => _beats[(what, account)] = time.GetUtcNow();

    /// <summary>How long ago it was last at work; null where it was not since the program started.</summary>
    public TimeSpan? Since(Pulse what, int account) =>
        _beats.TryGetValue((what, account), out var at) ? time.GetUtcNow() - at : null;
}

/// <summary>What goes on by itself.</summary>
public enum Pulse
{
    /// <summary>Looks at the price of what is held.</summary>
    Guard,

    /// <summary>Hears of the exchange's stream.</summary>
    Stream,
}

/// <summary>Hints that are noted as they come.</summary>
public sealed class PulsedHints(IStreamHints inner, Pulses pulses, int account) : IStreamHints
{
    /// <inheritdoc />
    public void Take(StreamHint hint)
    {
        pulses.Beat(Pulse.Stream, account);
        inner.Take(hint);
    }
}
