namespace Bot.Sandbox.Telegram.Chats;

/// <summary>One chat with its messages; the book it lies in guards it.</summary>
internal sealed class ChatRoom(RoomCard card, int messagesKept)
{
    private const int AnswersKept = 100;
    private readonly List<ChatMessage> _messages = [];
    private readonly Queue<RoomAnswer> _answers = new();

    public RoomCard Card { get; set; } = card;

    public bool IsBlocked { get; set; }

    /// <summary>Sequence number of the newest change of any kind.</summary>
    public long LastChange { get; set; }

    public int NextId { get; set; } = 1;

    public RoomAction? Action { get; set; }

    public IReadOnlyList<ChatMessage> Messages => _messages;

    public IEnumerable<RoomAnswer> Answers => _answers;

    public ChatMessage? Find(long id)
    {
        var index = IndexOf(id);
        return index >= 0 ? _messages[index] : null;
    }

    /// <summary>Adds a new message, or puts a newer state in the place of the older one.</summary>
    public void Put(ChatMessage message)
    {
        var index = IndexOf(message.Id);
        if (index >= 0)
        {
            _messages[index] = message;
            return;
        }

        _messages.Add(message);
        NextId = Math.Max(NextId, message.Id + 1);
        if (_messages.Count > messagesKept + (messagesKept / 10))
        {
            _messages.RemoveRange(0, _messages.Count - messagesKept);
        }
    }

    public void Put(RoomAnswer answer)
    {
        _answers.Enqueue(answer);
        if (_answers.Count > AnswersKept)
        {
            _answers.Dequeue();
        }
    }

    private int IndexOf(long id)
    {
        var (low, high) = (0, _messages.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Id == id)
            {
                return middle;
            }

            (low, high) = _messages[middle].Id < id ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}

/// <summary>An answer to a press, in the order of the chat's changes.</summary>
internal sealed record RoomAnswer(long Change, CallbackAnswer Answer);

/// <summary>What the bot says it is doing, e.g. <c>typing</c>.</summary>
internal sealed record RoomAction(long Change, string Name);

/// <summary>What of a chat changed since some moment.</summary>
internal sealed record RoomChanges(
    long LastChange, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<CallbackAnswer> Answers, string? Action);
