using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.OpenAi;

/// <summary>Answers requests for completions: by script or rule, or as wrongly as was asked for.</summary>
internal sealed class CompletionDesk(
    OpenAiServerOptions options, ConcurrentQueue<string> script, ConcurrentQueue<OpenAiFault> faults, CallLog log)
{
    private long _answers;

    public async Task<ApiAnswer> AnswerAsync(Stream body, CancellationToken token)
    {
        using var reader = new StreamReader(body);
        var text = await reader.ReadToEndAsync(token);
        var answer = await DecideAsync(text, token);
        log.Add(new OpenAiCall(options.Time.GetUtcNow(), answer.Status, text, answer.Body));
        return answer;
    }

    private async Task<ApiAnswer> DecideAsync(string text, CancellationToken token)
    {
        if (Parse(text) is not { } json)
        {
            return ApiAnswer.Wrong("We could not parse the JSON body of your request. The API expects a JSON payload.");
        }

        if (RequestCheck.Problem(json) is { } problem)
        {
            return problem;
        }

        OpenAiFault? fault = faults.TryDequeue(out var asked) ? asked : null;
        if (fault == OpenAiFault.Slow)
        {
            await Task.Delay(options.SlowAnswer, TimeProvider.System, token);
        }

        return fault switch
        {
            OpenAiFault.RateLimit => RateLimited(json),
            OpenAiFault.ServerError => ApiAnswer.Error(
                StatusCodes.Status500InternalServerError,
                "The server had an error while processing your request. Sorry about that!",
                type: "server_error"),
            _ => Complete(new CompletionRequest(json), fault),
        };
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ApiAnswer RateLimited(JsonObject json) => ApiAnswer.Error(
        StatusCodes.Status429TooManyRequests,
        $"Rate limit reached for {json["model"]} on requests per min (RPM). "
        + $"Please try again in {options.RetryAfter.TotalSeconds}s.",
        code: "rate_limit_exceeded",
        type: "requests") with
    {
        RetryAfter = (int)Math.Ceiling(options.RetryAfter.TotalSeconds),
    };

    private ApiAnswer Complete(CompletionRequest request, OpenAiFault? fault)
    {
        var content = script.TryDequeue(out var scripted) ? scripted : Content(request);
        var reply = CompletionReply.Of(content, fault, request.MostTokens);
        var id = StableHash.Of($"{options.Seed} {Interlocked.Increment(ref _answers)} {request.Text}");
        return ApiAnswer.Ok(reply.ToJson(request, $"chatcmpl-{id:x16}", options.Time.GetUtcNow()));
    }

    private string Content(CompletionRequest request)
    {
        if (request.Schema is null)
        {
            return SignalRule.Answer(request.LastUserMessage, options.Seed, request.WantsKorean);
        }

        return SignalRule.Knows(request.Schema)
            ? SignalRule.Answer(request.LastUserMessage, options.Seed, request.WantsKorean)
            : SchemaValue.Least(request.Schema)?.ToJsonString() ?? "null";
    }
}
