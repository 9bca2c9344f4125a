using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API.</summary>
public static partial class TelegramBotClientExtensions
{
    public static Task<Update[]> GetUpdates(this ITelegramBotClient botClient, int? offset = null, int? limit = null, int? timeout = null, IEnumerable<UpdateType>? allowedUpdates = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetUpdatesRequest { Offset = offset, Limit = limit, Timeout = timeout, AllowedUpdates = allowedUpdates }, cancellationToken);

    public static Task DeleteWebhook(this ITelegramBotClient botClient, bool dropPendingUpdates = false, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new DeleteWebhookRequest { DropPendingUpdates = dropPendingUpdates }, cancellationToken);

    public static Task<User> GetMe(this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetMeRequest(), cancellationToken);

    public static Task<Message> SendMessage(this ITelegramBotClient botClient, ChatId chatId, string text, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null, int? messageThreadId = null, IEnumerable<MessageEntity>? entities = null, bool disableNotification = false, bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
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

    public static Task<Message> SendPhoto(this ITelegramBotClient botClient, ChatId chatId, InputFile photo, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false, bool hasSpoiler = false, bool disableNotification = false, bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
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

    public static Task<Message> SendDocument(this ITelegramBotClient botClient, ChatId chatId, InputFile document, string? caption = null, ParseMode parseMode = ParseMode.None, ReplyParameters? replyParameters = null, ReplyMarkup? replyMarkup = null, InputFile? thumbnail = null, int? messageThreadId = null, IEnumerable<MessageEntity>? captionEntities = null, bool disableContentTypeDetection = false, bool disableNotification = false, bool protectContent = false, string? messageEffectId = null, string? businessConnectionId = null, bool allowPaidBroadcast = false, long? directMessagesTopicId = null, SuggestedPostParameters? suggestedPostParameters = null, long? receiverUserId = null, string? callbackQueryId = null, CancellationToken cancellationToken = default) =>
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

    public static Task SendChatAction(this ITelegramBotClient botClient, ChatId chatId, ChatAction action, int? messageThreadId = null, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new SendChatActionRequest { ChatId = chatId, Action = action, MessageThreadId = messageThreadId, BusinessConnectionId = businessConnectionId }, cancellationToken);

    public static Task<TGFile> GetFile(this ITelegramBotClient botClient, string fileId, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetFileRequest { FileId = fileId }, cancellationToken);

    public static Task<TGFile> GetInfoAndDownloadFile(this ITelegramBotClient botClient, FileBase file, Stream destination, CancellationToken cancellationToken = default) =>
        botClient.GetInfoAndDownloadFile(file.FileId, destination, cancellationToken);

    public static async Task<TGFile> GetInfoAndDownloadFile(this ITelegramBotClient botClient, string fileId, Stream destination, CancellationToken cancellationToken = default)
    {
        var file = await botClient.GetFile(fileId, cancellationToken).ConfigureAwait(false);
        await botClient.DownloadFile(file, destination, cancellationToken).ConfigureAwait(false);
        return file;
    }

    public static Task AnswerCallbackQuery(this ITelegramBotClient botClient, string callbackQueryId, string? text = null, bool showAlert = false, string? url = null, int? cacheTime = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new AnswerCallbackQueryRequest { CallbackQueryId = callbackQueryId, Text = text, ShowAlert = showAlert, Url = url, CacheTime = cacheTime }, cancellationToken);

    public static Task SetMyCommands(this ITelegramBotClient botClient, IEnumerable<BotCommand> commands, BotCommandScope? scope = null, string? languageCode = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new SetMyCommandsRequest { Commands = commands, Scope = scope, LanguageCode = languageCode }, cancellationToken);

    public static Task<BotCommand[]> GetMyCommands(this ITelegramBotClient botClient, BotCommandScope? scope = null, string? languageCode = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetMyCommandsRequest { Scope = scope, LanguageCode = languageCode }, cancellationToken);

    public static Task<Message> EditMessageText(this ITelegramBotClient botClient, ChatId chatId, int messageId, string? text, ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null, LinkPreviewOptions? linkPreviewOptions = null, IEnumerable<MessageEntity>? entities = null, InputRichMessage? richMessage = null, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
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

    public static Task<Message> EditMessageCaption(this ITelegramBotClient botClient, ChatId chatId, int messageId, string? caption, ParseMode parseMode = ParseMode.None, InlineKeyboardMarkup? replyMarkup = null, IEnumerable<MessageEntity>? captionEntities = null, bool showCaptionAboveMedia = false, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
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

    public static Task<Message> EditMessageMedia(this ITelegramBotClient botClient, ChatId chatId, int messageId, InputMedia media, InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new EditMessageMediaRequest { ChatId = chatId, MessageId = messageId, Media = media, ReplyMarkup = replyMarkup, BusinessConnectionId = businessConnectionId }, cancellationToken);

    public static Task<Message> EditMessageReplyMarkup(this ITelegramBotClient botClient, ChatId chatId, int messageId, InlineKeyboardMarkup? replyMarkup = null, string? businessConnectionId = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new EditMessageReplyMarkupRequest { ChatId = chatId, MessageId = messageId, ReplyMarkup = replyMarkup, BusinessConnectionId = businessConnectionId }, cancellationToken);

    public static Task DeleteMessage(this ITelegramBotClient botClient, ChatId chatId, int messageId, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new DeleteMessageRequest { ChatId = chatId, MessageId = messageId }, cancellationToken);

    private static ITelegramBotClient Required(ITelegramBotClient botClient) => botClient ?? throw new ArgumentNullException(nameof(botClient));
}
