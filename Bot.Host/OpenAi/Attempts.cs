using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using Bot.Host.Options;

namespace Bot.Host.OpenAi;

/// <summary>
/// The attempts of one call: which failures are tried again, after what wait, and what is set aside before each. What
/// goes away by itself is tried again (429, server errors, time-outs, lost connections) and nothing else.
/// </summary>
/// <param name="options">How often and how long.</param>
/// <param name="pace">The waits.</param>
/// <param name="reserve">Sets the worst cost of one more attempt aside; false when there is no money for it.</param>
internal sealed class Attempts(OpenAiOptions options, RetryPace pace, Func<Task<bool>> reserve)
    : ClientRetryPolicy(options.Retries)
{
    private const int TooManyRequests = 429;
    private const int ServerErrors = 500;
    private const HttpRequestError TooLong = HttpRequestError.ConfigurationLimitExceeded;

    private PipelineResponse? _before;

    /// <summary>Requests that were made.</summary>
    public int Made { get; private set; }

    /// <summary>Requests that may cost although their answer was lost.</summary>
    public int Lost { get; private set; }

    /// <summary>The body of the request as it was sent.</summary>
    public string? Request { get; private set; }

    /// <summary>The body that came back at the last attempt, or null.</summary>
    public BinaryData? Body { get; private set; }

    /// <summary>Whether the last attempt was answered, and not by an error.</summary>
    public bool IsAnswered { get; private set; }

    /// <inheritdoc />
    protected override async ValueTask OnSendingRequestAsync(PipelineMessage message)
    {
        Made++;
        _before = message.Response;
        if (Request is null && message.Request.Content is { } content)
        {
            using var body = new MemoryStream();
            await content.WriteToAsync(body, message.CancellationToken);
            Request = Encoding.UTF8.GetString(body.ToArray());
        }
    }

    /// <inheritdoc />
    protected override ValueTask OnRequestSentAsync(PipelineMessage message)
    {
        // A response that stands there still may be that of the attempt before.
        var response = ReferenceEquals(message.Response, _before) ? null : message.Response;
        (Body, IsAnswered) = (response?.Content, response is { IsError: false });
        return base.OnRequestSentAsync(message);
    }

    /// <inheritdoc />
    protected override async ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception)
    {
        Lost += exception is not null && MayCost(exception) ? 1 : 0;
        return !message.CancellationToken.IsCancellationRequested
            && Made <= options.Retries
            && (exception is null ? GoesAway(message.Response?.Status) : GoesAway(exception))
            && await reserve();
    }

    /// <inheritdoc />
    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount) =>
        pace.Wait(Made, Asked(message), TimeSpan.FromSeconds(options.TimeoutSeconds));

    /// <inheritdoc />
    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        Task.Delay(time, pace.Wall, cancellationToken);

    private static bool GoesAway(int? status) => status is TooManyRequests or >= ServerErrors;

    private static bool GoesAway(Exception exception) =>
        exception is OperationCanceledException
        || (
            Chain(exception).Any(one => one is HttpRequestException or IOException)
            && !Chain(exception).Any(one => one is HttpRequestException { HttpRequestError: TooLong })
        );

    // A request for which there was no connection was never heard.
    private static bool MayCost(Exception exception) =>
        !Chain(exception)
            .OfType<HttpRequestException>()
            .Any(one =>
                one.HttpRequestError
                    is HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
            );

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        var one = exception;
        while (one is not null)
        {
            yield return one;
            one = one.InnerException;
        }
    }

    // Seconds, or a date.
    private TimeSpan? Asked(PipelineMessage message)
    {
        // A response that stands there still may be that of the attempt before.
        if (
            Body is null
            || message.Response is not { } response
            || !response.Headers.TryGetValue("Retry-After", out var asked)
        )
        {
            return null;
        }

        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var isDate = DateTimeOffset.TryParse(
            asked,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        );
        var rest = isDate ? date - pace.Wall.GetUtcNow() : TimeSpan.Zero;
        return rest > TimeSpan.Zero ? rest : null;
    }
}
