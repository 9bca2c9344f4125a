using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Which message is answered, and what of it is quoted.</summary>
public class ReplyParameters
{
    public int? MessageId { get; set; }

    public ChatId? ChatId { get; set; }

    public int? EphemeralMessageId { get; set; }

    public bool AllowSendingWithoutReply { get; set; }

    public string? Quote { get; set; }

    public ParseMode QuoteParseMode { get; set; }

    public MessageEntity[]? QuoteEntities { get; set; }

    public int? QuotePosition { get; set; }

    public int? ChecklistTaskId { get; set; }

    public string? PollOptionId { get; set; }

    public static implicit operator ReplyParameters(int replyToMessageId) => new() { MessageId = replyToMessageId };

    public static implicit operator ReplyParameters?(Message? msg) =>
        msg is null ? null : new() { MessageId = msg.Id, ChatId = msg.Chat.Id };
}
