using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>Handles an event of the client.</summary>
public delegate ValueTask AsyncEventHandler<TArgs>(
    ITelegramBotClient botClient, TArgs args, CancellationToken cancellationToken = default);

/// <summary>A client of the Bot API; every method of the API is a request that it sends.</summary>
public interface ITelegramBotClient
{
    /// <summary>Before each attempt of a call.</summary>
    event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    /// <summary>After each answer, of whatever status.</summary>
    event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    bool LocalBotServer { get; }

    long BotId { get; }

    /// <summary>How long an answer may take; the long polling of updates asks for as much.</summary>
    TimeSpan Timeout { get; set; }

    IExceptionParser ExceptionsParser { get; set; }

    /// <exception cref="ApiRequestException">The Bot API refused.</exception>
    /// <exception cref="RequestException">There was no usable answer.</exception>
    Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request, CancellationToken cancellationToken = default);

    /// <summary>Whether the token is good.</summary>
    Task<bool> TestApi(CancellationToken cancellationToken = default);

    Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

    Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default);
}
