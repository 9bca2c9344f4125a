using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>A request for a completion that was checked.</summary>
internal sealed class CompletionRequest(JsonObject json)
{
    private const int BytesPerToken = 4;
    private const int TokensPerMessage = 4;

    public string Text { get; } = json.ToJsonString();

    public string Model { get; } = json["model"]!.GetValue<string>();

    /// <summary>The schema that the content must conform to; null when any text will do.</summary>
    public JsonObject? Schema { get; } = json["response_format"]?["json_schema"]?["schema"] as JsonObject;

    /// <summary>The most tokens of an answer; null means without limit.</summary>
    public int? MostTokens { get; } = (json["max_completion_tokens"] ?? json["max_tokens"])?.GetValue<int>();

    public string LastUserMessage { get; } = json["messages"]!.AsArray()
        .Where(message => message?["role"]?.ToString() == "user")
        .Select(Words)
        .LastOrDefault("");

    /// <summary>Whether an instruction asks for reasons in Korean.</summary>
    public bool WantsKorean { get; } = json["messages"]!.AsArray()
        .Any(message => message?["role"]?.ToString() == "system"
            && Words(message).Contains("Korean", StringComparison.Ordinal));

    /// <summary>An estimate that is the same for the same request.</summary>
    public int Tokens { get; } = json["messages"]!.AsArray()
        .Sum(message => TokensPerMessage + TokensOf(Words(message)));

    public static int TokensOf(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    /// <summary>So much of a text as fits into a number of tokens.</summary>
    public static string Cut(string text, int tokens)
    {
        var end = Math.Min(text.Length, tokens * BytesPerToken);
        while (TokensOf(text[..end]) > tokens)
        {
            end--;
        }

        return text[..end];
    }

    private static string Words(JsonNode? message) => message?["content"] switch
    {
        JsonArray parts => string.Concat(parts.Select(part => part?["text"]?.ToString())),
        { } content => content.ToString(),
        null => "",
    };
}
