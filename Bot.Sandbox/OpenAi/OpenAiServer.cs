using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Sandbox.OpenAi;

/// <summary>A local server that speaks the chat-completions protocol: answers by a rule or by a script, with faults on request.</summary>
public sealed class OpenAiServer : IAsyncDisposable
{
    private const int CallsKept = 1_000;

    private readonly WebApplication _app;
    private readonly OpenAiServerOptions _options;
    private readonly ConcurrentQueue<OpenAiCall> _calls = new();
    private readonly ConcurrentQueue<OpenAiFault> _faults = new();

    private OpenAiServer(WebApplication app, OpenAiServerOptions options) => (_app, _options) = (app, options);

    /// <summary>The base address for clients, with <c>/v1</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>Raw contents that are answered in order before the rule speaks.</summary>
    public ConcurrentQueue<string> Script { get; } = new();

    /// <summary>The newest calls, oldest first.</summary>
    public IReadOnlyList<OpenAiCall> Calls => [.. _calls];

    /// <summary>Starts a server.</summary>
    public static async Task<OpenAiServer> StartAsync(OpenAiServerOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        var server = new OpenAiServer(app, options);
        app.UseFaults(options.Faults, "openai");
        app.Run(server.HandleAsync);
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Address = new Uri($"{address}/v1");
        return server;
    }

    /// <summary>Lets the next answer go wrong.</summary>
    public void Next(OpenAiFault fault) => _faults.Enqueue(fault);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal) || authorization.Length <= "Bearer ".Length)
        {
            return ErrorAsync(context, 401, "invalid_request_error", "invalid_api_key", "You didn't provide an API key.");
        }

        if (path.EndsWith("/chat/completions", StringComparison.Ordinal) && HttpMethods.IsPost(context.Request.Method))
        {
            return CompleteAsync(context);
        }

        return path.EndsWith("/models", StringComparison.Ordinal)
            ? context.Response.WriteAsJsonAsync(
                new { @object = "list", data = new[] { new { id = "sandbox", @object = "model", owned_by = "sandbox" } } },
                context.RequestAborted)
            : ErrorAsync(context, 404, "invalid_request_error", null, $"Unknown request URL: {path}");
    }

    private async Task CompleteAsync(HttpContext context)
    {
        JsonNode? request;
        try
        {
            request = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            await ErrorAsync(context, 400, "invalid_request_error", null, "We could not parse the JSON body of your request.");
            return;
        }

        if (Problem(request) is { } problem)
        {
            await ErrorAsync(context, 400, "invalid_request_error", null, problem);
            return;
        }

        _faults.TryDequeue(out var fault);
        if (fault is OpenAiFault.RateLimit or OpenAiFault.ServerError)
        {
            context.Response.Headers.RetryAfter = "1";
            await (fault == OpenAiFault.RateLimit
                ? ErrorAsync(context, 429, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached.")
                : ErrorAsync(context, 500, "server_error", null, "The server had an error while processing your request."));
            return;
        }

        var content = Script.TryDequeue(out var scripted) ? scripted : SignalRule.Answer(request!, _options.Seed);
        var answer = OpenAiAnswer.Make(request!, content, fault, _options.Time.GetUtcNow());
        Keep(new OpenAiCall(request!.ToJsonString(), answer));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    private static string? Problem(JsonNode? request)
    {
        if (request is not JsonObject || request["model"] is null)
        {
            return "you must provide a model parameter";
        }

        if (request["messages"] is not JsonArray { Count: > 0 })
        {
            return "'messages' must be a list with at least one message";
        }

        var format = request["response_format"]?["type"]?.GetValue<string>();
        return format is null or "text" or "json_object" or "json_schema"
            ? null
            : $"Invalid value: '{format}'. Supported values are: 'json_object', 'json_schema', and 'text'.";
    }

    private static Task ErrorAsync(HttpContext context, int status, string type, string? code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error = new { message, type, param = (string?)null, code } }, context.RequestAborted);
    }

    private void Keep(OpenAiCall call)
    {
        _calls.Enqueue(call);
        while (_calls.Count > CallsKept)
        {
            _calls.TryDequeue(out _);
        }
    }
}

/// <summary>How an <see cref="OpenAiServer"/> is set up.</summary>
public sealed record OpenAiServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the answers of the built-in rule vary with.</summary>
    public int Seed { get; init; } = 1;

    public FaultPlan? Faults { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>A call and its answer, both as sent.</summary>
public sealed record OpenAiCall(string Request, string Answer);

/// <summary>How an answer can go wrong.</summary>
public enum OpenAiFault
{
    None,
    RateLimit,
    ServerError,

    /// <summary>The content ends in the middle, with finish reason <c>length</c>.</summary>
    CutOff,

    /// <summary>No content but a refusal.</summary>
    Refusal,

    /// <summary>Thoughts stand before the JSON.</summary>
    Think,
}
