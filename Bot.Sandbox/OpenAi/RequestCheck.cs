using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>Refuses what the API refuses, in its words.</summary>
internal static class RequestCheck
{
    private const string Invalid = "invalid_value";
    private const string Missing = "missing_required_parameter";
    private const string WrongType = "invalid_type";
    private const string Unsupported = "unsupported_value";

    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];
    private static readonly string[] Formats = ["json_object", "json_schema", "text"];

    /// <summary>The first problem of a request, or null.</summary>
    public static ApiAnswer? Problem(JsonObject request) =>
        Model(request) ?? Messages(request) ?? Limits(request) ?? Format(request);

    private static ApiAnswer? Model(JsonObject request) => request["model"] switch
    {
        null => ApiAnswer.Wrong("you must provide a model parameter"),
        var model when KindOf(model) != JsonValueKind.String => OfWrongType("model", "a string", model),
        _ => null,
    };

    private static ApiAnswer? Messages(JsonObject request)
    {
        if (request["messages"] is not { } given)
        {
            return MissingOne("messages");
        }

        if (given is not JsonArray messages)
        {
            return OfWrongType("messages", "an array of objects", given);
        }

        return messages.Count == 0
            ? ApiAnswer.Wrong(
                "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array "
                + "instead.",
                "messages",
                "empty_array")
            : messages.Select(Message).FirstOrDefault(problem => problem is not null);
    }

    private static ApiAnswer? Message(JsonNode? message, int index)
    {
        var place = $"messages[{index}]";
        if (message is not JsonObject)
        {
            return OfWrongType(place, "an object", message);
        }

        var role = message["role"];
        if (role is null)
        {
            return MissingOne($"{place}.role");
        }

        if (!Roles.Contains(role.ToString()))
        {
            return NoneOf($"{place}.role", role, Roles);
        }

        return message["content"] switch
        {
            JsonArray => null,
            null when role.ToString() == "assistant" => null,
            var content when KindOf(content) == JsonValueKind.String => null,
            null => ApiAnswer.Wrong(
                "Invalid value for 'content': expected a string, got null.", $"{place}.content", WrongType),
            var content => OfWrongType($"{place}.content", "one of a string or array of objects", content),
        };
    }

    // What this server does not do is refused and not silently left undone.
    private static ApiAnswer? Limits(JsonObject request)
    {
        if (request["stream"] is { } stream && KindOf(stream) == JsonValueKind.True)
        {
            return ApiAnswer.Wrong(
                "Unsupported value: 'stream' does not support true with this model.", "stream", Unsupported);
        }

        if (request["n"] is JsonValue n && !(n.TryGetValue(out int choices) && choices == 1))
        {
            return ApiAnswer.Wrong($"Unsupported value: 'n' does not support {n} with this model.", "n", Unsupported);
        }

        return MostTokens(request, "max_completion_tokens") ?? MostTokens(request, "max_tokens");
    }

    private static ApiAnswer? MostTokens(JsonObject request, string name) => request[name] switch
    {
        null => null,
        JsonValue most when most.TryGetValue(out int tokens) && tokens >= 1 => null,
        JsonValue most when most.TryGetValue(out int tokens) => ApiAnswer.Wrong(
            $"Invalid '{name}': integer below minimum value. Expected a value >= 1, but got {tokens} instead.",
            name,
            "integer_below_min_value"),
        var most => OfWrongType(name, "an integer", most),
    };

    private static ApiAnswer? Format(JsonObject request)
    {
        if (request["response_format"] is not { } format)
        {
            return null;
        }

        if (format is not JsonObject)
        {
            return OfWrongType("response_format", "an object", format);
        }

        return format["type"]?.ToString() switch
        {
            null => MissingOne("response_format.type"),
            "text" => null,
            "json_object" => JsonWord(request),
            "json_schema" => Schema(format["json_schema"]),
            _ => NoneOf("response_format.type", format["type"]!, Formats),
        };
    }

    private static ApiAnswer? JsonWord(JsonObject request) =>
        request["messages"]!.ToJsonString().Contains("json", StringComparison.OrdinalIgnoreCase)
            ? null
            : ApiAnswer.Wrong(
                "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
                "messages");

    private static ApiAnswer? Schema(JsonNode? given)
    {
        const string place = "response_format.json_schema";
        if (given is not JsonObject named)
        {
            return MissingOne(place);
        }

        if (named["name"] is not { } name)
        {
            return MissingOne($"{place}.name");
        }

        if (named["schema"] is not JsonObject schema)
        {
            return MissingOne($"{place}.schema");
        }

        var isStrict = named["strict"] is { } strict && KindOf(strict) == JsonValueKind.True;
        return isStrict && StrictSchema.Problem(schema) is { } problem
            ? ApiAnswer.Wrong($"Invalid schema for response_format '{name}': {problem}", "response_format")
            : null;
    }

    private static ApiAnswer MissingOne(string name) =>
        ApiAnswer.Wrong($"Missing required parameter: '{name}'.", name, Missing);

    private static ApiAnswer OfWrongType(string name, string expected, JsonNode? given) => ApiAnswer.Wrong(
        $"Invalid type for '{name}': expected {expected}, but got {Kind(given)} instead.", name, WrongType);

    private static ApiAnswer NoneOf(string name, JsonNode given, string[] allowed) => ApiAnswer.Wrong(
        $"Invalid value: '{given}'. Supported values are: '{string.Join("', '", allowed[..^1])}', and '{allowed[^1]}'.",
        name,
        Invalid);

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    private static string Kind(JsonNode? node) => KindOf(node) switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
