using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Types;

/// <summary>A message in a chat.</summary>
public class Message
{
    [JsonPropertyName("message_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Id { get; set; }

    public int? MessageThreadId { get; set; }

    public User? From { get; set; }

    public Chat? SenderChat { get; set; }

    public int? SenderBoostCount { get; set; }

    public User? SenderBusinessBot { get; set; }

    public string? SenderTag { get; set; }

    public User? ReceiverUser { get; set; }

    public int? EphemeralMessageId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }

    public string? GuestQueryId { get; set; }

    public string? BusinessConnectionId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Chat Chat { get; set; } = default!;

    public MessageOrigin? ForwardOrigin { get; set; }

    public bool IsTopicMessage { get; set; }

    public bool IsAutomaticForward { get; set; }

    public Message? ReplyToMessage { get; set; }

    public int? ReplyToChecklistTaskId { get; set; }

    public string? ReplyToPollOptionId { get; set; }

    public User? ViaBot { get; set; }

    public User? GuestBotCallerUser { get; set; }

    public Chat? GuestBotCallerChat { get; set; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? EditDate { get; set; }

    public bool HasProtectedContent { get; set; }

    public bool IsFromOffline { get; set; }

    public bool IsPaidPost { get; set; }

    public string? MediaGroupId { get; set; }

    public string? AuthorSignature { get; set; }

    public long? PaidStarCount { get; set; }

    public string? Text { get; set; }

    public MessageEntity[]? Entities { get; set; }

    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    public string? EffectId { get; set; }

    public Document? Document { get; set; }

    public PhotoSize[]? Photo { get; set; }

    public string? Caption { get; set; }

    public MessageEntity[]? CaptionEntities { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public bool HasMediaSpoiler { get; set; }

    public User[]? NewChatMembers { get; set; }

    public User? LeftChatMember { get; set; }

    public string? NewChatTitle { get; set; }

    public PhotoSize[]? NewChatPhoto { get; set; }

    public bool? DeleteChatPhoto { get; set; }

    public bool? GroupChatCreated { get; set; }

    public bool? SupergroupChatCreated { get; set; }

    public bool? ChannelChatCreated { get; set; }

    public long? MigrateToChatId { get; set; }

    public long? MigrateFromChatId { get; set; }

    public Message? PinnedMessage { get; set; }

    public string? ConnectedWebsite { get; set; }

    public WebAppData? WebAppData { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    [JsonIgnore]
    public int MessageId => Id;

    [JsonIgnore]
    public User? ForwardFrom => ForwardOrigin is MessageOriginUser origin ? origin.SenderUser : null;

    [JsonIgnore]
    public Chat? ForwardFromChat => ForwardOrigin switch
    {
        MessageOriginChat origin => origin.SenderChat,
        MessageOriginChannel origin => origin.Chat,
        _ => null,
    };

    [JsonIgnore]
    public int? ForwardFromMessageId => ForwardOrigin is MessageOriginChannel origin ? origin.MessageId : null;

    [JsonIgnore]
    public string? ForwardSignature => ForwardOrigin is MessageOriginChannel origin ? origin.AuthorSignature : null;

    [JsonIgnore]
    public string? ForwardSenderName => ForwardOrigin is MessageOriginHiddenUser origin ? origin.SenderUserName : null;

    [JsonIgnore]
    public DateTime? ForwardDate => ForwardOrigin?.Date;

    /// <summary>The parts of the text that the entities mark.</summary>
    [JsonIgnore]
    public IEnumerable<string>? EntityValues => Marked(Text, Entities);

    /// <summary>The parts of the caption that the entities mark.</summary>
    [JsonIgnore]
    public IEnumerable<string>? CaptionEntityValues => Marked(Caption, CaptionEntities);

    [JsonIgnore]
    public MessageType Type => Text is not null ? MessageType.Text : OtherType() ?? MemberType();

    /// <summary>The message tells what happened in the chat; nobody wrote it.</summary>
    [JsonIgnore]
    public bool IsServiceMessage => Type switch
    {
        MessageType.Text or MessageType.RichMessage or MessageType.Photo or MessageType.LivePhoto
            or MessageType.PaidMedia or MessageType.Video or MessageType.VideoNote or MessageType.Animation
            or MessageType.Audio or MessageType.Voice or MessageType.Document or MessageType.Sticker
            or MessageType.Story or MessageType.Poll or MessageType.Dice or MessageType.Checklist or MessageType.Game
            or MessageType.Location or MessageType.Venue or MessageType.Contact or MessageType.Invoice
            or MessageType.Giveaway or MessageType.GiveawayWinners => false,
        _ => Caption is null,
    };

    /// <summary>What came beside the members above; it tells the kinds that have none.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>A link to the message in a channel or a supergroup; null elsewhere.</summary>
    public string? MessageLink()
    {
        if (Chat.Type is not (ChatType.Channel or ChatType.Supergroup))
        {
            return null;
        }
        var place = Chat.Username ?? $"c/{-1000000000000 - Chat.Id}";
        var thread = Chat.IsForum && MessageThreadId is { } topic ? $"{topic}/" : "";
        return $"https://t.me/{place}/{thread}{Id}";
    }

    private static IEnumerable<string>? Marked(string? text, MessageEntity[]? entities) =>
        text is null ? null : entities?.Select(entity => text.Substring(entity.Offset, entity.Length));

    // A venue comes with its location, and an animation with its document: the former says what it is.
    private MessageType? OtherType() => Others is null ? null : EnumConverter<MessageType>.FirstIn(Others.Keys) switch
    {
        MessageType.Location when Others.ContainsKey("venue") => MessageType.Venue,
        var kind => kind,
    };

    private MessageType MemberType() => this switch
    {
        { Document: not null } => MessageType.Document,
        { Photo: not null } => MessageType.Photo,
        { NewChatMembers: not null } => MessageType.NewChatMembers,
        { LeftChatMember: not null } => MessageType.LeftChatMember,
        { NewChatTitle: not null } => MessageType.NewChatTitle,
        { NewChatPhoto: not null } => MessageType.NewChatPhoto,
        { DeleteChatPhoto: not null } => MessageType.DeleteChatPhoto,
        { GroupChatCreated: not null } => MessageType.GroupChatCreated,
        { SupergroupChatCreated: not null } => MessageType.SupergroupChatCreated,
        { ChannelChatCreated: not null } => MessageType.ChannelChatCreated,
        { MigrateToChatId: not null } => MessageType.MigrateToChatId,
        { MigrateFromChatId: not null } => MessageType.MigrateFromChatId,
        { PinnedMessage: not null } => MessageType.PinnedMessage,
        { ConnectedWebsite: not null } => MessageType.ConnectedWebsite,
        { WebAppData: not null } => MessageType.WebAppData,
        _ => MessageType.Unknown,
    };
}
