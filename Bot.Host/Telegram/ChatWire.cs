using Bot.Host.Telegram.Works;
using Bot.Host.Watching;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Bot.Host.Telegram;

/// <summary>
/// The line to Telegram: what goes wrong on it comes back as a value. No exception but cancellation comes out, and no
/// secret.
/// </summary>
public sealed class ChatWire(ITelegramBotClient bot, Scrubber scrubber)
{
    /// <summary>Characters of a caption, at most.</summary>
    public const int CaptionMost = 1_024;

    /// <summary>Characters of the short text that answers a key, at most.</summary>
    public const int ToastMost = 200;

    private const int TooManyRequests = 429;
    private const int BadRequest = 400;
    private const int Unauthorized = 401;
    private const int NotFound = 404;
    private const int ServerError = 500;

    /// <summary>Sends a view as a new message; as plain text where its formatting is refused.</summary>
    public async Task<Delivery> SendAsync(long chat, View view, bool silent, CancellationToken token)
    {
        var fitting = view.Fit();
        var delivery = await TrySendAsync(chat, fitting.Html, ParseMode.Html, fitting, silent, token);
        return delivery is Delivery.BadFormat
            ? await TrySendAsync(chat, Html.Plain(fitting.Html), ParseMode.None, fitting, silent, token)
            : delivery;
    }

    /// <summary>
    /// Sends a picture or a document. What a caption has no room for follows as text; a caption whose formatting is
    /// refused is sent as plain text.
    /// </summary>
    public async Task<Delivery> SendFileAsync(long chat, WorkFile file, bool silent, CancellationToken token)
    {
        var pieces = MessageSplitter.Split(file.Caption, CaptionMost);
        var first = pieces.Count == 1 ? file : file with { Rows = [] };
        var delivery = await TrySendAsync(chat, first, (pieces[0], ParseMode.Html), silent, token);
        if (delivery is Delivery.BadFormat)
        {
            delivery = await TrySendAsync(chat, first, (Html.Plain(pieces[0]), ParseMode.None), silent, token);
        }

        var isHere = delivery is Delivery.Done;
        for (var piece = 1; isHere && piece < pieces.Count; piece++)
        {
            var rest = new View(pieces[piece], piece == pieces.Count - 1 ? file.Rows : []);
            isHere = await SendAsync(chat, rest, silent, token) is Delivery.Done;
        }

        return delivery;
    }

    /// <summary>Makes a message that is a picture show another one; its caption has to fit.</summary>
    public async Task<Delivery> EditPictureAsync(long chat, int message, WorkFile file, CancellationToken token)
    {
        using var bytes = new MemoryStream(file.Bytes, writable: false);
        var media = new InputMediaPhoto(InputFile.FromStream(bytes, file.Name))
        {
            Caption = scrubber.Clean(file.Caption),
            ParseMode = ParseMode.Html,
        };
        return await TryAsync(
            async () => (await bot.EditMessageMedia(
                chat, message, media, replyMarkup: Markup(file.Rows), cancellationToken: token)).Id,
            token);
    }

    /// <summary>Makes a message show a view; as plain text where its formatting is refused.</summary>
    public async Task<Delivery> EditAsync(long chat, int message, View view, CancellationToken token)
    {
        var fitting = view.Fit();
        var delivery = await TryEditAsync(chat, message, fitting.Html, ParseMode.Html, fitting, token);
        return delivery is Delivery.BadFormat
            ? await TryEditAsync(chat, message, Html.Plain(fitting.Html), ParseMode.None, fitting, token)
            : delivery;
    }

    public Task<Delivery> DeleteAsync(long chat, int message, CancellationToken token) => TryAsync(
        async () =>
        {
            await bot.DeleteMessage(chat, message, cancellationToken: token);
            return message;
        },
        token);

    /// <summary>Asks for the bot's own name: whether the line and the token work.</summary>
    public Task<Delivery> PingAsync(CancellationToken token) => TryAsync(
        async () =>
        {
            await bot.GetMe(token);
            return 0;
        },
        token);

    /// <summary>Ends the waiting of a pressed key, with a short text or none.</summary>
    public Task<Delivery> AnswerAsync(string callback, string? text, CancellationToken token) => TryAsync(
        async () =>
        {
            await bot.AnswerCallbackQuery(
                callback, text: text is null ? null : Html.Fit(scrubber.Clean(text), ToastMost),
                cancellationToken: token);
            return 0;
        },
        token);

