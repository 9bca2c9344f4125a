using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API, each a request that is sent.</summary>
public static partial class TelegramBotClientExtensions
{
    public static Task<Message> EditMessageText(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, string? text,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, IEnumerable<MessageEntity>? entities = null,
        InputRichMessage? richMessage = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditMessageTextRequest
            {
                ChatId = chatId,
                MessageId = messageId,
                Text = text,
                ParseMode = parseMode,
                ReplyMarkup = replyMarkup,
                LinkPreviewOptions = linkPreviewOptions,
                Entities = entities,
                RichMessage = richMessage,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task EditMessageText(
        this ITelegramBotClient botClient, string inlineMessageId, string? text,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, IEnumerable<MessageEntity>? entities = null,
        InputRichMessage? richMessage = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditInlineMessageTextRequest
            {
                InlineMessageId = inlineMessageId,
                Text = text,
                ParseMode = parseMode,
                ReplyMarkup = replyMarkup,
                LinkPreviewOptions = linkPreviewOptions,
                Entities = entities,
                RichMessage = richMessage,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task<Message> EditMessageCaption(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, string? caption,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditMessageCaptionRequest
            {
                ChatId = chatId,
                MessageId = messageId,
                Caption = caption,
                ParseMode = parseMode,
                ReplyMarkup = replyMarkup,
                CaptionEntities = captionEntities,
                ShowCaptionAboveMedia = showCaptionAboveMedia,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task EditMessageCaption(
        this ITelegramBotClient botClient, string inlineMessageId, string? caption,
        ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditInlineMessageCaptionRequest
            {
                InlineMessageId = inlineMessageId,
                Caption = caption,
                ParseMode = parseMode,
                ReplyMarkup = replyMarkup,
                CaptionEntities = captionEntities,
                ShowCaptionAboveMedia = showCaptionAboveMedia,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task<Message> EditMessageMedia(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, InputMedia media,
        InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditMessageMediaRequest
            {
                ChatId = chatId,
                MessageId = messageId,
                Media = media,
                ReplyMarkup = replyMarkup,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task EditMessageMedia(
        this ITelegramBotClient botClient, string inlineMessageId, InputMedia media,
        InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditInlineMessageMediaRequest
            {
                InlineMessageId = inlineMessageId,
                Media = media,
                ReplyMarkup = replyMarkup,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task<Message> EditMessageReplyMarkup(
        this ITelegramBotClient botClient, ChatId chatId, int messageId, InlineKeyboardMarkup? replyMarkup = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditMessageReplyMarkupRequest
            {
                ChatId = chatId,
                MessageId = messageId,
                ReplyMarkup = replyMarkup,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task EditMessageReplyMarkup(
        this ITelegramBotClient botClient, string inlineMessageId, InlineKeyboardMarkup? replyMarkup = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new EditInlineMessageReplyMarkupRequest
            {
                InlineMessageId = inlineMessageId,
                ReplyMarkup = replyMarkup,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);

    public static Task DeleteMessage(
        this ITelegramBotClient botClient, ChatId chatId, int messageId,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new DeleteMessageRequest
            {
                ChatId = chatId,
                MessageId = messageId,
            },
            cancellationToken);
}
