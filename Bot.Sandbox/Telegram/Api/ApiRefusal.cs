namespace Bot.Sandbox.Telegram.Api;

/// <summary>A call that the Bot API answers with an error; becomes the answer's code and description.</summary>
internal sealed class ApiRefusal(int code, string description, int? retryAfter = null, long? movedTo = null)
    : Exception(description)
{
    public int Code { get; } = code;

    /// <summary>Seconds to wait; only with 429.</summary>
    public int? RetryAfter { get; } = retryAfter;

    /// <summary>Where a group has gone; only with its refusal.</summary>
    public long? MovedTo { get; } = movedTo;

    public static ApiRefusal BadRequest(string what) => new(400, "Bad Request: " + what);
}
