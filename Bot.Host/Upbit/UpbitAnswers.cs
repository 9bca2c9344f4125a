using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>Turns what came over the wire into answers of the port.</summary>
internal static class UpbitAnswers
{
    /// <summary>What a reply says by a reader of its endpoint; a body that it cannot read is a failure.</summary>
    public static Answer<T> Map<T>(UpbitReply reply, Func<JsonElement, T> read) =>
        reply switch
        {
            UpbitReply.Ok ok => Read(ok.Body, read),
            UpbitReply.Error error => new Answer<T>.Failed(error.Kind, error.ToString()),
            UpbitReply.Lost lost => new Answer<T>.Failed(lost.Kind, lost.Why),
            UpbitReply.Held held => new Answer<T>.Failed(FailureKind.RateLimit, held.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Why there is no value; null where there is one.</summary>
    public static (FailureKind Kind, string Message)? Failure<T>(this Answer<T> answer) =>
        answer is Answer<T>.Failed failed ? (failed.Kind, failed.Message) : null;

    private static Answer<T> Read<T>(JsonElement body, Func<JsonElement, T> read)
    {
        try
        {
            return new Answer<T>.Given(read(body));
        }
        catch (Exception exception)
            when (exception is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return new Answer<T>.Failed(FailureKind.Unreadable, exception.Message);
        }
    }
}
