using System.Net;
using System.Net.Sockets;
using Bot.Host.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Bot.Host.Http;

/// <summary>
/// The listener: a bare Kestrel over one table of routes. Trading does not depend on it; a port that is taken is said
/// and tried again.
/// </summary>
public sealed class HttpDoor(HttpOptions options, HttpDesk desk, ILoggerFactory logs) : BackgroundService
{
    private const int ConnectionsMost = 64;
    private const int BodyMost = 4 * 1024;
    private const int HeadersMost = 16 * 1024;

    /// <summary>Between two tries to open.</summary>
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan HeadersWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopMost = TimeSpan.FromSeconds(2);

    private readonly ILogger<HttpDoor> _log = logs.CreateLogger<HttpDoor>();
    private readonly TaskCompletionSource<Uri> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it answers, once it does.</summary>
    public Task<Uri> OpenedAsync(CancellationToken token) => _opened.Task.WaitAsync(token);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var place = options.EndPoint!;
        if (!options.IsLocal)
        {
            _log.LogWarning(
                "Http:Listen {Place} is open beyond this machine and not encrypted: put a proxy with TLS before it. "
                    + "{Who}",
                place,
                options.ApiToken.Length == 0
                    ? "Http:ApiToken is empty: whoever reaches it reads health and metrics"
                    : "Health and metrics take the token there, too"
            );
        }

        using var server = await OpenAsync(place, stoppingToken);
        var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _log.LogInformation("Health and metrics are at {Address}", address);
        _opened.TrySetResult(address);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
        }
        finally
        {
            using var patience = new CancellationTokenSource(StopMost);
            await server.StopAsync(patience.Token);
        }
    }

    private async Task<KestrelServer> OpenAsync(IPEndPoint place, CancellationToken token)
    {
        var isFirst = true;
        while (true)
        {
            var server = Build(place);
            try
            {
                await server.StartAsync(new DeskApplication(desk), token);
                return server;
            }
            catch (Exception failure) when (failure is IOException or SocketException)
            {
                server.Dispose();
                Say(place, failure, isFirst);
                isFirst = false;
                await Task.Delay(TryAgain, TimeProvider.System, token);
            }
        }
    }

    private void Say(IPEndPoint place, Exception failure, bool isFirst) =>
        _log.Log(
            isFirst ? LogLevel.Error : LogLevel.Debug,
            "Http:Listen {Place} cannot be opened ({Why}); trading goes on, and it is tried again every "
                + "{Seconds} s. End the other program, or give another port",
            place,
            failure.Message,
            TryAgain.TotalSeconds
        );

    private KestrelServer Build(IPEndPoint place)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMost;
        kestrel.Limits.MaxRequestBodySize = BodyMost;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeadersMost;
        kestrel.Limits.RequestHeadersTimeout = HeadersWait;
        kestrel.Listen(place, listen => listen.Protocols = HttpProtocols.Http1);
        return new KestrelServer(
            Microsoft.Extensions.Options.Options.Create(kestrel),
            new SocketTransportFactory(
                Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions { IOQueueCount = 0 }),
                logs
            ),
            logs
        );
    }

    /// <summary>Hands each request to the desk.</summary>
    private sealed class DeskApplication(HttpDesk desk) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(Microsoft.AspNetCore.Http.Features.IFeatureCollection contextFeatures) =>
            new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => desk.HandleAsync(context);

        public void DisposeContext(HttpContext context, Exception? exception) { }
    }
}
