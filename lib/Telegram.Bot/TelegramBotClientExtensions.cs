using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot;

/// <summary>The methods of the Bot API, each a request that is sent.</summary>
public static partial class TelegramBotClientExtensions
{
    public static Task<Update[]> GetUpdates(
        this ITelegramBotClient botClient, int? offset = null, int? limit = null, int? timeout = null,
        IEnumerable<UpdateType>? allowedUpdates = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new GetUpdatesRequest
            {
                Offset = offset,
                Limit = limit,
                Timeout = timeout,
                AllowedUpdates = allowedUpdates,
            },
            cancellationToken);

    public static Task DeleteWebhook(
        this ITelegramBotClient botClient, bool dropPendingUpdates = false,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new DeleteWebhookRequest
            {
                DropPendingUpdates = dropPendingUpdates,
            },
            cancellationToken);

    public static Task<User> GetMe(
        this ITelegramBotClient botClient, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetMeRequest(), cancellationToken);

    public static Task<ChatFullInfo> GetChat(
        this ITelegramBotClient botClient, ChatId chatId, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetChatRequest { ChatId = chatId }, cancellationToken);

    public static Task LeaveChat(
        this ITelegramBotClient botClient, ChatId chatId, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new LeaveChatRequest { ChatId = chatId }, cancellationToken);

    public static Task<TGFile> GetFile(
        this ITelegramBotClient botClient, string fileId, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(new GetFileRequest { FileId = fileId }, cancellationToken);

    public static Task AnswerCallbackQuery(
        this ITelegramBotClient botClient, string callbackQueryId, string? text = null, bool showAlert = false,
        string? url = null, int? cacheTime = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new AnswerCallbackQueryRequest
            {
                CallbackQueryId = callbackQueryId,
                Text = text,
                ShowAlert = showAlert,
                Url = url,
                CacheTime = cacheTime,
            },
            cancellationToken);

    public static Task SetMyCommands(
        this ITelegramBotClient botClient, IEnumerable<BotCommand> commands, BotCommandScope? scope = null,
        string? languageCode = null, CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SetMyCommandsRequest
            {
                Commands = commands,
                Scope = scope,
                LanguageCode = languageCode,
            },
            cancellationToken);

    public static Task<BotCommand[]> GetMyCommands(
        this ITelegramBotClient botClient, BotCommandScope? scope = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new GetMyCommandsRequest
            {
                Scope = scope,
                LanguageCode = languageCode,
            },
            cancellationToken);

    public static Task DeleteMyCommands(
        this ITelegramBotClient botClient, BotCommandScope? scope = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new DeleteMyCommandsRequest
            {
                Scope = scope,
                LanguageCode = languageCode,
            },
            cancellationToken);

    public static Task SetMyDescription(
        this ITelegramBotClient botClient, string? description = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SetMyDescriptionRequest
            {
                Description = description,
                LanguageCode = languageCode,
            },
            cancellationToken);

    public static Task SetMyShortDescription(
        this ITelegramBotClient botClient, string? shortDescription = null, string? languageCode = null,
        CancellationToken cancellationToken = default) =>
        Required(botClient).SendRequest(
            new SetMyShortDescriptionRequest
            {
                ShortDescription = shortDescription,
                LanguageCode = languageCode,
            },
            cancellationToken);

    /// <summary>Asks where a file is, and fetches it.</summary>
    public static Task<TGFile> GetInfoAndDownloadFile(
        this ITelegramBotClient botClient, FileBase file, Stream destination,
        CancellationToken cancellationToken = default) =>
        botClient.GetInfoAndDownloadFile(file.FileId, destination, cancellationToken);

    /// <summary>Asks where a file is, and fetches it.</summary>
    public static async Task<TGFile> GetInfoAndDownloadFile(
        this ITelegramBotClient botClient, string fileId, Stream destination,
        CancellationToken cancellationToken = default)
    {
        var file = await botClient.GetFile(fileId, cancellationToken).ConfigureAwait(false);
        await botClient.DownloadFile(file, destination, cancellationToken).ConfigureAwait(false);
        return file;
    }

    private static ITelegramBotClient Required(ITelegramBotClient botClient) =>
        botClient ?? throw new ArgumentNullException(nameof(botClient));
}
