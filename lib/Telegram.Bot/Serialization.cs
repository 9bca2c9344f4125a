using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Serialization;

internal sealed class UnixTime : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var seconds = reader.GetInt64();
        return seconds switch
        {
            0 => default,
            < 0 => throw new JsonException("a date is negative"),
            _ => DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime,
        };
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value == default ? 0 : new DateTimeOffset(value.ToUniversalTime()).ToUnixTimeSeconds());
}

internal sealed class NullableUnixTime : JsonConverter<DateTime?>
{
    private static readonly UnixTime Inner = new();

    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : Inner.Read(ref reader, typeof(DateTime), options);

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
        {
            Inner.Write(writer, instant, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Enums as snake_case texts; an unknown text is 0.</summary>
internal sealed class SnakeText<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    private static readonly Dictionary<T, string> Names = Values.ToDictionary(pair => pair.Value, pair => pair.Key);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Values.GetValueOrDefault(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Names.GetValueOrDefault(value, ""));
}

/// <summary>Enums under their own names.</summary>
internal sealed class PascalText<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Enum.TryParse<T>(reader.GetString(), ignoreCase: true, out var value) ? value : default;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class ChatIdText : JsonConverter<ChatId>
{
    public override ChatId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? new ChatId(reader.GetInt64()) : new ChatId(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
    {
        if (value.Username is { } username)
        {
            writer.WriteStringValue(username);
        }
        else
        {
            writer.WriteNumberValue(value.Identifier!.Value);
        }
    }
}

/// <summary>Writes what a value is and not what it is declared as. The base type is never read.</summary>
internal sealed class RuntimeTyped<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException($"{typeof(T).Name} is only sent, never received");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}

internal sealed class InlineKeyboardForm : JsonConverter<InlineKeyboardMarkup>
{
    public override InlineKeyboardMarkup? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options);
        return form is null ? null : new InlineKeyboardMarkup { InlineKeyboard = form.InlineKeyboard ?? [] };
    }

    public override void Write(Utf8JsonWriter writer, InlineKeyboardMarkup value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Form([.. value.InlineKeyboard.Select(row => row.ToList())]), options);

    private sealed record Form(List<List<InlineKeyboardButton>>? InlineKeyboard);
}

/// <summary>A file as text: its id, its address, or the name of the part that carries it.</summary>
internal sealed class InputFileText : JsonConverter<InputFile>
{
    public override bool CanConvert(Type typeToConvert) => typeof(InputFile).IsAssignableFrom(typeToConvert);

    public override InputFile? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? InputFile.FromString(text) : null;

    public override void Write(Utf8JsonWriter writer, InputFile value, JsonSerializerOptions options)
    {
        if (value is InputFileStream stream)
        {
            writer.WriteStringValue($"attach://{Attachments.Current!.Add(stream)}");
        }
        else
        {
            writer.WriteStringValue(value.ToString());
        }
    }
}

/// <summary>The streams met while a request is put into form.</summary>
internal sealed class Attachments
{
    private static readonly AsyncLocal<Attachments?> Holder = new();

    public static Attachments? Current
    {
        get => Holder.Value;
        set => Holder.Value = value;
    }

    public List<InputFileStream> Streams { get; } = [];

    public int Add(InputFileStream stream)
    {
        Streams.Add(stream);
        return Streams.Count - 1;
    }
}
