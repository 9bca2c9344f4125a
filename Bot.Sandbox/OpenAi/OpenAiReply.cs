using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.OpenAi;

/// <summary>An answer over HTTP to the letter, for what the protocol itself would not say.</summary>
/// <param name="Body">Sent as it is.</param>
public sealed record OpenAiReply(ReadOnlyMemory<byte> Body)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The header <c>Content-Type</c>; null leaves it out.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The connection is lost in the middle of the body.</summary>
    public bool IsTruncated { get; init; }

    internal async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (Status, ContentType, Body.Length);
        await response.Body.WriteAsync(IsTruncated ? Body[..(Body.Length / 2)] : Body, context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        if (IsTruncated)
        {
            context.Abort();
        }
    }
}
