using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>
/// The built-in answer: follows the signal that the message names, now and then with low confidence, and gives reasons
/// out of the numbers it was given. Decided by the message and the seed alone.
/// </summary>
internal static class SignalRule
{
    private const string Hold = "hold";
    private const ulong LowOneIn = 10;
    private const ulong MediumUpTo = 4;

    private static readonly string[] Confidences = ["high", "medium", "low"];
    private static readonly string[] Sections =
        ["overall", "trend", "momentum", "volatility_volume", "structure", "decision"];

    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a schema is of the answers that this rule gives.</summary>
    public static bool Knows(JsonObject schema)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var confidences = properties["confidence"]?["enum"] as JsonArray;
        var sections = properties["rationale"]?["properties"] as JsonObject;
        return properties.Count == 3
            && properties["action"]?["type"]?.ToString() == "integer"
            && (confidences is null || Confidences.All(one => confidences.Any(name => name?.ToString() == one)))
            && sections?.Count == Sections.Length
            && Sections.All(sections.ContainsKey);
    }

    public static string Answer(string message, int seed, bool isKorean = false)
    {
        var given = Parse(message);
        var actions = (given["legal_actions"] as JsonArray ?? []).Select(action => action?.ToString()).ToList();
        var signal = given["signal"]?.ToString() ?? Hold;
        var action = actions.Contains(signal) ? signal : Hold;
        return new JsonObject
        {
            ["action"] = Math.Max(0, actions.IndexOf(action)),
            ["confidence"] = Confidence(StableHash.Of($"{seed} {message}")),
            ["rationale"] = Rationale(new GivenNumbers(given, isKorean), Decision(signal, action, isKorean)),
        }.ToJsonString(Form);
    }

    private static string Confidence(ulong hash) => (hash % LowOneIn) switch
    {
        0 => "low",
        < MediumUpTo => "medium",
        _ => "high",
    };

    private static JsonObject Rationale(GivenNumbers numbers, string decision) => new()
    {
        ["overall"] = numbers.Overall(),
        ["trend"] = numbers.Trend(),
        ["momentum"] = numbers.Momentum(),
        ["volatility_volume"] = numbers.VolatilityVolume(),
        ["structure"] = numbers.Structure(),
        ["decision"] = decision,
    };

    private static string Decision(string signal, string action, bool isKorean) => (signal == action, action) switch
    {
        (false, _) when isKorean => $"규칙의 신호({signal})는 허용된 행동이 아니므로 답은 {action}입니다.",
        (false, _) =>
            $"The rule's signal is {signal}, which is not among the legal actions, so the answer is {action}.",
        (true, Hold) when isKorean => "따를 신호가 없으므로 답은 hold입니다.",
        (true, Hold) => "The rule gives no signal to act on, so the answer is hold.",
        _ when isKorean => $"규칙의 신호가 {signal}이고 허용되므로 답은 {action}입니다.",
        _ => $"The rule's signal is {signal} and it is legal, so the answer is {action}.",
    };

    private static JsonObject Parse(string message)
    {
        try
        {
            return JsonNode.Parse(message) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
