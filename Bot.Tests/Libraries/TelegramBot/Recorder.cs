using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Bot.Tests.Libraries.TelegramBot;

/// <summary>Notes updates and errors, and does what a test wants done with them.</summary>
internal sealed class Recorder : IUpdateHandler
{
    public List<int> Updates { get; } = [];

    public List<(HandleErrorSource Source, Exception Error)> Errors { get; } = [];

    public Func<Update, CancellationToken, Task> OnUpdate { get; init; } = (_, _) => Task.CompletedTask;

    public Func<Exception, Task> OnError { get; init; } = _ => Task.CompletedTask;

    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken)
    {
        Updates.Add(update.Id);
        return OnUpdate(update, cancellationToken);
    }

    public Task HandleErrorAsync(
        ITelegramBotClient botClient, Exception exception, HandleErrorSource source,
        CancellationToken cancellationToken)
    {
        Errors.Add((source, exception));
        return OnError(exception);
    }
}
