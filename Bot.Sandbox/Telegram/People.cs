using Bot.Sandbox.Telegram.Chats;

namespace Bot.Sandbox.Telegram;

/// <summary>
/// Who is there to talk to the bot, each with a private chat of the same id, and the groups they share with it.
/// </summary>
public sealed class People
{
    private readonly ChatBook _book;

    internal People(ChatBook book) => _book = book;

    public IReadOnlyList<Person> All => _book.People();

    public Person? Find(long id) => _book.Person(id);

    /// <summary>Adds a person with a private chat, or replaces what is known of them.</summary>
    public void Add(Person person)
    {
        if (person.Id <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(person), person.Id, "ids of people are positive");
        }

        _book.AddPerson(person);
    }

    /// <summary>Adds a group that the bot is in.</summary>
    /// <param name="chatId">Negative, as ids of groups are.</param>
    /// <param name="memberIds">People added before.</param>
    public void AddGroup(long chatId, string title, params IReadOnlyList<long> memberIds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chatId, 0);
        _book.AddRoom(new RoomCard(chatId, title, [.. memberIds]));
    }
}
