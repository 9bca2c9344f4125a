using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Upbit;

/// <summary>A WebSocket on 127.0.0.1 that does to each connection what a test says.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<StreamGuest> _guests = Channel.CreateUnbounded<StreamGuest>();

    private StreamServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(ServeAsync);
    }

    public Uri Address { get; private set; } = new("ws://127.0.0.1");

    public static async Task<StreamServer> StartAsync()
    {
        var server = new StreamServer();
        await server._app.StartAsync();
        var http = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = new UriBuilder(http.Addresses.First()) { Scheme = "ws", Path = "/websocket/v1" }.Uri;
        return server;
    }

    /// <summary>The next that connects, its request read.</summary>
    public async Task<StreamGuest> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _guests.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var guest = new StreamGuest(socket, context.Request.Path, context.Request.Headers.Authorization.ToString());
        await guest.ReadAsync();
        await _guests.Writer.WriteAsync(guest, CancellationToken.None);
        await guest.Gone;
    }
}

/// <summary>One connection to a <see cref="StreamServer"/>.</summary>
internal sealed class StreamGuest(WebSocket socket, string path, string authorization)
{
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Path => path;

    public string Authorization => authorization;

    public Task Gone => _gone.Task;

    /// <summary>What it sent last.</summary>
    public string Said { get; private set; } = "";

    public async Task<string> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[4096];
        var got = await socket.ReceiveAsync(buffer, patience.Token);
        return Said = Encoding.UTF8.GetString(buffer, 0, got.Count);
    }

    /// <summary>Says something in binary frames of a few bytes each.</summary>
    public async Task SayAsync(string text, int frame = int.MaxValue)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += Math.Min(frame, bytes.Length))
        {
            var part = bytes.AsMemory(at, Math.Min(frame, bytes.Length - at));
            var isLast = at + part.Length == bytes.Length;
            await socket.SendAsync(part, WebSocketMessageType.Binary, isLast, CancellationToken.None);
        }
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Drop()
    {
        socket.Abort();
        _gone.TrySetResult();
    }

    public async Task CloseAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        _gone.TrySetResult();
    }
}
