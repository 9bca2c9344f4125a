using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>
/// All chats and people of a server; one lock guards them, and every change wakes whoever waits for one.
/// </summary>
internal sealed class ChatBook(TimeProvider time, StateJournal journal, int messagesKept)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Person> _people = [];
    private readonly SortedDictionary<long, ChatRoom> _rooms = [];
    private TaskCompletionSource? _pulse;
    private long _sequence;

    public IReadOnlyList<Person> People()
    {
        lock (_gate)
        {
            return [.. _people.Values];
        }
    }

    public Person? Person(long id)
    {
        lock (_gate)
        {
            return _people.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<RoomCard> Rooms()
    {
        lock (_gate)
        {
            return [.. _rooms.Values.Select(room => room.Card)];
        }
    }

    public RoomCard? Room(long chatId)
    {
        lock (_gate)
        {
            return _rooms.GetValueOrDefault(chatId)?.Card;
        }
    }

    public void AddPerson(Person person)
    {
        lock (_gate)
        {
            _people[person.Id] = person;
            journal.Append("person", person);
        }

        AddRoom(new(person.Id, null, [person.Id]));
    }

    public void AddRoom(RoomCard card)
    {
        lock (_gate)
        {
            if (_rooms.TryGetValue(card.Id, out var room))
            {
                room.Card = card;
            }
            else
            {
                _rooms[card.Id] = new(card, messagesKept);
            }

            journal.Append("room", card);
        }
    }

    public void SetBlocked(long chatId, bool isBlocked)
    {
        lock (_gate)
        {
            Existing(chatId).IsBlocked = isBlocked;
        }
    }

    /// <exception cref="ApiRefusal">There is no such chat, or its person blocked the bot.</exception>
    public RoomCard OpenRoom(long chatId)
    {
        lock (_gate)
        {
            var room = _rooms.GetValueOrDefault(chatId) ?? throw ApiRefusal.BadRequest("chat not found");
            return room switch
            {
                { Card.MovedTo: { } moved } => throw new ApiRefusal(
                    400, "Bad Request: group chat was upgraded to a supergroup chat", movedTo: moved),
                { IsBlocked: true, Card.IsGroup: true } => throw new ApiRefusal(
                    403, "Forbidden: bot is not a member of the group chat"),
                { IsBlocked: true } => throw new ApiRefusal(403, "Forbidden: bot was blocked by the user"),
                _ => room.Card,
            };
        }
    }

    /// <summary>Gives a message its number and date and puts it into its chat.</summary>
    public ChatMessage Add(ChatMessage draft)
    {
        lock (_gate)
        {
            var room = Existing(draft.ChatId);
            var message = draft with { Id = room.NextId, Date = time.GetUtcNow() };
            return Put(room, message);
        }
    }

    /// <summary>Replaces a message by what <paramref name="edit"/> makes of it.</summary>
    /// <exception cref="ApiRefusal">There is no such chat or message, or the edit refuses.</exception>
    public ChatMessage Edit(long chatId, long messageId, string missing, Func<ChatMessage, ChatMessage> edit)
    {
        lock (_gate)
        {
            var room = _rooms.GetValueOrDefault(chatId) ?? throw ApiRefusal.BadRequest("chat not found");
            return room.Find(messageId) is { IsDeleted: false } message
                ? Put(room, edit(message))
                : throw ApiRefusal.BadRequest(missing);
        }
    }

    public ChatMessage? Find(long chatId, long messageId)
    {
        lock (_gate)
        {
            return _rooms.GetValueOrDefault(chatId)?.Find(messageId);
        }
    }

    public IReadOnlyList<ChatMessage> Messages(long chatId)
    {
        lock (_gate)
        {
            return [.. Existing(chatId).Messages];
        }
    }

    public void Act(long chatId, string action)
    {
        lock (_gate)
        {
            var room = Existing(chatId);
            room.Action = new(Changed(room), action);
        }
    }

    public void Answer(long chatId, CallbackAnswer answer)
    {
        lock (_gate)
        {
            var room = Existing(chatId);
            room.Put(new RoomAnswer(Changed(room), answer));
        }
    }

    public long LastChange(long chatId)
    {
        lock (_gate)
        {
            return Existing(chatId).LastChange;
        }
    }

    public RoomChanges Since(long chatId, long after)
    {
        lock (_gate)
        {
            var room = Existing(chatId);
            return new(
                room.LastChange,
                [.. room.Messages.Where(message => message.Change > after)],
                [.. room.Answers.Where(answer => answer.Change > after).Select(answer => answer.Answer)],
                room.Action is { } action && action.Change > after ? action.Name : null);
        }
    }

    /// <summary>Completes with the newest sequence number as soon as the chat changed after the given one.</summary>
    public async Task<long> WaitAsync(long chatId, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task pulse;
            lock (_gate)
            {
                var room = Existing(chatId);
                if (room.LastChange > after)
                {
                    return room.LastChange;
                }

                _pulse ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                pulse = _pulse.Task;
            }

            await pulse.WaitAsync(cancellationToken);
        }
    }

    public IEnumerable<(string Kind, object Fact)> Saved() =>
        _people.Values.Select(person => ("person", (object)person))
            .Concat(_rooms.Values.Select(room => ("room", (object)room.Card)))
            .Concat(_rooms.Values.SelectMany(room => room.Messages).Select(message => ("message", (object)message)));

    /// <summary>Takes a message back from the journal.</summary>
    public void Restore(ChatMessage message)
    {
        var room = Existing(message.ChatId);
        room.Put(message);
        _sequence = Math.Max(_sequence, message.Change);
        room.LastChange = Math.Max(room.LastChange, message.Change);
    }

    private ChatMessage Put(ChatRoom room, ChatMessage message)
    {
        var changed = message with { Change = Changed(room) };
        room.Put(changed);
        if (changed.IsFromBot)
        {
            room.Action = null;
        }

        journal.Append("message", changed);
        return changed;
    }

    private long Changed(ChatRoom room)
    {
        room.LastChange = ++_sequence;
        _pulse?.TrySetResult();
        _pulse = null;
        return _sequence;
    }

    private ChatRoom Existing(long chatId) => _rooms.GetValueOrDefault(chatId)
        ?? throw new ArgumentException($"there is no chat {chatId}", nameof(chatId));
}
