using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>The answer to a call: a result, or an error with the API's own code and description.</summary>
internal sealed class ApiReply
{
    private readonly Action<Utf8JsonWriter> _write;

    private ApiReply(int status, Action<Utf8JsonWriter> write)
    {
        Status = status;
        _write = write;
    }

    public static ApiReply True { get; } = Ok(writer => writer.WriteBooleanValue(true));

    public static ApiReply NotFound { get; } = Refused(new(404, "Not Found"));

    public static ApiReply Unauthorized { get; } = Refused(new(401, "Unauthorized"));

    /// <summary>The HTTP status, which is also the error code.</summary>
    public int Status { get; }

    public static ApiReply Ok(Action<Utf8JsonWriter> result) => new(200, writer =>
    {
        writer.WriteBoolean("ok", true);
        writer.WritePropertyName("result");
        result(writer);
    });

    public static ApiReply Refused(ApiRefusal refusal) => new(refusal.Code, writer =>
    {
        writer.WriteBoolean("ok", false);
        writer.WriteNumber("error_code", refusal.Code);
        writer.WriteString("description", refusal.Message);
        if (refusal.RetryAfter is { } seconds)
        {
            Parameter(writer, "retry_after", seconds);
        }
        else if (refusal.MovedTo is { } chat)
        {
            Parameter(writer, "migrate_to_chat_id", chat);
        }
    });

    private static void Parameter(Utf8JsonWriter writer, string name, long value)
    {
        writer.WriteStartObject("parameters");
        writer.WriteNumber(name, value);
        writer.WriteEndObject();
    }

    public async Task SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            _write(writer);
            writer.WriteEndObject();
        }

        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = buffer.WrittenCount;
        await response.Body.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }
}
