using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Faults;

/// <summary>Lets a plan's faults strike the requests of a server.</summary>
public static class FaultyRequests
{
    /// <summary>Puts the plan before everything that follows.</summary>
    /// <param name="app">The server's pipeline.</param>
    /// <param name="plan">Null for a server without faults.</param>
    /// <param name="server">The name that rules know the server by.</param>
    public static void UseFaults(this IApplicationBuilder app, FaultPlan? plan, string server)
    {
        if (plan is not null)
        {
            app.Use(next => context => HandleAsync(plan, server, next, context));
        }
    }

    private static Task HandleAsync(FaultPlan plan, string server, RequestDelegate next, HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";

        // A Bot API path holds the token; rules name the method alone.
        var named = path.StartsWith("/bot", StringComparison.Ordinal) ? path[(path.LastIndexOf('/') + 1)..] : path;
        return plan.Strike(server, context.Request.Method, named) is { } rule
            ? StrikeAsync(rule, next, context)
            : next(context);
    }

    private static async Task StrikeAsync(FaultRule rule, RequestDelegate next, HttpContext context)
    {
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
                await Task.Delay(TimeSpan.FromMilliseconds(rule.DelayMilliseconds), TimeProvider.System, context.RequestAborted);
                await next(context);
                break;
            case FaultKind.Duplicate:
                context.Request.EnableBuffering();
                await UnheardAsync(next, context);
                context.Request.Body.Position = 0;
                context.Response.Clear();
                await next(context);
                break;
            case FaultKind.Status:
                await AnswerAsync(rule, context);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Acts, and keeps the answer from going out.
    private static async Task UnheardAsync(RequestDelegate next, HttpContext context)
    {
        var wire = context.Response.Body;
        await using var nowhere = new MemoryStream();
        context.Response.Body = nowhere;
        await next(context);
        context.Response.Body = wire;
    }

    private static Task AnswerAsync(FaultRule rule, HttpContext context)
    {
        context.Response.StatusCode = rule.Status;
        if (rule.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        context.Response.ContentType = rule.Body.StartsWith('{') ? "application/json" : "text/plain";
        return context.Response.WriteAsync(rule.Body, context.RequestAborted);
    }
}
