using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A file as text: its id, its address, or the name of the part of the form that carries it.</summary>
internal sealed class InputFileConverter : JsonConverter<InputFile>
{
    /// <summary>Where the streams of the request that this thread is writing are gathered.</summary>
    [ThreadStatic]
    private static List<InputFileStream>? _gathered;

    public override bool CanConvert(Type typeToConvert) => typeof(InputFile).IsAssignableFrom(typeToConvert);

    /// <summary>Writes a request, and tells the streams in it, in the order of their numbers.</summary>
    public static (JsonElement Json, List<InputFileStream> Streams) Gather(object request)
    {
        var streams = _gathered = [];
        try
        {
            return (JsonSerializer.SerializeToElement(request, request.GetType(), JsonBotAPI.Options), streams);
        }
        finally
        {
            _gathered = null;
        }
    }

    public override InputFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InputFile.FromString(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, InputFile value, JsonSerializerOptions options)
    {
        if (value is not InputFileStream stream)
        {
            writer.WriteStringValue($"{value}");
            return;
        }
        var streams = _gathered ?? throw new JsonException("Only a request that may carry files can carry a stream");
        writer.WriteStringValue($"attach://{streams.Count}");
        streams.Add(stream);
    }
}
