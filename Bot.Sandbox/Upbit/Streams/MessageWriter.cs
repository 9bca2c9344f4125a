using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>Writes one message of a stream in the connection's format; absent values are written as null.</summary>
internal sealed class MessageWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;
    private string _type = string.Empty;

    public MessageWriter() =>
        _json = new(_bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public StreamFormat Format { get; set; } = StreamFormat.Usual;

    public void Begin(string type, string? code)
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _type = type;
        if (Format.IsList)
        {
            _json.WriteStartArray();
        }

        _json.WriteStartObject();
        Text("type", type);
        if (code is not null)
        {
            Text("code", code);
        }
    }

    /// <summary>Ends the message and returns its bytes, which are the caller's.</summary>
    public byte[] End(string streamType)
    {
        Text("stream_type", streamType);
        _json.WriteEndObject();
        if (Format.IsList)
        {
            _json.WriteEndArray();
        }

        _json.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    public void Text(string key, string? value) => _json.WriteString(KeyOf(key), value);

    public void Flag(string key, bool? value)
    {
        if (value is { } known)
        {
            _json.WriteBoolean(KeyOf(key), known);
        }
        else
        {
            _json.WriteNull(KeyOf(key));
        }
    }

    public void Whole(string key, long? value)
    {
        if (value is { } known)
        {
            _json.WriteNumber(KeyOf(key), known);
        }
        else
        {
            _json.WriteNull(KeyOf(key));
        }
    }

    /// <summary>A number as the exchange writes its doubles: small ones with an exponent, e.g. 9.101e-05.</summary>
    public void Number(string key, decimal? value)
    {
        const decimal smallestPlain = 0.0001m;
        if (value is not { } known)
        {
            _json.WriteNull(KeyOf(key));
        }
        else if (known != 0 && Math.Abs(known) < smallestPlain)
        {
            _json.WritePropertyName(KeyOf(key));
            _json.WriteRawValue(((double)known).ToString("0.###############e-00", CultureInfo.InvariantCulture));
        }
        else
        {
            _json.WriteNumber(KeyOf(key), Markets.Decimals.Trimmed(known));
        }
    }

    /// <summary>Writes a list of objects.</summary>
    public void List<T>(string key, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(KeyOf(key));
        foreach (var item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    public void Dispose() => _json.Dispose();

    private string KeyOf(string key) => Format.IsShort ? ShortKeys.Of(key, _type) : key;
}
