using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Telegram.Bot;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Bot.Bench.Loads;

/// <summary>Measures how long the bot takes from the arrival of a press to the calls that it makes for it.</summary>
internal sealed class PressClock(ITelegramBotClient inner) : ITelegramBotClient
{
    private readonly ConcurrentDictionary<string, long> _arrived = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, long> _waits = new();
    private readonly ConcurrentQueue<double> _answered = [];
    private readonly ConcurrentQueue<double> _shown = [];
    private readonly ConcurrentQueue<double> _pictured = [];

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

    /// <summary>What was measured since the last time, in milliseconds: answers, screens and pictures.</summary>
    public string Take() => string.Join(';', Taken(_answered), Taken(_shown), Taken(_pictured));

    public async Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request,
        CancellationToken cancellationToken = default
    )
    {
        Note(request);
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

    private void Note(object request)
    {
        switch (request)
        {
            case AnswerCallbackQueryRequest answer when _arrived.TryRemove(answer.CallbackQueryId, out var arrived):
                _answered.Enqueue(Since(arrived));
                break;
            case EditMessageTextRequest { ChatId.Identifier: { } chat } when _waits.TryRemove(chat, out var pressed):
                _shown.Enqueue(Since(pressed));
                break;
            case EditMessageMediaRequest { ChatId.Identifier: { } chat } when _waits.TryRemove(chat, out var pressed):
                _pictured.Enqueue(Since(pressed));
                break;
            case SendPhotoRequest { ChatId.Identifier: { } chat } when _waits.TryRemove(chat, out var pressed):
                _pictured.Enqueue(Since(pressed));
                break;
        }
    }

    private static double Since(long instant) => Stopwatch.GetElapsedTime(instant).TotalMilliseconds;

    private static string Taken(ConcurrentQueue<double> times)
    {
        var taken = new List<string>();
        while (times.TryDequeue(out var time))
        {
            taken.Add(time.ToString("0.##", CultureInfo.InvariantCulture));
        }

        return string.Join(',', taken);
    }
}
