using System.Net;
using System.Text.Json;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

/// <summary>The client over HTTP.</summary>
public partial class TelegramBotClient : ITelegramBotClient
{
    private const int Unauthorized = 401;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan ConnectionsLive = TimeSpan.FromMinutes(3);

    private readonly TelegramBotClientOptions _options;
    private readonly HttpClient _http;

    /// <param name="options">Who, where, and how patiently.</param>
    /// <param name="httpClient">Used as it is, but for its base address.</param>
    /// <param name="cancellationToken">Ends every call.</param>
    public TelegramBotClient(
        TelegramBotClientOptions options, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _http = httpClient ?? new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionsLive });
        GlobalCancelToken = cancellationToken;
    }

    public TelegramBotClient(
        string token, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
        : this(new TelegramBotClientOptions(token), httpClient, cancellationToken)
    {
    }

    public event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

    public event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

    public string Token => _options.Token;

    public long BotId => _options.BotId;

    public bool LocalBotServer => _options.LocalBotServer;

    public TimeSpan Timeout
    {
        get => _http.Timeout;
        set => _http.Timeout = value;
    }

    public CancellationToken GlobalCancelToken { get; }

    public IExceptionParser ExceptionsParser { get; set; } = new DefaultExceptionParser();

    public virtual async Task<TResponse> SendRequest<TResponse>(
        IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        using var content = request.ToHttpContent();
        if (content is not null && _options is { RetryThreshold: > 0, RetryCount: > 1 })
        {
            // A stream can be read once: what may be sent again is kept.
            await content.LoadIntoBufferAsync(linked.Token).ConfigureAwait(false);
        }
        for (var attempt = 1; ; attempt++)
        {
            using var response = await AttemptAsync(request, content, linked.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return await ResultAsync<TResponse>(response, linked.Token).ConfigureAwait(false);
            }
            var refusal = await RefusalAsync(response, linked.Token).ConfigureAwait(false);
            if (WaitBefore(refusal, attempt) is not { } wait)
            {
                throw ExceptionsParser.Parse(refusal);
            }
            await Task.Delay(wait, TimeProvider.System, linked.Token).ConfigureAwait(false);
        }
    }

    public async Task<bool> TestApi(CancellationToken cancellationToken = default)
    {
        try
        {
            await SendRequest(new GetMeRequest(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiRequestException refusal) when (refusal.ErrorCode == Unauthorized)
        {
            return false;
        }
    }

    public async Task DownloadFile(
        string filePath, Stream destination, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(filePath) || filePath.Length < 2)
        {
            throw new ArgumentException("Invalid file path", nameof(filePath));
        }
        ArgumentNullException.ThrowIfNull(destination);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Get, $"{_options.BaseFileUrl}/{filePath}");
        using var response = await WireAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw ExceptionsParser.Parse(await RefusalAsync(response, linked.Token).ConfigureAwait(false));
        }
        try
        {
            await response.Content.CopyToAsync(destination, linked.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new RequestException("Exception during file download", response.StatusCode, failure);
        }
    }

    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
        DownloadFile(file.FilePath!, destination, cancellationToken);

    private async Task<HttpResponseMessage> AttemptAsync(
        IRequest request, HttpContent? content, CancellationToken token)
    {
        // Not disposed: it would take the content along, which the next attempt needs.
        var message = new HttpRequestMessage(request.HttpMethod, $"{_options.BaseRequestUrl}/{request.MethodName}")
        {
            Content = content,
        };
        var args = new ApiRequestEventArgs(request, message);
        if (OnMakingApiRequest is { } making)
        {
            await making(this, args, token).ConfigureAwait(false);
        }
        var response = await WireAsync(message, HttpCompletionOption.ResponseContentRead, token).ConfigureAwait(false);
        if (OnApiResponseReceived is { } received)
        {
            await received(this, new(response, args), token).ConfigureAwait(false);
        }
        return response;
    }

    private async Task<HttpResponseMessage> WireAsync(
        HttpRequestMessage message, HttpCompletionOption completion, CancellationToken token)
    {
        try
        {
            return await _http.SendAsync(message, completion, token).ConfigureAwait(false);
        }
        catch (TaskCanceledException failure) when (!token.IsCancellationRequested)
        {
            throw new RequestException("Bot API Request timed out", failure);
        }
        catch (HttpRequestException failure)
        {
            throw new RequestException(
                $"Bot API Service Failure: {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    /// <summary>How long to wait before the next attempt; null where there is none.</summary>
    private TimeSpan? WaitBefore(ApiResponse refusal, int attempt) =>
        refusal is { ErrorCode: TooManyRequests, Parameters.RetryAfter: { } seconds }
        && seconds <= _options.RetryThreshold
        && attempt < _options.RetryCount
        && _options.RetryThreshold > 0
            ? TimeSpan.FromSeconds(Math.Max(0, seconds))
            : null;

    private static async Task<TResponse> ResultAsync<TResponse>(HttpResponseMessage response, CancellationToken token)
    {
        var answer = await ReadAsync<ApiResponse<TResponse>>(response, token).ConfigureAwait(false);
        return answer is { Ok: true, Result: { } result } ? result : throw Incomplete(response);
    }

    private static async Task<ApiResponse> RefusalAsync(HttpResponseMessage response, CancellationToken token)
    {
        var answer = await ReadAsync<ApiResponse>(response, token).ConfigureAwait(false);
        return answer is { ErrorCode: not 0, Description: not null } ? answer : throw Incomplete(response);
    }

    private static RequestException Incomplete(HttpResponseMessage response) =>
        new("Required properties not found in response", response.StatusCode);

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken token)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync<T>(body, JsonBotAPI.Options, token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or IOException)
        {
            throw new RequestException(
                "There was an exception during deserialization of the response", response.StatusCode, failure);
        }
    }
}
