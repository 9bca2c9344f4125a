using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>An answer while it is made: status, headers and a body that is written straight as UTF-8.</summary>
internal sealed class CallAnswer : IDisposable
{
    public const string Json = "application/json;charset=UTF-8";
    private static readonly JsonWriterOptions Plain = new()
    {
        SkipValidation = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArrayBufferWriter<byte> _body = new(1024);

    public CallAnswer() => Writer = new(_body, Plain);

    public int Status { get; set; } = 200;

    public string ContentType { get; private set; } = Json;

    /// <summary>The Remaining-Req header.</summary>
    public string? Remaining { get; set; }

    public Utf8JsonWriter Writer { get; }

    public ReadOnlyMemory<byte> Body => _body.WrittenMemory;

    public void Complete() => Writer.Flush();

    /// <summary>Drops what was written and answers with an error in its place.</summary>
    public void Refuse(UpbitRefusal refusal)
    {
        Clear();
        Status = refusal.Status;
        Writer.WriteStartObject();
        Writer.WriteStartObject("error");
        if (refusal.Name is { } name)
        {
            Writer.WriteString("name", name);
        }
        else
        {
            Writer.WriteNumber("name", refusal.Status);
        }

        Writer.WriteString("message", refusal.Message);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    public void RefuseAsText(int status, string text)
    {
        Clear();
        Status = status;
        ContentType = "text/plain;charset=UTF-8";
        _body.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Makes ready for another request.</summary>
    public void Reset()
    {
        Clear();
        Status = 200;
        ContentType = Json;
        Remaining = null;
    }

    public void Dispose() => Writer.Dispose();

    private void Clear()
    {
        Writer.Reset();
        _body.ResetWrittenCount();
    }
}
