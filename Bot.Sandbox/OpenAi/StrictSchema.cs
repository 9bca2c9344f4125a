using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>What a strict schema must be: an object at its root, each object closed, its fields all required.</summary>
internal static class StrictSchema
{
    private static readonly string[] Alternatives = ["anyOf"];
    private static readonly string[] Definitions = ["$defs", "definitions"];

    /// <summary>The first problem, in the API's words, or null.</summary>
    public static string? Problem(JsonObject schema) => TypesOf(schema) is ["object"]
        ? Problem(schema, "")
        : "schema must be a JSON Schema of 'type: \"object\"', "
        + $"got 'type: \"{schema["type"]?.ToString() ?? "None"}\"'.";

    /// <summary>The types that a schema allows; none when it names none.</summary>
    public static IReadOnlyList<string> TypesOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => [.. types.Select(type => type?.ToString() ?? "")],
        { } type => [type.ToString()],
        null => [],
    };

    private static string? Problem(JsonObject schema, string place) =>
        (TypesOf(schema).Any(type => type == "object") ? ObjectProblem(schema, place) : null)
        ?? Inner(schema, place)
            .Select(inner => Problem(inner.Schema, inner.Place))
            .FirstOrDefault(one => one is not null);

    private static string? ObjectProblem(JsonObject schema, string place)
    {
        if (schema["additionalProperties"]?.GetValueKind() != JsonValueKind.False)
        {
            return $"In context=({place}), 'additionalProperties' is required to be supplied and to be false.";
        }

        var names = (schema["properties"] as JsonObject ?? []).Select(property => property.Key);
        var required = (schema["required"] as JsonArray ?? []).Select(name => name?.ToString()).ToList();
        return names.FirstOrDefault(name => !required.Contains(name)) is { } missing
            ? $"In context=({place}), 'required' is required to be supplied and to be an array including every key in "
            + $"properties. Missing '{missing}'."
            : null;
    }

    private static IEnumerable<(JsonObject Schema, string Place)> Inner(JsonObject schema, string place)
    {
        var properties = (schema["properties"] as JsonObject ?? [])
            .Select(property => (property.Value, Place: Step(place, $"'properties', '{property.Key}'")));
        var items = new[] { (Value: schema["items"], Place: Step(place, "'items'")) };
        var alternatives = Alternatives.SelectMany(name => (schema[name] as JsonArray ?? [])
            .Select((value, index) => (Value: value, Place: Step(place, $"'{name}', '{index}'"))));
        var definitions = Definitions.SelectMany(name => (schema[name] as JsonObject ?? [])
            .Select(definition => (definition.Value, Place: Step(place, $"'{name}', '{definition.Key}'"))));
        return properties.Concat(items).Concat(alternatives).Concat(definitions)
            .Where(inner => inner.Value is JsonObject)
            .Select(inner => ((JsonObject)inner.Value!, inner.Place));
    }

    private static string Step(string place, string name) => place.Length == 0 ? name : $"{place}, {name}";
}
