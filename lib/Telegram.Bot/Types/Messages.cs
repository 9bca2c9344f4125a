using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Types;

/// <summary>Something that happened: a message, a press, a change of membership.</summary>
public partial class Update
{
    public static readonly UpdateType[] AllTypes = [.. Enum.GetValues<UpdateType>().Where(type => type != UpdateType.Unknown)];

    [JsonPropertyName("update_id")]
    public int Id { get; set; }

    public Message? Message { get; set; }

    public Message? EditedMessage { get; set; }

    public CallbackQuery? CallbackQuery { get; set; }

    public ChatMemberUpdated? MyChatMember { get; set; }

    public ChatMemberUpdated? ChatMember { get; set; }

    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        { ChatMember: not null } => UpdateType.ChatMember,
        _ => UpdateType.Unknown,
    };
}

/// <summary>A message in a chat.</summary>
public partial class Message
{
    [JsonIgnore]
    public int MessageId => Id;

    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    public int? MessageThreadId { get; set; }

    public User? From { get; set; }

    public Chat? SenderChat { get; set; }

    [JsonConverter(typeof(UnixTime))]
    public DateTime Date { get; set; }

    public Chat Chat { get; set; } = default!;

    public Message? ReplyToMessage { get; set; }

    [JsonConverter(typeof(NullableUnixTime))]
    public DateTime? EditDate { get; set; }

    public string? Text { get; set; }

    public MessageEntity[]? Entities { get; set; }

    public Document? Document { get; set; }

    public PhotoSize[]? Photo { get; set; }

    public string? Caption { get; set; }

    public MessageEntity[]? CaptionEntities { get; set; }

    public long? MigrateToChatId { get; set; }

    public long? MigrateFromChatId { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    [JsonIgnore]
    public MessageType Type => this switch
    {
        { Text: not null } => MessageType.Text,
        { Photo: not null } => MessageType.Photo,
        { Document: not null } => MessageType.Document,
        { MigrateToChatId: not null } => MessageType.MigrateToChatId,
        { MigrateFromChatId: not null } => MessageType.MigrateFromChatId,
        _ => MessageType.Unknown,
    };
}

/// <summary>A part of a text with a meaning or a look; offsets count UTF-16 units.</summary>
public partial class MessageEntity
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public MessageEntityType Type { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Offset { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Length { get; set; }

    public string? Url { get; set; }

    public User? User { get; set; }

    public string? Language { get; set; }

    public string? CustomEmojiId { get; set; }
}

/// <summary>A press of an inline key.</summary>
public partial class CallbackQuery
{
    public string Id { get; set; } = default!;

    public User From { get; set; } = default!;

    public Message? Message { get; set; }

    public string? InlineMessageId { get; set; }

    public string ChatInstance { get; set; } = default!;

    public string? Data { get; set; }

    public string? GameShortName { get; set; }
}

/// <summary>Somebody's membership of a chat changed.</summary>
public partial class ChatMemberUpdated
{
    public Chat Chat { get; set; } = default!;

    public User From { get; set; } = default!;

    [JsonConverter(typeof(UnixTime))]
    public DateTime Date { get; set; }
}

/// <summary>A person or a bot.</summary>
public partial class User
{
    public long Id { get; set; }

    public bool IsBot { get; set; }

    public string FirstName { get; set; } = default!;

    public string? LastName { get; set; }

    public string? Username { get; set; }

    public string? LanguageCode { get; set; }

    public bool IsPremium { get; set; }

    public bool CanJoinGroups { get; set; }

    public bool CanReadAllGroupMessages { get; set; }

    public bool SupportsInlineQueries { get; set; }

    public override string ToString() =>
        $"{(Username is null ? $"{FirstName}{(LastName is null ? "" : $" {LastName}")}" : $"@{Username}")} ({Id})";
}

/// <summary>A place where messages are.</summary>
public partial class Chat
{
    public long Id { get; set; }

    public ChatType Type { get; set; }

    public string? Title { get; set; }

    public string? Username { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public bool IsForum { get; set; }

    public override string ToString() => Type == ChatType.Private
        ? $"Private chat with {(Username is null ? $"{FirstName}{(LastName is null ? "" : $" {LastName}")}" : $"@{Username}")} ({Id})"
        : $"{Type} \"{Title}\" ({Id})";
}

/// <summary>A file at the server.</summary>
public abstract partial class FileBase
{
    public string FileId { get; set; } = default!;

    public string FileUniqueId { get; set; } = default!;

    public long? FileSize { get; set; }
}

/// <summary>One size of a picture.</summary>
public partial class PhotoSize : FileBase
{
    public int Width { get; set; }

    public int Height { get; set; }
}

/// <summary>A file that was sent as such.</summary>
public partial class Document : FileBase
{
    public PhotoSize? Thumbnail { get; set; }

    public string? FileName { get; set; }

    public string? MimeType { get; set; }
}

/// <summary>A file that can be downloaded.</summary>
public partial class TGFile : FileBase
{
    public string? FilePath { get; set; }
}

/// <summary>What an error answer says beside its text.</summary>
public partial class ResponseParameters
{
    public long? MigrateToChatId { get; set; }

    public int? RetryAfter { get; set; }
}

/// <summary>An answer with its result.</summary>
public partial class ApiResponse<TResult> : Exceptions.ApiResponse
{
    public TResult Result { get; init; } = default!;
}
