using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.OpenAi;

/// <summary>The paths of the API and the key at its door.</summary>
internal sealed class OpenAiApi(
    OpenAiServerOptions options, CompletionDesk desk, ConcurrentQueue<OpenAiReply> replies)
{
    private const string Bearer = "Bearer ";
    private const string Completions = "/chat/completions";
    private const string Models = "/models";

    // Long before any person who reads the list.
    private const long ModelsCreated = 1_700_000_000;

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            if (await FindAsync(context) is { } answer)
            {
                await answer.SendAsync(context.Response, context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
    }

    private async Task<ApiAnswer?> FindAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        var name = path.StartsWith("/v1/", StringComparison.Ordinal) ? path["/v1".Length..] : path;
        if (KeyProblem(request.Headers.Authorization.ToString()) is { } refused)
        {
            return refused;
        }

        if (name == Completions && replies.TryDequeue(out var reply))
        {
            await reply.SendAsync(context);
            return null;
        }

        if (name == Completions)
        {
            return HttpMethods.IsPost(request.Method)
                ? await desk.AnswerAsync(request.Body, context.RequestAborted)
                : WrongMethod(request.Method, path);
        }

        var isModels = name == Models || name.StartsWith(Models + "/", StringComparison.Ordinal);
        if (!isModels)
        {
            return ApiAnswer.Error(StatusCodes.Status404NotFound, $"Invalid URL ({request.Method} {path})");
        }

        return HttpMethods.IsGet(request.Method)
            ? List(name[Models.Length..].Trim('/'))
            : WrongMethod(request.Method, path);
    }

    private static ApiAnswer WrongMethod(string method, string path) => ApiAnswer.Error(
        StatusCodes.Status405MethodNotAllowed,
        $"Not allowed to {method} on {path}. (HINT: Perhaps you meant to use a different HTTP method?)",
        code: "method_not_supported");

    private ApiAnswer? KeyProblem(string authorization)
    {
        var key = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : "";
        if (key.Length == 0)
        {
            return ApiAnswer.Error(
                StatusCodes.Status401Unauthorized,
                "You didn't provide an API key. You need to provide your API key in an Authorization header using "
                + "Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        }

        return options.ApiKey is null || options.ApiKey == key
            ? null
            : ApiAnswer.Error(
                StatusCodes.Status401Unauthorized,
                $"Incorrect API key provided: {Masked(key)}.",
                code: "invalid_api_key");
    }

    private static string Masked(string key) =>
        key.Length <= 8 ? new string('*', key.Length) : $"{key[..4]}***{key[^4..]}";

    private ApiAnswer List(string model)
    {
        if (model.Length == 0)
        {
            return ApiAnswer.Ok(new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([.. options.Models.Select(Card)]),
            });
        }

        return options.Models.Contains(model, StringComparer.Ordinal)
            ? ApiAnswer.Ok(Card(model))
            : ApiAnswer.Error(
                StatusCodes.Status404NotFound, $"The model '{model}' does not exist", "model", "model_not_found");
    }

    private static JsonObject Card(string model) => new()
    {
        ["id"] = model,
        ["object"] = "model",
        ["created"] = ModelsCreated,
        ["owned_by"] = "system",
    };
}
