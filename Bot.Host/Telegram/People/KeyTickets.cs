using System.Collections.Concurrent;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.People;

/// <summary>
/// Keys on their way from a message to the database, in memory alone and for a short time: who is about to send some,
/// and those that were found good and wait for a yes.
/// </summary>
public sealed class KeyTickets(NonceSource nonces, WallClock wall)
{
    /// <summary>How long a message with keys is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _awaited = new();
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <summary>The next message of a person holds keys.</summary>
    public void Await(long person) => _awaited[person] = wall.Now + Patience;

    /// <summary>Whether it does.</summary>
    public bool IsAwaited(long person) => _awaited.TryGetValue(person, out var until) && until > wall.Now;

    /// <summary>It does not any more.</summary>
    public void Forget(long person) => _awaited.TryRemove(person, out _);

    /// <summary>Keeps good keys until they are confirmed.</summary>
    /// <returns>By what they are found again.</returns>
    public string Put(long person, ExchangeKeys keys, DateTimeOffset? expires)
    {
        foreach (var (old, waiting) in _waiting)
        {
            if (waiting.Until <= wall.Now || waiting.Person == person)
            {
                _waiting.TryRemove(old, out _);
            }
        }

        var ticket = nonces.Next();
        _waiting[ticket] = new Waiting(person, keys, expires, wall.Now + Confirmations.Validity);
        return ticket;
    }

    /// <summary>Takes keys out, once; null where they are not that person's, or not there any more.</summary>
    public (ExchangeKeys Keys, DateTimeOffset? Expires)? Take(string ticket, long person) =>
        _waiting.TryGetValue(ticket, out var waiting)
        && waiting.Person == person
        && _waiting.TryRemove(ticket, out _)
        && waiting.Until > wall.Now
            ? (waiting.Keys, waiting.Expires)
            : null;

    private sealed record Waiting(long Person, ExchangeKeys Keys, DateTimeOffset? Expires, DateTimeOffset Until);
}
