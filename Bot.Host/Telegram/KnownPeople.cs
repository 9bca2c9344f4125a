using System.Collections.Concurrent;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram;

/// <summary>
/// Who may, as far as it is known without the database: the owner by configuration, others as they were last let in.
/// </summary>
public sealed class KnownPeople(ChatSettings settings)
{
    private readonly ConcurrentDictionary<long, ChatPerson> _seen = new();

    /// <summary>The people who can be told without the database: their private chat has their own number.</summary>
    public IReadOnlyList<ChatPerson> Listeners =>
        [.. _seen.Values.Concat(Find(settings.OwnerId, null) is { } owner ? [owner] : []).DistinctBy(one => one.Id)];

    public void Saw(ChatPerson person) => _seen[person.Id] = person;

    /// <summary>Somebody was removed, or may do something else now.</summary>
    public void Forget(long id) => _seen.TryRemove(id, out _);

    /// <summary>The person of an id, or null.</summary>
    /// <param name="id">The Telegram user id.</param>
    /// <param name="languageCode">What Telegram knows of their language.</param>
    public ChatPerson? Find(long id, string? languageCode)
    {
        if (_seen.TryGetValue(id, out var person))
        {
            return person;
        }

        return id != 0 && id == settings.OwnerId
            ? new ChatPerson(id, StartUp.First.Value, PersonRole.Owner, Languages.Guess(languageCode))
            : null;
    }
}
