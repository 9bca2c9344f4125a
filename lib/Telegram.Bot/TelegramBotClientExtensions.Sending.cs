using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API, each a request that is sent.</summary>
public static partial class TelegramBotClientExtensions
{
    public static Task<Message> SendMessage(
        this ITelegramBotClient botClient, ChatId chatId, string text, ParseMode parseMode = ParseMode.None,
        ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null,
        LinkPreviewOptions? linkPreviewOptions = null, int? messageThreadId = null,
        IEnumerable<MessageEntity>? entities = null, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SendMessageRequest
            {
                ChatId = chatId,
                Text = text,
                ParseMode = parseMode,
                ReplyParameters = replyParameters,
                ReplyMarkup = replyMarkup,
                LinkPreviewOptions = linkPreviewOptions,
                MessageThreadId = messageThreadId,
                Entities = entities,
                DisableNotification = disableNotification,
                ProtectContent = protectContent,
                MessageEffectId = messageEffectId,
                BusinessConnectionId = businessConnectionId,
                AllowPaidBroadcast = allowPaidBroadcast,
                DirectMessagesTopicId = directMessagesTopicId,
                SuggestedPostParameters = suggestedPostParameters,
                ReceiverUserId = receiverUserId,
                CallbackQueryId = callbackQueryId,
            },
            cancellationToken);

    public static Task<Message> SendPhoto(
        this ITelegramBotClient botClient, ChatId chatId, InputFile photo, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null, int? messageThreadId = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false,
        bool hasSpoiler = false, bool disableNotification = false, bool protectContent = false,
        string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false,
        long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null,
        long? receiverUserId = null, string? callbackQueryId = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SendPhotoRequest
            {
                ChatId = chatId,
                Photo = photo,
                Caption = caption,
                ParseMode = parseMode,
                ReplyParameters = replyParameters,
                ReplyMarkup = replyMarkup,
                MessageThreadId = messageThreadId,
                CaptionEntities = captionEntities,
                ShowCaptionAboveMedia = showCaptionAboveMedia,
                HasSpoiler = hasSpoiler,
                DisableNotification = disableNotification,
                ProtectContent = protectContent,
                MessageEffectId = messageEffectId,
                BusinessConnectionId = businessConnectionId,
                AllowPaidBroadcast = allowPaidBroadcast,
                DirectMessagesTopicId = directMessagesTopicId,
                SuggestedPostParameters = suggestedPostParameters,
                ReceiverUserId = receiverUserId,
                CallbackQueryId = callbackQueryId,
            },
            cancellationToken);

    public static Task<Message> SendDocument(
        this ITelegramBotClient botClient, ChatId chatId, InputFile document, string? caption = null,
        ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null,
        ReplyMarkup? replyMarkup = null, InputFile? thumbnail = null, int? messageThreadId = null,
        IEnumerable<MessageEntity>? captionEntities = null, bool disableContentTypeDetection = false,
        bool disableNotification = false, bool protectContent = false, string? messageEffectId = null,
        string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null,
        SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null,
        string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SendDocumentRequest
            {
                ChatId = chatId,
                Document = document,
                Caption = caption,
                ParseMode = parseMode,
                ReplyParameters = replyParameters,
                ReplyMarkup = replyMarkup,
                Thumbnail = thumbnail,
                MessageThreadId = messageThreadId,
                CaptionEntities = captionEntities,
                DisableContentTypeDetection = disableContentTypeDetection,
                DisableNotification = disableNotification,
                ProtectContent = protectContent,
                MessageEffectId = messageEffectId,
                BusinessConnectionId = businessConnectionId,
                AllowPaidBroadcast = allowPaidBroadcast,
                DirectMessagesTopicId = directMessagesTopicId,
                SuggestedPostParameters = suggestedPostParameters,
                ReceiverUserId = receiverUserId,
                CallbackQueryId = callbackQueryId,
            },
            cancellationToken);

    public static Task SendChatAction(
        this ITelegramBotClient botClient, ChatId chatId, ChatAction action, int? messageThreadId = null,
        string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SendChatActionRequest
            {
                ChatId = chatId,
                Action = action,
                MessageThreadId = messageThreadId,
                BusinessConnectionId = businessConnectionId,
            },
            cancellationToken);
}
