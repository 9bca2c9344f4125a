using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>The field that tells which of the cases an object is.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DiscriminatorAttribute(string field) : Attribute
{
    public string Field { get; } = field;
}

/// <summary>One of the cases, and the text that tells it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class CaseAttribute(string text, Type type) : Attribute
{
    public string Text { get; } = text;

    public Type Type { get; } = type;
}

/// <summary>Reads the case that a field tells, wherever in the object it stands; writes what is there.</summary>
internal sealed class PolymorphicConverter<TBase> : JsonConverter<TBase>
    where TBase : class
{
    private static readonly string Field = typeof(TBase).GetCustomAttribute<DiscriminatorAttribute>()!.Field;

    private static readonly Dictionary<string, Type> Cases = typeof(TBase).GetCustomAttributes<CaseAttribute>()
        .ToDictionary(one => one.Text, one => one.Type, StringComparer.Ordinal);

    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty(Field, out var told)
            || told.ValueKind != JsonValueKind.String)
        {
            throw new JsonException($"No {Field} tells which {typeof(TBase).Name} it is");
        }
        return Cases.TryGetValue(told.GetString()!, out var type)
            ? (TBase?)element.Deserialize(type, options)
            : throw new JsonException($"No {typeof(TBase).Name} is known as {told}");
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
