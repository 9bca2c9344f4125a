using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Something that happened: one kind of it is set, the others are null.</summary>
public class Update
{
    /// <summary>Every kind, for asking the server for all of them.</summary>
    public static readonly UpdateType[] AllTypes =
        [.. Enum.GetValues<UpdateType>().Where(type => type != UpdateType.Unknown)];

    [JsonPropertyName("update_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int Id { get; set; }

    public Message? Message { get; set; }

    public Message? EditedMessage { get; set; }

    public Message? ChannelPost { get; set; }

    public Message? EditedChannelPost { get; set; }

    public Message? BusinessMessage { get; set; }

    public Message? EditedBusinessMessage { get; set; }

    public Message? GuestMessage { get; set; }

    public CallbackQuery? CallbackQuery { get; set; }

    public ChatMemberUpdated? MyChatMember { get; set; }

    public ChatMemberUpdated? ChatMember { get; set; }

    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        { ChannelPost: not null } => UpdateType.ChannelPost,
        { EditedChannelPost: not null } => UpdateType.EditedChannelPost,
        { BusinessMessage: not null } => UpdateType.BusinessMessage,
        { EditedBusinessMessage: not null } => UpdateType.EditedBusinessMessage,
        { GuestMessage: not null } => UpdateType.GuestMessage,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        { ChatMember: not null } => UpdateType.ChatMember,
        _ => EnumConverter<UpdateType>.FirstIn(Others?.Keys) ?? UpdateType.Unknown,
    };

    /// <summary>What came beside the members above; it tells the kinds that have none.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Others { get; set; }
}
