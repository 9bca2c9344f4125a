using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http;

/// <summary>Writes answers; JSON as it is made, without reflection.</summary>
internal static class Answers
{
    // An answer is never part of a page; letters of other scripts stay readable.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
    };

    /// <summary>Writes a whole answer.</summary>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body, Options))
        {
            write(json);
        }

        await WriteAsync(context, (status, "application/json; charset=utf-8"), body.WrittenMemory);
    }

    /// <summary>Writes bytes of a type; a HEAD gets the headers alone.</summary>
    public static async Task WriteAsync(
        HttpContext context,
        (int Status, string Type) answer,
        ReadOnlyMemory<byte> body
    )
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
