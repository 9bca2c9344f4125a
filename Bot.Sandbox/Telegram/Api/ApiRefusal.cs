namespace Bot.Sandbox.Telegram.Api;

/// <summary>A call that the Bot API answers with an error; becomes the answer's code and description.</summary>
internal sealed class ApiRefusal(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code { get; } = code;

    /// <summary>Seconds to wait; only with 429.</summary>
    public int? RetryAfter { get; } = retryAfter;

    public static ApiRefusal BadRequest(string what) => new(400, "Bad Request: " + what);
}
