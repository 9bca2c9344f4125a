using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>
/// The least value that conforms to a schema: required fields alone, empty lists and texts, the smallest numbers.
/// Patterns of texts are not looked at.
/// </summary>
internal sealed class SchemaValue
{
    // A schema may name itself; what lies deeper is given up for another alternative.
    private const int DepthMost = 24;

    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = "2024-01-01T00:00:00Z",
        ["date"] = "2024-01-01",
        ["time"] = "00:00:00Z",
        ["duration"] = "PT0S",
        ["email"] = "a@example.com",
        ["hostname"] = "example.com",
        ["ipv4"] = "127.0.0.1",
        ["ipv6"] = "::1",
        ["uuid"] = "00000000-0000-4000-8000-000000000000",
    };

    private readonly JsonObject _root;

    private SchemaValue(JsonObject root) => _root = root;

    /// <summary>The value; JSON null where the schema allows none that is shallow enough.</summary>
    public static JsonNode? Least(JsonObject schema) =>
        new SchemaValue(schema).TryMake(schema, 0, out var value) ? value : null;

    private bool TryMake(JsonNode? given, int depth, out JsonNode? value)
    {
        value = null;
        if (depth > DepthMost)
        {
            return false;
        }

        if (given is not JsonObject schema)
        {
            return true;
        }

        if (schema.ContainsKey("const"))
        {
            value = schema["const"]?.DeepClone();
            return true;
        }

        if (schema["enum"] is JsonArray { Count: > 0 } names)
        {
            value = names[0]?.DeepClone();
            return true;
        }

        if (schema["$ref"] is { } reference)
        {
            return TryMake(Find(reference.ToString()), depth + 1, out value);
        }

        return (schema["anyOf"] ?? schema["oneOf"]) is JsonArray alternatives
            ? TryMakeAny(alternatives, depth, out value)
            : TryMakeTyped(schema, depth, out value);
    }

    private bool TryMakeAny(JsonArray alternatives, int depth, out JsonNode? value)
    {
        foreach (var alternative in alternatives)
        {
            if (TryMake(alternative, depth + 1, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    private bool TryMakeTyped(JsonObject schema, int depth, out JsonNode? value)
    {
        var types = StrictSchema.TypesOf(schema);
        value = null;
        switch (types)
        {
            case ["object", ..]:
                return TryMakeObject(schema, depth, out value);
            case ["array", ..]:
                return TryMakeList(schema, depth, out value);
            case ["string", ..]:
                value = Text(schema);
                return true;
            case ["integer", ..]:
                value = (long)Number(schema, isWhole: true);
                return true;
            case ["number", ..]:
                value = Number(schema, isWhole: false);
                return true;
            case ["boolean", ..]:
                value = false;
                return true;
            case [] when schema["properties"] is JsonObject:
                return TryMakeObject(schema, depth, out value);
            default:
                return true;
        }
    }

    private bool TryMakeObject(JsonObject schema, int depth, out JsonNode? value)
    {
        var made = new JsonObject();
        value = made;
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(one => one!.ToString()))
        {
            if (!TryMake(schema["properties"]?[name], depth + 1, out var inner))
            {
                return false;
            }

            made[name] = inner;
        }

        return true;
    }

    private bool TryMakeList(JsonObject schema, int depth, out JsonNode? value)
    {
        var made = new JsonArray();
        value = made;
        for (var left = (int)(Bound(schema, "minItems") ?? 0); left > 0; left--)
        {
            if (!TryMake(schema["items"], depth + 1, out var item))
            {
                return false;
            }

            made.Add(item);
        }

        return true;
    }

    private static string Text(JsonObject schema)
    {
        var text = schema["format"] is { } format ? Formats.GetValueOrDefault(format.ToString(), "") : "";
        return text.PadRight((int)(Bound(schema, "minLength") ?? 0), '-');
    }

    // 0 where it is allowed, else the multiple that is nearest to the bound.
    private static decimal Number(JsonObject schema, bool isWhole)
    {
        var step = Bound(schema, "multipleOf") ?? (isWhole ? 1m : 0.5m);
        var (least, above) = (Bound(schema, "minimum"), Bound(schema, "exclusiveMinimum"));
        var (most, below) = (Bound(schema, "maximum"), Bound(schema, "exclusiveMaximum"));
        var value = 0m;
        value = least > value ? Math.Ceiling(least.Value / step) * step : value;
        value = above >= value ? (Math.Floor(above.Value / step) + 1) * step : value;
        value = most < value ? Math.Floor(most.Value / step) * step : value;
        return below <= value ? (Math.Ceiling(below.Value / step) - 1) * step : value;
    }

    private static decimal? Bound(JsonObject schema, string name) =>
        decimal.TryParse(schema[name]?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            ? bound
            : null;

    // Of the form "#" or "#/$defs/name".
    private JsonNode? Find(string reference) => reference.TrimStart('#')
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)_root, (node, name) => node?[name]);
}
