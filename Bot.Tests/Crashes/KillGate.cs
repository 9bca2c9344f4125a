using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Crashes;

/// <summary>
/// Stands before the exchange and carries every call of a process there and back; at the call that it was told, it has
/// the process killed, before the exchange sees the call or after it acted.
/// </summary>
internal sealed class KillGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;
    private readonly CrashLine _line;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private (CrashPoint Point, Action Kill)? _armed;

    private KillGate(WebApplication app, Uri exchange, CrashLine line)
    {
        (_app, _line) = (app, line);
        _http = new HttpClient { BaseAddress = exchange };
        _app.Run(CarryAsync);
    }

    /// <summary>Where a process finds the exchange.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<KillGate> OpenAsync(Uri exchange, CrashLine line)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var gate = new KillGate(builder.Build(), exchange, line);
        await gate._app.StartAsync();
        var addresses = gate._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        gate.Address = new Uri(addresses!.Addresses.First());
        return gate;
    }

    /// <summary>Counts calls anew from here, and kills at one of them.</summary>
    public void Arm(CrashPoint point, Action kill)
    {
        lock (_gate)
        {
            _counts.Clear();
            _armed = (point, kill);
        }
    }

    /// <summary>Kills nobody any more.</summary>
    public void Disarm()
    {
        lock (_gate)
        {
            _armed = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task CarryAsync(HttpContext context)
    {
        var name = $"{context.Request.Method} {context.Request.Path}";
        var nth = Count(name);
        if (Strikes(new CrashPoint(name, nth, IsAfter: false)))
        {
            context.Abort();
            return;
        }

        try
        {
            using var request = await RequestAsync(context.Request);
            using var answer = await _line.CarryAsync(
                request,
                () => _http.SendAsync(request, CancellationToken.None),
                CancellationToken.None
            );
            var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            if (Strikes(new CrashPoint(name, nth, IsAfter: true)))
            {
                context.Abort();
                return;
            }

            await AnswerAsync(context.Response, answer, body);
        }
        catch (HttpRequestException)
        {
            // The exchange broke the connection, so this one breaks too.
            Strikes(new CrashPoint(name, nth, IsAfter: true));
            context.Abort();
        }
    }

    private int Count(string name)
    {
        lock (_gate)
        {
            return _counts[name] = _counts.GetValueOrDefault(name) + 1;
        }
    }

    // The process is dead when this returns.
    private bool Strikes(CrashPoint point)
    {
        lock (_gate)
        {
            if (_armed is not { } armed || armed.Point != point)
            {
                return false;
            }

            _armed = null;
            armed.Kill();
            return true;
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpRequest from)
    {
        var request = new HttpRequestMessage(
            new HttpMethod(from.Method),
            new Uri(_http.BaseAddress!, from.Path + from.QueryString.Value)
        );
        if (from.Headers.Authorization is [{ } token, ..])
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        if (from.ContentLength is > 0)
        {
            using var body = new MemoryStream();
            await from.Body.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", from.ContentType);
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponse to, HttpResponseMessage answer, byte[] body)
    {
        to.StatusCode = (int)answer.StatusCode;
        to.ContentType = answer.Content.Headers.ContentType?.ToString();
        to.ContentLength = body.Length;
        if (answer.Headers.TryGetValues("Remaining-Req", out var remaining))
        {
            to.Headers["Remaining-Req"] = remaining.First();
        }

        await to.Body.WriteAsync(body, CancellationToken.None);
    }
}
