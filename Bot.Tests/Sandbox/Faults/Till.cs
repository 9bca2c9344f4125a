using System.Collections.Concurrent;
using System.Net;
using Bot.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Sandbox.Faults;

/// <summary>A small server on loopback that notes every body it is posted, counts it and says it back.</summary>
internal sealed class Till : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private Till(WebApplication app, FaultPlan plan) => (_app, Plan) = (app, plan);

    public FaultPlan Plan { get; }

    public ConcurrentQueue<string> Acted { get; } = new();

    public static async Task<Till> OpenAsync(FaultRule? rule, string server = "upbit")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var plan = new FaultPlan();
        if (rule is not null)
        {
            plan.Add(rule);
        }

        var till = new Till(builder.Build(), plan);
        till._app.UseFaults(null, server);
        till._app.UseFaults(plan, server);
        till._app.Run(till.ActAsync);
        await till._app.StartAsync();
        till._http.BaseAddress = new(till._app.Urls.First());
        return till;
    }

    public async Task<string> PostAsync(string body)
    {
        using var response = await SendAsync(body);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> SendAsync(
        string body, string path = "/pay", CancellationToken cancellationToken = default)
    {
        using var content = new StringContent(body);
        return await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task ActAsync(HttpContext context)
    {
        // Closes the body, as many readers do.
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Acted.Enqueue(body);
        context.Response.Headers["Seen"] = "yes";
        await context.Response.WriteAsync($"{Acted.Count}: {body}", context.RequestAborted);
    }
}
