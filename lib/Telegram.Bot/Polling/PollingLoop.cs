using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Telegram.Bot.Polling;

/// <summary>
/// Polls until it is cancelled, and hands over one update after another. Nothing else ends it but an error handler that
/// throws.
/// </summary>
internal sealed class PollingLoop(ITelegramBotClient client, IUpdateHandler handler, ReceiverOptions options)
{
    private const int WholeBatch = 100;
    private const int LongPollSeconds = 50;
    private const int DoublingsAtMost = 20;
    private static readonly TimeSpan FirstRest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private int _offset = options.Offset ?? 0;
    private bool _isToDrop = options.DropPendingUpdates;
    private int _failures;

    /// <summary>How long to rest after so many failed polls in a row, from 1; twice as long each time.</summary>
    public static TimeSpan RestAfter(int failures, Exception failure)
    {
        var doubled = FirstRest * Math.Pow(2, Math.Min(failures - 1, DoublingsAtMost));
        var asked = (failure as ApiRequestException)?.Parameters?.RetryAfter ?? 0;
        return TimeSpan.FromSeconds(
            Math.Max(asked, Math.Min(doubled.TotalSeconds, LongestRest.TotalSeconds)));
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var global = (client as TelegramBotClient)?.GlobalCancelToken ?? CancellationToken.None;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(global, cancellationToken);
        var token = linked.Token;
        try
        {
            while (!token.IsCancellationRequested)
            {
                await RoundAsync(token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The end that was asked for.
        }
    }

    private async Task RoundAsync(CancellationToken token)
    {
        foreach (var update in await PollAsync(token).ConfigureAwait(false))
        {
            // What is left of a batch is not confirmed, and so comes again to whoever polls next.
            token.ThrowIfCancellationRequested();

            // The offset moves first: an update that fails is not handed over for ever.
            _offset = update.Id + 1;
            await HandAsync(update, token).ConfigureAwait(false);
        }
    }

    private async Task<Update[]> PollAsync(CancellationToken token)
    {
        try
        {
            if (_isToDrop)
            {
                var last = await client.GetUpdates(-1, 1, 0, [], token).ConfigureAwait(false);
                (_offset, _isToDrop) = (last.Length == 0 ? 0 : last[^1].Id + 1, false);
            }
            var updates = await client.SendRequest(Request(), token).ConfigureAwait(false);
            _failures = 0;
            return updates;
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            _failures++;
            await handler.HandleErrorAsync(client, failure, HandleErrorSource.PollingError, token)
                .ConfigureAwait(false);
            await Task.Delay(RestAfter(_failures, failure), TimeProvider.System, token).ConfigureAwait(false);
            return [];
        }
    }

    private GetUpdatesRequest Request() => new()
    {
        Offset = _offset,
        Limit = options.Limit ?? WholeBatch,
        Timeout = client.Timeout > TimeSpan.Zero ? (int)client.Timeout.TotalSeconds : LongPollSeconds,
        AllowedUpdates = options.AllowedUpdates,
    };

    private async Task HandAsync(Update update, CancellationToken token)
    {
        try
        {
            await handler.HandleUpdateAsync(client, update, token).ConfigureAwait(false);
        }
        catch (Exception failure) when (!(failure is OperationCanceledException && token.IsCancellationRequested))
        {
            await handler.HandleErrorAsync(client, failure, HandleErrorSource.HandleUpdateError, token)
                .ConfigureAwait(false);
        }
    }
}
