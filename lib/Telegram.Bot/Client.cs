using System.Net;
using System.Text.Json;
using Telegram.Bot.Args;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot.Args
{
    /// <summary>A call that is about to be made.</summary>
    public class ApiRequestEventArgs : EventArgs
    {
        public ApiRequestEventArgs(IRequest request, HttpRequestMessage? httpRequestMessage = null) =>
            (Request, HttpRequestMessage) = (request, httpRequestMessage);

        public IRequest Request { get; }

        public HttpRequestMessage? HttpRequestMessage { get; }
    }

    /// <summary>An answer that came.</summary>
    public class ApiResponseEventArgs
    {
        public ApiResponseEventArgs(HttpResponseMessage responseMessage, ApiRequestEventArgs apiRequestEventArgs) =>
            (ResponseMessage, ApiRequestEventArgs) = (responseMessage, apiRequestEventArgs);

        public HttpResponseMessage ResponseMessage { get; }

        public ApiRequestEventArgs ApiRequestEventArgs { get; }
    }
}

namespace Telegram.Bot
{
    /// <summary>Handles an event of the client.</summary>
    public delegate ValueTask AsyncEventHandler<TArgs>(
        ITelegramBotClient botClient, TArgs args, CancellationToken cancellationToken = default);

    /// <summary>A client of the Bot API.</summary>
    public interface ITelegramBotClient
    {
        event AsyncEventHandler<ApiRequestEventArgs>? OnMakingApiRequest;

        event AsyncEventHandler<ApiResponseEventArgs>? OnApiResponseReceived;

        bool LocalBotServer { get; }

        long BotId { get; }

        TimeSpan Timeout { get; set; }

        IExceptionParser ExceptionsParser { get; set; }

        Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

