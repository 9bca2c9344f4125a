using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>What the model says: a content or a refusal, whole or cut off.</summary>
internal sealed record CompletionReply(string? Content, string? Refusal, bool IsCut)
{
    public static CompletionReply Of(string content, OpenAiFault? fault, int? mostTokens) => fault switch
    {
        OpenAiFault.Refusal => new(null, "I'm sorry, I can't assist with that request.", IsCut: false),
        OpenAiFault.CutOff => new(content[..(content.Length / 2)], null, IsCut: true),
        OpenAiFault.Think => Within(
            $"<think>The numbers speak for {{\"action\": 0}}, or do they? Once more.</think>\n\n{content}", mostTokens),
        OpenAiFault.WrongTypes => Within(Swapped(content), mostTokens),
        _ => Within(content, mostTokens),
    };

    public JsonObject ToJson(CompletionRequest request, string id, DateTimeOffset now)
    {
        var tokens = CompletionRequest.TokensOf(Content ?? Refusal ?? "");
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "chat.completion",
            ["created"] = now.ToUnixTimeSeconds(),
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = Content,
                    ["refusal"] = Refusal,
                    ["annotations"] = new JsonArray(),
                },
                ["logprobs"] = null,
                ["finish_reason"] = IsCut ? "length" : "stop",
            }),
            ["usage"] = Usage(request.Tokens, tokens),
            ["service_tier"] = "default",
            ["system_fingerprint"] = "fp_sandbox",
        };
    }

    private static JsonObject Usage(int tokensIn, int tokensOut) => new()
    {
        ["prompt_tokens"] = tokensIn,
        ["completion_tokens"] = tokensOut,
        ["total_tokens"] = tokensIn + tokensOut,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject
        {
            ["reasoning_tokens"] = 0,
            ["audio_tokens"] = 0,
            ["accepted_prediction_tokens"] = 0,
            ["rejected_prediction_tokens"] = 0,
        },
    };

    private static CompletionReply Within(string content, int? mostTokens) =>
        mostTokens is { } most && CompletionRequest.TokensOf(content) > most
            ? new(CompletionRequest.Cut(content, most), null, IsCut: true)
            : new(content, null, IsCut: false);

    // Texts for numbers and numbers for texts; a content that is no JSON becomes a number.
    private static string Swapped(string content)
    {
        try
        {
            return Swapped(JsonNode.Parse(content))?.ToJsonString() ?? "0";
        }
        catch (JsonException)
        {
            return content.Length.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static JsonNode? Swapped(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(field => KeyValuePair.Create(field.Key, Swapped(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Swapped)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>().Length,
        { } value => value.ToJsonString(),
        null => 0,
    };
}
