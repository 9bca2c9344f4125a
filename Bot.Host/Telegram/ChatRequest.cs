namespace Bot.Host.Telegram;

/// <summary>Something that a listed person typed or pressed.</summary>
/// <param name="Person">Who; nobody else gets this far.</param>
/// <param name="ChatId">Where the answer goes.</param>
/// <param name="MessageId">The message typed, or the one whose key was pressed.</param>
/// <param name="Once">Names this deed of the person however often Telegram delivers it.</param>
/// <param name="IsLate">It waited so long that it must not act any more.</param>
public abstract record ChatRequest(ChatPerson Person, long ChatId, int MessageId, string Once, bool IsLate)
{
    /// <summary>Where it came from, for the audit log.</summary>
    public string Source => $"chat {ChatId} message {MessageId}";

    public sealed record Typed(ChatPerson Person, long ChatId, int MessageId, string Once, bool IsLate, string Text)
        : ChatRequest(Person, ChatId, MessageId, Once, IsLate);

    public sealed record Pressed(
        ChatPerson Person, long ChatId, int MessageId, string Once, bool IsLate, string CallbackId, string? Data)
        : ChatRequest(Person, ChatId, MessageId, Once, IsLate)
    {
        /// <summary>Whether the key stands below a picture.</summary>
        public bool IsOnPicture { get; init; }

        /// <summary>Whether Telegram was told already that the press arrived.</summary>
        public bool IsAnswered { get; init; }
    }
}
