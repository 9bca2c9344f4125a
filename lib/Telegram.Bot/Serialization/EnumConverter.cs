using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>Names in snake case; a name that nobody knows is read as 0.</summary>
internal sealed class EnumConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Texts = Enum.GetValues<TEnum>()
        .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{value}"));

    private static readonly Dictionary<string, TEnum> Values =
        Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The value of the first field that is named like one; null without such a field.</summary>
    public static TEnum? FirstIn(IEnumerable<string>? fields)
    {
        foreach (var field in fields ?? [])
        {
            if (Values.TryGetValue(field, out var value))
            {
                return value;
            }
        }
        return null;
    }

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Values.GetValueOrDefault(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            Texts.TryGetValue(value, out var text)
                ? text
                : throw new JsonException($"{typeof(TEnum).Name} has no value {value}"));
}
