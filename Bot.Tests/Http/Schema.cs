using System.Text.Json;

namespace Bot.Tests.Http;

/// <summary>Holds an answer against the document: types, required fields, nothing beside them.</summary>
internal static class Schema
{
    /// <summary>Each difference with its place.</summary>
    public static IReadOnlyList<string> Differences(JsonElement document, string name, JsonElement value) =>
        [.. Of(document, document.GetProperty("components").GetProperty("schemas").GetProperty(name), value, "$")];

    private static IEnumerable<string> Of(JsonElement document, JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        }

        var type = schema.GetProperty("type").GetString()!;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return schema.TryGetProperty("nullable", out _) ? [] : [$"{place}: null"];
        }

        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => Fields(document, schema, value, place),
            ("array", JsonValueKind.Array) => value
                .EnumerateArray()
                .SelectMany((one, at) => Of(document, schema.GetProperty("items"), one, $"{place}[{at}]")),
            ("string", JsonValueKind.String) => Words(schema, value, place),
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _) ? [] : [$"{place}: not whole"],
            ("number", JsonValueKind.Number) => [],
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            _ => [$"{place}: {value.ValueKind} in place of {type}"],
        };
    }

    private static IEnumerable<string> Fields(JsonElement document, JsonElement schema, JsonElement value, string place)
    {
        var known = schema.GetProperty("properties").EnumerateObject().ToDictionary(one => one.Name, one => one.Value);
        var missing = schema
            .GetProperty("required")
            .EnumerateArray()
            .Select(one => one.GetString()!)
            .Where(name => !value.TryGetProperty(name, out _))
            .Select(name => $"{place}.{name}: missing");
        return missing.Concat(
            value
                .EnumerateObject()
                .SelectMany(field =>
                    known.TryGetValue(field.Name, out var of)
                        ? Of(document, of, field.Value, $"{place}.{field.Name}")
                        : [$"{place}.{field.Name}: not in the document"]
                )
        );
    }

    private static IEnumerable<string> Words(JsonElement schema, JsonElement value, string place) =>
        schema.TryGetProperty("enum", out var words)
        && !words.EnumerateArray().Any(word => word.GetString() == value.GetString())
            ? [$"{place}: {value.GetString()} is none of the words"]
            : [];
}
