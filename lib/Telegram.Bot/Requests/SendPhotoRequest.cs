using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a picture.</summary>
public class SendPhotoRequest() : FileRequestBase<Message>("sendPhoto"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputFile Photo { get; set; }

    public string? BusinessConnectionId { get; set; }

    public int? MessageThreadId { get; set; }

    public long? DirectMessagesTopicId { get; set; }

    public long? ReceiverUserId { get; set; }

    public string? CallbackQueryId { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public bool HasSpoiler { get; set; }

    public bool DisableNotification { get; set; }

    public bool ProtectContent { get; set; }

    public bool AllowPaidBroadcast { get; set; }

    public string? MessageEffectId { get; set; }

    public SuggestedPostParameters? SuggestedPostParameters { get; set; }

    public ReplyParameters? ReplyParameters { get; set; }

    public ReplyMarkup? ReplyMarkup { get; set; }
}

/// <summary>Sends a file.</summary>
public class SendDocumentRequest() : FileRequestBase<Message>("sendDocument"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputFile Document { get; set; }

    public string? BusinessConnectionId { get; set; }

    public int? MessageThreadId { get; set; }

    public long? DirectMessagesTopicId { get; set; }

    public long? ReceiverUserId { get; set; }

    public string? CallbackQueryId { get; set; }

    public InputFile? Thumbnail { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    public bool DisableContentTypeDetection { get; set; }

    public bool DisableNotification { get; set; }

    public bool ProtectContent { get; set; }

    public bool AllowPaidBroadcast { get; set; }

    public string? MessageEffectId { get; set; }

    public SuggestedPostParameters? SuggestedPostParameters { get; set; }

    public ReplyParameters? ReplyParameters { get; set; }

    public ReplyMarkup? ReplyMarkup { get; set; }
}
