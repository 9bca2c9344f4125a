using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>
/// The built-in answer: follows the signal that the message names, now and then with low confidence, and gives reasons
/// out of the numbers it was given. Decided by the message and the seed alone.
/// </summary>
internal static class SignalRule
{
    private const ulong LowOneIn = 10;

    public static string Answer(JsonNode request, int seed)
    {
        var message = LastUserMessage(request);
        var given = Parse(message);
        var actions = given["legal_actions"] as JsonArray ?? [];
        var signal = Text(given, "signal") ?? "hold";
        var index = actions.Select(action => action?.ToString()).ToList().FindIndex(action => action == signal);
        var hash = OpenAiAnswer.Hash($"{seed} {message}");
        return new JsonObject
        {
            ["action"] = Math.Max(0, index),
            ["confidence"] = (hash % LowOneIn) switch { 0 => "low", < 4 => "medium", _ => "high" },
            ["rationale"] = Rationale(given, signal),
        }.ToJsonString();
    }

    private static JsonObject Rationale(JsonObject given, string signal)
    {
        var indicators = given["indicators"] as JsonObject ?? [];
        return new JsonObject
        {
            ["overall"] = $"Last price {Number(given, "last_price")}, 24 h change {Number(given, "change_24h_percent")} %.",
            ["trend"] = $"SMA 20 at {Number(indicators, "sma20")}, SMA 60 at {Number(indicators, "sma60")}.",
            ["momentum"] = $"RSI 14 reads {Number(indicators, "rsi14")}, MACD histogram {Number(indicators, "macd_histogram")}.",
            ["volatility_volume"] = $"ATR is {Number(indicators, "atr_percent")} % of price, volume ratio {Number(indicators, "volume_ratio")}.",
            ["structure"] = $"Bands from {Number(indicators, "bollinger_lower")} to {Number(indicators, "bollinger_upper")}.",
            ["decision"] = signal == "hold" ? "Nothing speaks clearly; hold." : $"The rule's signal is {signal}; follow it.",
        };
    }

    private static string LastUserMessage(JsonNode request)
    {
        var message = request["messages"]!.AsArray().LastOrDefault(one => one?["role"]?.ToString() == "user")?["content"];
        return message switch
        {
            JsonArray parts => string.Concat(parts.Select(part => part?["text"]?.ToString())),
            null => "",
            _ => message.ToString(),
        };
    }

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

    private static string? Text(JsonObject given, string name) => given[name]?.ToString();

    private static string Number(JsonObject given, string name) => given[name]?.ToString() ?? "n/a";
}
