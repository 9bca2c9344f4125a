using System.Text;
using System.Text.Json;
using OpenAI.Chat;

namespace Bot.Host.OpenAi;

/// <summary>What an endpoint sent back: the model's words when there are some and they are whole.</summary>
/// <param name="Text">The model's answer, or null.</param>
/// <param name="Failure">Why there is none, or null.</param>
/// <param name="Tokens">Of question and answer; null when the endpoint did not say.</param>
internal sealed record Completion(string? Text, string? Failure, (int In, int Out)? Tokens)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a completion together with the body it came in.</summary>
    public static Completion Read(ChatCompletion completion, BinaryData body)
    {
        (int, int)? tokens = completion.Usage
            is { InputTokenCount: > 0 and var asked, OutputTokenCount: >= 0 and var said }
            ? (asked, said)
            : null;
        return Problem(completion, body) is { } problem
            ? new Completion(null, problem, tokens)
            : new Completion(Words(completion), null, tokens);
    }

    private static string? Problem(ChatCompletion completion, BinaryData body)
    {
        if (!string.IsNullOrEmpty(completion.Refusal))
        {
            return $"the model refused: {completion.Refusal}";
        }

        if (completion.ToolCalls.Count > 0)
        {
            return "the model called a tool";
        }

        if (completion.FinishReason != ChatFinishReason.Stop)
        {
            return $"the answer ended with {completion.FinishReason}";
        }

        if (completion.Content.Any(part => part.Kind != ChatMessageContentPartKind.Text))
        {
            return "the answer is not all text";
        }

        return Choices(body) is var choices and not 1 ? $"there are {choices} answers" : null;
    }

    private static int Choices(BinaryData body)
    {
        using var json = JsonDocument.Parse(body.ToMemory(), Strict);
        return json.RootElement.GetProperty("choices").GetArrayLength();
    }

    private static string Words(ChatCompletion completion)
    {
        var words = new StringBuilder();
        foreach (var part in completion.Content)
        {
            words.Append(part.Text);
        }

        return words.ToString();
    }
}
