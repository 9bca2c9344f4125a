using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.Trading;

namespace Bot.Host.OpenAi;

/// <summary>
/// The form of an answer, and the reading of it. What does not fit whole, or says a thing twice, is no advice.
/// </summary>
public static class AdviceSchema
{
    /// <summary>Characters of an answer, at most; a longer one is no advice.</summary>
    public const int AnswerMost = 16 * 1024;

    private const int SectionMost = 2_000;
    private const int FailureMost = 300;

    /// <summary>
    /// Names in snake case, nothing left over, nothing missing, nothing twice; what is absent is left out.
    /// </summary>
    public static readonly JsonSerializerOptions Snake = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 8,
    };

    /// <summary>The JSON schema that is sent with a request.</summary>
    public static BinaryData Json { get; } =
        BinaryData.FromString(
            """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["action", "confidence", "rationale"],
              "properties": {
                "action": { "type": "integer", "description": "index into legal_actions" },
                "confidence": { "type": "string", "enum": ["high", "medium", "low"] },
                "rationale": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["overall", "trend", "momentum", "volatility_volume", "structure", "decision"],
                  "properties": {
                    "overall": { "type": "string" },
                    "trend": { "type": "string" },
                    "momentum": { "type": "string" },
                    "volatility_volume": { "type": "string" },
                    "structure": { "type": "string" },
                    "decision": { "type": "string" }
                  }
                }
              }
            }
            """
        );

    /// <summary>The advice of an answer, or why there is none.</summary>
    public static (Advice? Advice, string? Failure) Read(string answer, IReadOnlyList<TradeAction> legal)
    {
        if (answer.Length > AnswerMost)
        {
            return (null, $"the answer is longer than {AnswerMost} characters");
        }

        try
        {
            return JsonSerializer.Deserialize<Answer>(answer, Snake) is { } read
                ? Judge(read, legal)
                : (null, "the answer is null");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Half a surrogate pair is an argument that cannot be.
            return (null, ForeignText.Line($"the answer does not fit the schema: {exception.Message}", FailureMost));
        }
    }

    private static (Advice? Advice, string? Failure) Judge(Answer answer, IReadOnlyList<TradeAction> legal)
    {
        if (answer.Action < 0 || answer.Action >= legal.Count)
        {
            return (null, $"action {answer.Action} is not in the menu of {legal.Count}");
        }

        Confidence? confidence = answer.Confidence switch
        {
            "high" => Confidence.High,
            "medium" => Confidence.Medium,
            "low" => Confidence.Low,
            _ => null,
        };
        return confidence is { } sure
            ? (new Advice(legal[answer.Action], sure, Short(answer.Rationale)), null)
            : (null, "the confidence is none of high, medium, low");
    }

    private static Rationale Short(Sections sections) =>
        new(
            Cut(sections.Overall),
            Cut(sections.Trend),
            Cut(sections.Momentum),
            Cut(sections.VolatilityVolume),
            Cut(sections.Structure),
            Cut(sections.Decision)
        );

    private static string Cut(string text) => ForeignText.Line(text, SectionMost);

    private sealed record Answer(int Action, string Confidence, Sections Rationale);

    private sealed record Sections(
        string Overall,
        string Trend,
        string Momentum,
        string VolatilityVolume,
        string Structure,
        string Decision
    );
}
