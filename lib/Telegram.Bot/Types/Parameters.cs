using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Which chat: a number or the name of a public one.</summary>
[JsonConverter(typeof(ChatIdText))]
public partial class ChatId : IEquatable<ChatId>
{
    public ChatId(long identifier) => Identifier = identifier;

    public ChatId(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        if (username.Length > 1 && username[0] == '@')
        {
            Username = username;
        }
        else if (long.TryParse(username, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            Identifier = number;
        }
        else
        {
            throw new ArgumentException("Username value should be Identifier or Username that starts with @", nameof(username));
        }
    }

    public long? Identifier { get; }

    public string? Username { get; }

    public override string ToString() => Username ?? Identifier?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    public override bool Equals(object? obj) => obj is ChatId other && Equals(other);

    public bool Equals(ChatId? other) => other is not null && Identifier == other.Identifier && Username == other.Username;

    public override int GetHashCode() => HashCode.Combine(Identifier, Username);

    public static implicit operator ChatId(long identifier) => new(identifier);

    public static implicit operator ChatId(string username) => new(username);

    public static implicit operator ChatId?(Chat? chat) => chat is null ? null : new ChatId(chat.Id);

    public static implicit operator ChatId?(User? user) => user is null ? null : new ChatId(user.Id);

    public static bool operator ==(ChatId? obj1, ChatId? obj2) => obj1 is null ? obj2 is null : obj1.Equals(obj2);

    public static bool operator !=(ChatId obj1, ChatId obj2) => !(obj1 == obj2);
}

/// <summary>How links are previewed.</summary>
public partial class LinkPreviewOptions
{
    public static readonly LinkPreviewOptions Disabled = new() { IsDisabled = true };

    public bool IsDisabled { get; set; }

    public string? Url { get; set; }

    public bool PreferSmallMedia { get; set; }

    public bool PreferLargeMedia { get; set; }

    public bool ShowAboveText { get; set; }

    [Obsolete("Use LinkPreviewOptions.Disabled instead of 'true'")]
    public static implicit operator LinkPreviewOptions?(bool disabled) => disabled ? Disabled : null;

    public static implicit operator LinkPreviewOptions(string url) => new() { Url = url };
}

/// <summary>Which message is answered.</summary>
public partial class ReplyParameters
{
    public int? MessageId { get; set; }

    public ChatId? ChatId { get; set; }

    public bool AllowSendingWithoutReply { get; set; }

    public string? Quote { get; set; }

    public ParseMode QuoteParseMode { get; set; }

    public MessageEntity[]? QuoteEntities { get; set; }

    public int? QuotePosition { get; set; }

    public static implicit operator ReplyParameters(int replyToMessageId) => new() { MessageId = replyToMessageId };

    public static implicit operator ReplyParameters?(Message? msg) =>
        msg is null ? null : new() { MessageId = msg.Id, ChatId = msg.Chat.Id };
}

/// <summary>Conditions of a suggested post.</summary>
public partial class SuggestedPostParameters
{
    [JsonConverter(typeof(NullableUnixTime))]
    public DateTime? SendDate { get; set; }
}

/// <summary>A message with more than text.</summary>
public partial class InputRichMessage
{
    public string? Html { get; set; }

    public string? Markdown { get; set; }

    public bool IsRtl { get; set; }

    public bool SkipEntityDetection { get; set; }
}

/// <summary>A command of the bot's menu.</summary>
public partial class BotCommand
{
    public BotCommand()
    {
    }

    public BotCommand(string command, string description) => (Command, Description) = (command, description);

    public string Command { get; set; } = default!;

    public string Description { get; set; } = default!;

    public bool IsEphemeral { get; set; }

    public static implicit operator BotCommand((string, string) tuple) => new(tuple.Item1, tuple.Item2);
}

/// <summary>Who sees a list of commands.</summary>
[JsonConverter(typeof(RuntimeTyped<BotCommandScope>))]
public abstract partial class BotCommandScope
{
    public abstract BotCommandScopeType Type { get; }

    public static BotCommandScopeDefault Default() => new();

    public static BotCommandScopeAllPrivateChats AllPrivateChats() => new();

    public static BotCommandScopeAllGroupChats AllGroupChats() => new();

    public static BotCommandScopeAllChatAdministrators AllChatAdministrators() => new();

    public static BotCommandScopeChat Chat(ChatId chatId) => new() { ChatId = chatId };

    public static BotCommandScopeChatAdministrators ChatAdministrators(ChatId chatId) => new() { ChatId = chatId };

    public static BotCommandScopeChatMember ChatMember(ChatId chatId, long userId) => new() { ChatId = chatId, UserId = userId };
}

/// <summary>Everybody without a narrower list.</summary>
public partial class BotCommandScopeDefault : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.Default;
}

/// <summary>All private chats.</summary>
public partial class BotCommandScopeAllPrivateChats : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.AllPrivateChats;
}

/// <summary>All groups.</summary>
public partial class BotCommandScopeAllGroupChats : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.AllGroupChats;
}

/// <summary>Administrators of all groups.</summary>
public partial class BotCommandScopeAllChatAdministrators : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.AllChatAdministrators;
}

/// <summary>One chat.</summary>
public partial class BotCommandScopeChat : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.Chat;

    public ChatId ChatId { get; set; } = default!;
}

/// <summary>Administrators of one chat.</summary>
public partial class BotCommandScopeChatAdministrators : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.ChatAdministrators;

    public ChatId ChatId { get; set; } = default!;
}

/// <summary>One member of one chat.</summary>
public partial class BotCommandScopeChatMember : BotCommandScope
{
    public override BotCommandScopeType Type => BotCommandScopeType.ChatMember;

    public ChatId ChatId { get; set; } = default!;

    public long UserId { get; set; }
}
