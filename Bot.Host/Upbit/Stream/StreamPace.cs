namespace Bot.Host.Upbit.Stream;

/// <summary>How a connection is kept and made again.</summary>
public sealed record StreamPace
{
    /// <summary>Between two signs of life of ours; the exchange closes what is silent for 120 s.</summary>
    public TimeSpan Ping { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without a word from the exchange for so long the connection counts as dead.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Before the first new connection; each further one waits twice as long.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a new connection.</summary>
    public TimeSpan Most { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection that held for so long starts the waits anew.</summary>
    public TimeSpan Steady { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of one message at most; a longer one ends the connection.</summary>
    public int MessageMost { get; init; } = 1 << 20;

    /// <summary>The wait before a connection, between half and the whole of what is due.</summary>
    /// <param name="failures">Connections that ended in a row.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan Wait(int failures, double chance)
    {
        var due = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return (due < Most ? due : Most) * ((1 + chance) / 2);
    }
}
