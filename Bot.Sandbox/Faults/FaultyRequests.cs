using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Sandbox.Faults;

/// <summary>Lets a plan's faults strike the requests of a server.</summary>
public static class FaultyRequests
{
    private const string Telegram = "telegram";

    /// <summary>Puts the plan before everything that follows.</summary>
    /// <param name="app">The server's pipeline.</param>
    /// <param name="plan">Null for a server without faults.</param>
    /// <param name="server">The name that rules know the server by: telegram, upbit or openai.</param>
    /// <param name="refuse">
    /// How the server itself refuses somebody who asks too fast; null leaves 429 and 418 without a body bare.
    /// </param>
    public static void UseFaults(
        this IApplicationBuilder app, FaultPlan? plan, string server, Func<HttpContext, FaultRule, Task>? refuse = null)
    {
        if (plan is not null)
        {
            app.Use(next => context => HandleAsync(plan, server, new(next, refuse), context));
        }
    }

    private static Task HandleAsync(FaultPlan plan, string server, Further further, HttpContext context)
    {
        if (plan.IsEmpty)
        {
            return further.Next(context);
        }

        var path = context.Request.Path.Value ?? "/";

        // A Bot API path holds the token; rules name the method alone.
        var isMethod = server == Telegram && path.StartsWith("/bot", StringComparison.Ordinal);
        var named = isMethod ? path[(path.LastIndexOf('/') + 1)..] : path;
        return plan.Strike(server, context.Request.Method, named) is { } rule
            ? StrikeAsync(rule, further, context)
            : further.Next(context);
    }

    private static async Task StrikeAsync(FaultRule rule, Further further, HttpContext context)
    {
        var next = further.Next;
        switch (rule.Fault)
        {
            case FaultKind.DropRequest:
                context.Abort();
                break;
            case FaultKind.DropAnswer:
                await UnheardAsync(next, context);
                context.Abort();
                break;
            case FaultKind.Delay:
                await DelayAsync(rule, next, context);
                break;
            case FaultKind.Duplicate:
                await TwiceAsync(next, context);
                break;
            case FaultKind.Status:
                await AnswerAsync(rule, further, context);
                break;
            case FaultKind.StatusAfter:
                await UnheardAsync(next, context);
                context.Response.Clear();
                await AnswerAsync(rule, further, context);
                break;
            case FaultKind.LateFill or FaultKind.PartialFill or FaultKind.StaleRead:
                // Goes wrong inside the exchange, which looks for the rule.
                context.Features.Set(rule);
                await next(context);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static async Task DelayAsync(FaultRule rule, RequestDelegate next, HttpContext context)
    {
        var answer = rule.When == FaultMoment.After ? await UnheardAsync(next, context) : null;
        try
        {
            await Task.Delay(rule.Delay ?? TimeSpan.Zero, TimeProvider.System, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client waited no longer; before acting that leaves nothing done, after it nobody hears the answer.
            return;
        }

        await (answer is null
            ? next(context)
            : context.Response.Body.WriteAsync(answer, context.RequestAborted).AsTask());
    }

    private static async Task TwiceAsync(RequestDelegate next, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        // Each time a stream of its own: whoever reads it may close it.
        context.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        await UnheardAsync(next, context);
        context.Response.Clear();
        context.Features.Set<IFormFeature>(null);
        context.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        await next(context);
    }

    // Acts, and keeps the answer's body from going out.
    private static async Task<byte[]> UnheardAsync(RequestDelegate next, HttpContext context)
    {
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return kept.ToArray();
        }
        finally
        {
            context.Response.Body = wire;
        }
    }

    private static Task AnswerAsync(FaultRule rule, Further further, HttpContext context)
    {
        const int blocked = 418;
        var isPace = rule is { Body: null, Status: StatusCodes.Status429TooManyRequests or blocked };
        if (isPace && further.Refuse is { } refuse)
        {
            return refuse(context, rule);
        }

        context.Response.StatusCode = rule.Status ?? StatusCodes.Status500InternalServerError;
        if (rule.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var isBodiless = rule.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified;
        if (isBodiless || string.IsNullOrEmpty(rule.Body))
        {
            return Task.CompletedTask;
        }

        var isJson = rule.Body.TrimStart() is ['{' or '[', ..];
        context.Response.ContentType = isJson ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
        return context.Response.WriteAsync(rule.Body, context.RequestAborted);
    }

    /// <summary>Where a request goes on, and how its server refuses.</summary>
    private sealed record Further(RequestDelegate Next, Func<HttpContext, FaultRule, Task>? Refuse);
}