        Task<bool> TestApi(CancellationToken cancellationToken = default);

        Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default);

        Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default);
    }

    /// <summary>Where the client finds the Bot API, and how often it tries.</summary>
    public class TelegramBotClientOptions
    {
        private const string Official = "https://api.telegram.org";
        private const int BotIdDigitsMost = 16;

        public TelegramBotClientOptions(string token, string? baseUrl = null, bool useTestEnvironment = false)
        {
            ArgumentNullException.ThrowIfNull(token);
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            if (colon is < 1 or > BotIdDigitsMost
                || !long.TryParse(token.AsSpan(0, colon), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
            {
                throw new ArgumentException("Bot token invalid", nameof(token));
            }

            (Token, BaseUrl, UseTestEnvironment, BotId) = (token, baseUrl, useTestEnvironment, id);
            var origin = baseUrl is null ? Official : Origin(baseUrl);
            var test = useTestEnvironment ? "/test" : "";
            BaseRequestUrl = $"{origin}/bot{token}{test}";
            BaseFileUrl = $"{origin}/file/bot{token}{test}";
        }

        public string Token { get; }

        public string? BaseUrl { get; }

        public bool UseTestEnvironment { get; }

        public long BotId { get; }

        public bool LocalBotServer => BaseUrl is not null;

        public string BaseFileUrl { get; }

        public string BaseRequestUrl { get; }

        public int RetryThreshold { get; set; } = 60;

        public int RetryCount { get; set; } = 3;

        private static string Origin(string baseUrl) =>
            Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Authority.Length > 0
                ? $"{address.Scheme}://{address.Authority}"
                : throw new ArgumentException("Invalid format. A valid base URL should look like \"http://localhost:8081\"", nameof(baseUrl));
    }

    /// <summary>The client over HTTP.</summary>
    public class TelegramBotClient : ITelegramBotClient
    {
        private readonly TelegramBotClientOptions _options;
        private readonly HttpClient _http;

        public TelegramBotClient(TelegramBotClientOptions options, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
        {
            _options = options ?? throw new ArgumentNullException(nameof(options));
            _http = httpClient ?? new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3) });
            GlobalCancelToken = cancellationToken;
        }

        public TelegramBotClient(string token, HttpClient? httpClient = null, CancellationToken cancellationToken = default)
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

        public virtual async Task<TResponse> SendRequest<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
            using var content = request.ToHttpContent();
            if (content is not null)
            {
                // A retry sends the same bytes again.
                await content.LoadIntoBufferAsync(linked.Token).ConfigureAwait(false);
            }

            for (var attempt = 1; ; attempt++)
            {
                using var response = await SendAsync(request, content, linked.Token).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return await ResultAsync<TResponse>(response, linked.Token).ConfigureAwait(false);
                }

                var error = await ErrorAsync(response, linked.Token).ConfigureAwait(false);
                if (error.ErrorCode != 429 || error.Parameters?.RetryAfter is not { } seconds || seconds > _options.RetryThreshold || attempt >= _options.RetryCount)
                {
                    throw ExceptionsParser.Parse(error);
                }

                await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, linked.Token).ConfigureAwait(false);
            }
        }

        public async Task<bool> TestApi(CancellationToken cancellationToken = default)
        {
            try
            {
                await SendRequest(new GetMeRequest(), cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (ApiRequestException exception) when (exception.ErrorCode == 401)
            {
                return false;
            }
        }

        public async Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(destination);
            if (string.IsNullOrWhiteSpace(filePath) || filePath.Length < 2)
            {
                throw new ArgumentException("Invalid file path", nameof(filePath));
            }

            using var linked = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{_options.BaseFileUrl}/{filePath}");
            using var response = await WireAsync(request, linked.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw ExceptionsParser.Parse(await ErrorAsync(response, linked.Token).ConfigureAwait(false));
            }

            await response.Content.CopyToAsync(destination, linked.Token).ConfigureAwait(false);
        }

        public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default) =>
            DownloadFile(file?.FilePath ?? throw new ArgumentException("Invalid file path", nameof(file)), destination, cancellationToken);

        private async Task<HttpResponseMessage> SendAsync(IRequest request, HttpContent? content, CancellationToken token)
        {
            using var message = new HttpRequestMessage(request.HttpMethod, $"{_options.BaseRequestUrl}/{request.MethodName}")
            {
                Content = content is null ? null : new Kept(content),
            };
            var args = new ApiRequestEventArgs(request, message);
            if (OnMakingApiRequest is { } making)
            {
                await making(this, args, token).ConfigureAwait(false);
            }

            var response = await WireAsync(message, token).ConfigureAwait(false);
            if (OnApiResponseReceived is { } received)
            {
                await received(this, new ApiResponseEventArgs(response, args), token).ConfigureAwait(false);
            }

            return response;
        }

        private async Task<HttpResponseMessage> WireAsync(HttpRequestMessage message, CancellationToken token)
        {
            try
            {
                return await _http.SendAsync(message, token).ConfigureAwait(false);
            }
            catch (TaskCanceledException exception) when (!token.IsCancellationRequested)
            {
                throw new RequestException("Bot API Request timed out", exception);
            }
            catch (HttpRequestException exception)
            {
                throw new RequestException($"Bot API Service Failure: {exception.GetType().Name}: {exception.Message}", exception);
            }
        }

        private static async Task<TResponse> ResultAsync<TResponse>(HttpResponseMessage response, CancellationToken token)
        {
            var answer = await ReadAsync<ApiResponse<TResponse>>(response, token).ConfigureAwait(false);
            return answer is { Ok: true, Result: not null }
                ? answer.Result
                : throw new RequestException("Required properties not found in response", response.StatusCode);
        }

        private static async Task<ApiResponse> ErrorAsync(HttpResponseMessage response, CancellationToken token)
        {
            var answer = await ReadAsync<ApiResponse>(response, token).ConfigureAwait(false);
            return answer is { ErrorCode: not 0, Description: not null }
                ? answer
                : throw new RequestException("Required properties not found in response", response.StatusCode);
        }

        private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken token)
        {
            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
                return await JsonSerializer.DeserializeAsync<T>(body, JsonBotAPI.Options, token).ConfigureAwait(false);
            }
            catch (JsonException exception)
            {
                throw new RequestException("There was an exception during deserialization of the response", response.StatusCode, exception);
            }
        }

        /// <summary>Lends a content to one message, which would dispose it.</summary>
        private sealed class Kept : HttpContent
        {
            private readonly HttpContent _inner;

            public Kept(HttpContent inner)
            {
                _inner = inner;
                foreach (var header in inner.Headers)
                {
                    Headers.TryAddWithoutValidation(header.Key, header.Value);
                }
            }

            protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream);

            protected override bool TryComputeLength(out long length)
            {
                length = _inner.Headers.ContentLength ?? 0;
                return _inner.Headers.ContentLength is not null;
            }
        }
    }
}