    /// <summary>Leaves a group.</summary>
    public Task<Delivery> LeaveAsync(long chat, CancellationToken token) => TryAsync(
        async () =>
        {
            await bot.LeaveChat(chat, token);
            return 0;
        },
        token);

    /// <summary>Publishes a list of commands.</summary>
    public Task<Delivery> PublishAsync(
        IEnumerable<BotCommand> commands, string? language, CancellationToken token) => TryAsync(
        async () =>
        {
            await bot.SetMyCommands(commands, languageCode: language, cancellationToken: token);
            return 0;
        },
        token);

    private Task<Delivery> TrySendAsync(
        long chat, string text, ParseMode format, View view, bool silent, CancellationToken token) => TryAsync(
        async () => (await bot.SendMessage(
            chat, scrubber.Clean(text), parseMode: format, replyMarkup: MarkupOf(view.Rows),
            disableNotification: silent, cancellationToken: token)).Id,
        token);

    private async Task<Delivery> TrySendAsync(
        long chat, WorkFile file, (string Text, ParseMode Format) caption, bool silent, CancellationToken token)
    {
        using var bytes = new MemoryStream(file.Bytes, writable: false);
        var upload = InputFile.FromStream(bytes, file.Name);
        return await TryAsync(
            async () => (await (file.IsPicture
                ? bot.SendPhoto(
                    chat, upload, scrubber.Clean(caption.Text), caption.Format, replyMarkup: MarkupOf(file.Rows),
                    disableNotification: silent, cancellationToken: token)
                : bot.SendDocument(
                    chat, upload, scrubber.Clean(caption.Text), caption.Format, replyMarkup: MarkupOf(file.Rows),
                    disableNotification: silent, cancellationToken: token))).Id,
            token);
    }

    private Task<Delivery> TryEditAsync(
        long chat, int message, string text, ParseMode format, View view, CancellationToken token) => TryAsync(
        async () => (await bot.EditMessageText(
            chat, message, scrubber.Clean(text), parseMode: format, replyMarkup: Markup(view.Rows),
            cancellationToken: token)).Id,
        token);

    private static InlineKeyboardMarkup? MarkupOf(IReadOnlyList<IReadOnlyList<Key>> rows) =>
        rows.Count == 0 ? null : Markup(rows);

    private static InlineKeyboardMarkup Markup(IReadOnlyList<IReadOnlyList<Key>> rows) => new(rows.Select(
        row => row.Select(key => InlineKeyboardButton.WithCallbackData(key.Label, key.Data))));

    private static async Task<Delivery> TryAsync(Func<Task<int>> call, CancellationToken token)
    {
        try
        {
            return new Delivery.Done(await call());
        }
        catch (ApiRequestException refusal)
        {
            return Meaning(refusal);
        }
        catch (RequestException failure)
        {
            return new Delivery.Later(null, failure.Message) { MayHaveArrived = true };
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new Delivery.Later(null, "the request timed out") { MayHaveArrived = true };
        }
    }

    private static Delivery Meaning(ApiRequestException refusal) => refusal switch
    {
        { ErrorCode: TooManyRequests } => new Delivery.Later(
            refusal.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, refusal.Message),
        { ErrorCode: >= ServerError } => new Delivery.Later(null, refusal.Message) { MayHaveArrived = true },
        { Parameters.MigrateToChatId: { } chat } => new Delivery.Moved(chat),

        // A token that is known no more says nothing about what was to be sent with it.
        { ErrorCode: Unauthorized or NotFound } => new Delivery.Later(null, refusal.Message),
        { ErrorCode: BadRequest } when Says(refusal, "message is not modified") => new Delivery.Unchanged(),
        { ErrorCode: BadRequest } when Says(refusal, "can't parse entities") => new Delivery.BadFormat(refusal.Message),
        { ErrorCode: BadRequest } when Says(refusal, "message to edit not found") || Says(refusal, "can't be edited")
            || Says(refusal, "MESSAGE_ID_INVALID") || Says(refusal, "no text in the message to edit")
            => new Delivery.Gone(),
        _ => new Delivery.Refused(refusal.Message),
    };

    private static bool Says(ApiRequestException refusal, string words) =>
        refusal.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
