using System.Collections.Concurrent;
using System.Net;
using Bot.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Sandbox.OpenAi;

/// <summary>
/// A stand-in for OpenAI on 127.0.0.1: speaks the chat-completions protocol, answers by a rule or by a script, and
/// gives wrong answers on request.
/// </summary>
public sealed class OpenAiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallLog _log = new();
    private readonly ConcurrentQueue<OpenAiFault> _faults = new();
    private bool _isDisposed;

    private OpenAiServer(OpenAiServerOptions options)
    {
        _app = Build(options.Port);
        var desk = new CompletionDesk(options, Script, _faults, _log);
        var api = new OpenAiApi(options, desk, Replies);
        _app.UseFaults(options.Faults, "openai");
        _app.Run(api.AnswerAsync);
    }

    /// <summary>The base address for clients, with <c>/v1</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>Contents of answers, used in order, to the letter; while there are none the rule speaks.</summary>
    public ConcurrentQueue<string> Script { get; } = new();

    /// <summary>Whole answers to requests for completions, used in order and before anything else.</summary>
    public ConcurrentQueue<OpenAiReply> Replies { get; } = new();

    /// <summary>The newest 1,000 requests for completions, oldest first.</summary>
    public IReadOnlyList<OpenAiCall> Calls => _log.Snapshot();

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<OpenAiServer> StartAsync(
        OpenAiServerOptions options, CancellationToken cancellationToken = default)
    {
        var server = new OpenAiServer(options);
        try
        {
            await server._app.StartAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.Address = new($"{addresses!.Addresses.First()}/v1");
        return server;
    }

    /// <summary>Lets an answer go wrong: the next, or the one after those that were asked for before.</summary>
    public void Next(OpenAiFault fault) => _faults.Enqueue(fault);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        // A slow answer is not waited for when the server ends.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        return builder.Build();
    }

    /// <summary>Leaves signals of the process to the program that started the server.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
