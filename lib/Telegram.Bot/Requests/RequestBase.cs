using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>A call whose parameters are its own properties, as JSON.</summary>
public abstract class RequestBase<TResponse> : IRequest<TResponse>
{
    protected RequestBase(string methodName) => MethodName = methodName;

    [JsonIgnore]
    public HttpMethod HttpMethod { get; set; } = HttpMethod.Post;

    [JsonIgnore]
    public string MethodName { get; }

    [JsonIgnore]
    public bool IsWebhookResponse { get; set; }

    [JsonInclude]
    internal string? Method => IsWebhookResponse ? MethodName : null;

    public virtual HttpContent? ToHttpContent() => JsonContent.Create(this, GetType(), options: JsonBotAPI.Options);
}

/// <summary>A call without parameters.</summary>
public abstract class ParameterlessRequest<TResult> : RequestBase<TResult>
{
    protected ParameterlessRequest(string methodName)
        : base(methodName)
    {
    }

    public override HttpContent? ToHttpContent() => IsWebhookResponse ? base.ToHttpContent() : null;
}

/// <summary>A call that may carry files: JSON without streams, else a form with a part for each.</summary>
public abstract class FileRequestBase<TResponse> : RequestBase<TResponse>
{
    protected FileRequestBase(string methodName)
        : base(methodName)
    {
    }

    public override HttpContent? ToHttpContent()
    {
        var (json, streams) = InputFileConverter.Gather(this);
        return streams.Count == 0
            ? new StringContent(json.GetRawText(), Encoding.UTF8, "application/json")
            : Form(json, streams);
    }

    private static MultipartFormDataContent Form(JsonElement json, List<InputFileStream> streams)
    {
        var form = new MultipartFormDataContent();
        foreach (var property in json.EnumerateObject())
        {
            var value = property.Value;
            form.Add(
                new StringContent(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()),
                property.Name);
        }
        foreach (var (number, stream) in streams.Index())
        {
            form.Add(Part(number, stream));
        }
        return form;
    }

    private static StreamContent Part(int number, InputFileStream stream)
    {
        var name = (stream.FileName ?? "file")
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

        // Headers are written as Latin-1: each byte of the name's UTF-8 is given as one character of it.
        var utf8 = Encoding.UTF8.GetBytes($"form-data; name=\"{number}\"; filename=\"{name}\"");
        var part = new StreamContent(stream.Content);
        part.Headers.Add("Content-Type", "application/octet-stream");
        part.Headers.Add("Content-Disposition", Encoding.Latin1.GetString(utf8));
        return part;
    }
}
