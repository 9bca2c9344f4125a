using Telegram.Bot.Types;

namespace Telegram.Bot.Polling;

/// <summary>Takes updates, one after another, and what goes wrong.</summary>
public interface IUpdateHandler
{
    Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken);

    /// <summary>Polling goes on when this returns, and ends when it throws.</summary>
    Task HandleErrorAsync(
        ITelegramBotClient botClient, Exception exception, HandleErrorSource source,
        CancellationToken cancellationToken);
}

/// <summary>Where an error came from.</summary>
public enum HandleErrorSource
{
    PollingError = 0,
    FatalError = 1,
    HandleUpdateError = 2,
}

/// <summary>Takes them with two functions.</summary>
public class DefaultUpdateHandler : IUpdateHandler
{
    private readonly Func<ITelegramBotClient, Update, CancellationToken, Task> _onUpdate;
    private readonly Func<ITelegramBotClient, Exception, HandleErrorSource, CancellationToken, Task> _onError;

    public DefaultUpdateHandler(
        Func<ITelegramBotClient, Update, CancellationToken, Task> updateHandler,
        Func<ITelegramBotClient, Exception, HandleErrorSource, CancellationToken, Task> errorHandler) =>
        (_onUpdate, _onError) = (updateHandler, errorHandler);

    public DefaultUpdateHandler(
        Func<ITelegramBotClient, Update, CancellationToken, Task> updateHandler,
        Func<ITelegramBotClient, Exception, CancellationToken, Task> errorHandler)
        : this(updateHandler, (client, failure, _, token) => errorHandler(client, failure, token))
    {
    }

    public Task HandleUpdateAsync(
        ITelegramBotClient botClient, Update update, CancellationToken cancellationToken) =>
        _onUpdate(botClient, update, cancellationToken);

    public Task HandleErrorAsync(
        ITelegramBotClient botClient, Exception exception, HandleErrorSource source,
        CancellationToken cancellationToken) =>
        _onError(botClient, exception, source, cancellationToken);
}
