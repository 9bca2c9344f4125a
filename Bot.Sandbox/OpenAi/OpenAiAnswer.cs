using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>Puts a content into the form of a chat completion.</summary>
internal static class OpenAiAnswer
{
    private const int CharactersPerToken = 4;

    public static string Make(JsonNode request, string content, OpenAiFault fault, DateTimeOffset now)
    {
        var text = fault switch
        {
            OpenAiFault.CutOff => content[..(content.Length / 2)],
            OpenAiFault.Think => $"<think>The numbers say buy, surely.</think>{content}",
            _ => content,
        };
        var tokensIn = request["messages"]!.ToJsonString().Length / CharactersPerToken;
        var tokensOut = Math.Max(1, text.Length / CharactersPerToken);
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = fault == OpenAiFault.Refusal ? null : text,
            ["refusal"] = fault == OpenAiFault.Refusal ? "I can't help with that." : null,
        };
        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{Hash(request.ToJsonString()):x16}"),
            ["object"] = "chat.completion",
            ["created"] = now.ToUnixTimeSeconds(),
            ["model"] = request["model"]!.GetValue<string>(),
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["logprobs"] = null,
                ["finish_reason"] = fault == OpenAiFault.CutOff ? "length" : "stop",
            }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = tokensIn,
                ["completion_tokens"] = tokensOut,
                ["total_tokens"] = tokensIn + tokensOut,
            },
            ["system_fingerprint"] = "sandbox",
        }.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>FNV-1a, so that the same request is answered alike on every machine.</summary>
    public static ulong Hash(string text)
    {
        unchecked
        {
            return text.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);
        }
    }
}
