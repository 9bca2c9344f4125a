using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>Polling: in the background (<c>StartReceiving</c>), or until the task ends (<c>ReceiveAsync</c>).</summary>
public static partial class TelegramBotClientExtensions
{
    /// <summary>Throws away what waits at the server.</summary>
    public static async Task DropPendingUpdates(
        this ITelegramBotClient botClient, CancellationToken cancellationToken = default)
    {
        var updates = await botClient.GetUpdates(-1, 1, 0, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (updates.Length > 0)
        {
            // The last one is only gone when the one after it is asked for.
            await botClient.GetUpdates(updates[^1].Id + 1, 1, 0, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
    }

    public static void StartReceiving<TUpdateHandler>(
        this ITelegramBotClient botClient, ReceiverOptions? receiverOptions = null,
        CancellationToken cancellationToken = default)
        where TUpdateHandler : IUpdateHandler, new() =>
        botClient.StartReceiving(new TUpdateHandler(), receiverOptions, cancellationToken);

    public static void StartReceiving(
        this ITelegramBotClient botClient, Func<ITelegramBotClient, Update, CancellationToken, Task> updateHandler,
        Func<ITelegramBotClient, Exception, HandleErrorSource, CancellationToken, Task> errorHandler,
        ReceiverOptions? receiverOptions = null, CancellationToken cancellationToken = default) =>
        botClient.StartReceiving(
            new DefaultUpdateHandler(updateHandler, errorHandler), receiverOptions, cancellationToken);

    public static void StartReceiving(
        this ITelegramBotClient botClient, Func<ITelegramBotClient, Update, CancellationToken, Task> updateHandler,
        Func<ITelegramBotClient, Exception, CancellationToken, Task> errorHandler,
        ReceiverOptions? receiverOptions = null, CancellationToken cancellationToken = default) =>
        botClient.StartReceiving(
            new DefaultUpdateHandler(updateHandler, errorHandler), receiverOptions, cancellationToken);

    public static void StartReceiving(
        this ITelegramBotClient botClient, Action<ITelegramBotClient, Update, CancellationToken> updateHandler,
        Action<ITelegramBotClient, Exception, CancellationToken> errorHandler,
        ReceiverOptions? receiverOptions = null, CancellationToken cancellationToken = default) =>
        botClient.StartReceiving(Handler(updateHandler, errorHandler), receiverOptions, cancellationToken);

    /// <summary>Polls in the background; an error that ends it is told to the handler as a fatal one.</summary>
    public static void StartReceiving(
        this ITelegramBotClient botClient, IUpdateHandler updateHandler, ReceiverOptions? receiverOptions = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(botClient);
        ArgumentNullException.ThrowIfNull(updateHandler);
        _ = Task.Run(
            () => ReceiveOrTellAsync(botClient, updateHandler, receiverOptions, cancellationToken),
            CancellationToken.None);
    }

    public static Task ReceiveAsync<TUpdateHandler>(
        this ITelegramBotClient botClient, ReceiverOptions? receiverOptions = null,
        CancellationToken cancellationToken = default)
        where TUpdateHandler : IUpdateHandler, new() =>
        botClient.ReceiveAsync(new TUpdateHandler(), receiverOptions, cancellationToken);

    public static Task ReceiveAsync(
        this ITelegramBotClient botClient, Func<ITelegramBotClient, Update, CancellationToken, Task> updateHandler,
        Func<ITelegramBotClient, Exception, CancellationToken, Task> errorHandler,
        ReceiverOptions? receiverOptions = null, CancellationToken cancellationToken = default) =>
        botClient.ReceiveAsync(
            new DefaultUpdateHandler(updateHandler, errorHandler), receiverOptions, cancellationToken);

    public static Task ReceiveAsync(
        this ITelegramBotClient botClient, Action<ITelegramBotClient, Update, CancellationToken> updateHandler,
        Action<ITelegramBotClient, Exception, CancellationToken> errorHandler,
        ReceiverOptions? receiverOptions = null, CancellationToken cancellationToken = default) =>
        botClient.ReceiveAsync(Handler(updateHandler, errorHandler), receiverOptions, cancellationToken);

    /// <summary>Polls until it is cancelled, and then returns when the running handler has.</summary>
    public static async Task ReceiveAsync(
        this ITelegramBotClient botClient, IUpdateHandler updateHandler, ReceiverOptions? receiverOptions = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(botClient);
        ArgumentNullException.ThrowIfNull(updateHandler);
        var loop = new PollingLoop(botClient, updateHandler, receiverOptions ?? new());
        await loop.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReceiveOrTellAsync(
        ITelegramBotClient client, IUpdateHandler handler, ReceiverOptions? options, CancellationToken token)
    {
        try
        {
            await client.ReceiveAsync(handler, options, token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await handler.HandleErrorAsync(client, failure, HandleErrorSource.FatalError, token).ConfigureAwait(false);
        }
    }

    private static DefaultUpdateHandler Handler(
        Action<ITelegramBotClient, Update, CancellationToken> onUpdate,
        Action<ITelegramBotClient, Exception, CancellationToken> onError) =>
        new(
            (client, update, token) =>
            {
                onUpdate(client, update, token);
                return Task.CompletedTask;
            },
            (client, failure, token) =>
            {
                onError(client, failure, token);
                return Task.CompletedTask;
            });
}
