using System.Collections.Concurrent;
using System.Diagnostics;
using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Bot.Tests.Telegram;

/// <summary>
/// A client that measures how long the bot takes from the arrival of a press to the call that answers it.
/// </summary>
internal sealed class TimedClient(ITelegramBotClient inner) : ITelegramBotClient
{
    private readonly ConcurrentDictionary<string, long> _arrived = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, long> _waits = new();

    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest
    {
        add => inner.OnMakingApiRequest += value;
        remove => inner.OnMakingApiRequest -= value;
    }

    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived
    {
        add => inner.OnApiResponseReceived += value;
        remove => inner.OnApiResponseReceived -= value;
    }

    /// <summary>Of each press, how long it took.</summary>
    public ConcurrentQueue<TimeSpan> Taken { get; } = [];

    /// <summary>Of each press, how long it took until its screen was sent.</summary>
    public ConcurrentQueue<TimeSpan> Shown { get; } = [];

    /// <summary>Of each press, how often it was answered.</summary>
    public ConcurrentDictionary<string, int> Answers { get; } = new(StringComparer.Ordinal);

    public bool LocalBotServer => inner.LocalBotServer;

    public long BotId => inner.BotId;

    public TimeSpan Timeout
    {
        get => inner.Timeout;
        set => inner.Timeout = value;
    }

    public IExceptionParser ExceptionsParser
    {
        get => inner.ExceptionsParser;
        set => inner.ExceptionsParser = value;
    }

    public async Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request,
        CancellationToken cancellationToken = default
    )
    {
        if (request is AnswerCallbackQueryRequest answer)
        {
            Answers.AddOrUpdate(answer.CallbackQueryId, 1, (_, times) => times + 1);
            if (_arrived.TryRemove(answer.CallbackQueryId, out var arrived))
            {
                Taken.Enqueue(Stopwatch.GetElapsedTime(arrived));
            }
        }

        if (
            request is EditMessageTextRequest { ChatId.Identifier: { } chat }
            && _waits.TryRemove(chat, out var pressed)
        )
        {
            Shown.Enqueue(Stopwatch.GetElapsedTime(pressed));
        }

        var response = await inner.SendRequest(request, cancellationToken);
        if (response is Update[] updates)
        {
            foreach (var press in updates.Select(update => update.CallbackQuery).OfType<CallbackQuery>())
            {
                var now = Stopwatch.GetTimestamp();
                _arrived.TryAdd(press.Id, now);
                _waits[press.Message!.Chat.Id] = now;
            }
        }

        return response;
    }

    public Task<bool> TestApi(CancellationToken cancellationToken = default) => inner.TestApi(cancellationToken);

    public Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default) =>
        inner.DownloadFile(filePath, destination, cancellationToken);

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
        inner.DownloadFile(file, destination, cancellationToken);
}
