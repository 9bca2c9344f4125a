using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Changes the text of a message.</summary>
public class EditMessageTextRequest()
    : FileRequestBase<Message>("editMessageText"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int MessageId { get; set; }

    public string? BusinessConnectionId { get; set; }

    public string? Text { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? Entities { get; set; }

    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    public InputRichMessage? RichMessage { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the caption of a message.</summary>
public class EditMessageCaptionRequest()
    : RequestBase<Message>("editMessageCaption"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int MessageId { get; set; }

    public string? BusinessConnectionId { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the media of a message.</summary>
public class EditMessageMediaRequest()
    : FileRequestBase<Message>("editMessageMedia"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int MessageId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputMedia Media { get; set; }

    public string? BusinessConnectionId { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the keys of a message; without keys, removes them.</summary>
public class EditMessageReplyMarkupRequest()
    : RequestBase<Message>("editMessageReplyMarkup"), IChatTargetable, IBusinessConnectable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int MessageId { get; set; }

    public string? BusinessConnectionId { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Deletes a message.</summary>
public class DeleteMessageRequest() : RequestBase<bool>("deleteMessage"), IChatTargetable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int MessageId { get; set; }
}
