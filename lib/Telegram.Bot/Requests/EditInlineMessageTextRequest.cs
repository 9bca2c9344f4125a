using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Changes the text of an inline message.</summary>
public class EditInlineMessageTextRequest() : FileRequestBase<bool>("editMessageText"), IBusinessConnectable
{
    public string? BusinessConnectionId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string InlineMessageId { get; set; }

    public string? Text { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? Entities { get; set; }

    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    public InputRichMessage? RichMessage { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the caption of an inline message.</summary>
public class EditInlineMessageCaptionRequest() : RequestBase<bool>("editMessageCaption"), IBusinessConnectable
{
    public string? BusinessConnectionId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string InlineMessageId { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public IEnumerable<MessageEntity>? CaptionEntities { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the media of an inline message.</summary>
public class EditInlineMessageMediaRequest() : FileRequestBase<bool>("editMessageMedia"), IBusinessConnectable
{
    public string? BusinessConnectionId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string InlineMessageId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputMedia Media { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}

/// <summary>Changes the keys of an inline message.</summary>
public class EditInlineMessageReplyMarkupRequest() : RequestBase<bool>("editMessageReplyMarkup"), IBusinessConnectable
{
    public string? BusinessConnectionId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string InlineMessageId { get; set; }

    public InlineKeyboardMarkup? ReplyMarkup { get; set; }
}
