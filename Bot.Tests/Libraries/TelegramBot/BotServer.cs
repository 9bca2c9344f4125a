using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace Bot.Tests.Libraries.TelegramBot;

/// <summary>A server on loopback that notes each call, and gives the answers laid ready, in turn.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    public const string Token = "42:secret";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();
    private readonly Channel<(int Status, byte[] Body)> _answers = Channel.CreateUnbounded<(int, byte[])>();

    private BotServer(WebApplication app) => _app = app;

    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<BotServer> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var server = new BotServer(builder.Build());
        server._app.Run(server.TakeAsync);
        await server._app.StartAsync();
        return server;
    }

    public TelegramBotClient Client(int retryThreshold = 60, int retryCount = 3) => new(
        new TelegramBotClientOptions(Token, Address) { RetryThreshold = retryThreshold, RetryCount = retryCount });

    public BotServer Answer(string body, int status = 200) => Answer(Encoding.UTF8.GetBytes(body), status);

    public BotServer Answer(byte[] body, int status = 200)
    {
        _answers.Writer.TryWrite((status, body));
        return this;
    }

    public BotServer Result(string result) => Answer($$"""{"ok":true,"result":{{result}}}""");

    public BotServer Message() => Result("""{"message_id":7,"date":1700000000,"chat":{"id":1,"type":"private"}}""");

    public BotServer Refuse(int code, string description, string parameters = "null") => Answer(
        $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}","parameters":{{parameters}}}""", code);

    /// <summary>The next call that came, or comes.</summary>
    public async Task<Call> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _calls.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Calls that came and were not looked at.</summary>
    public int Waiting => _calls.Reader.Count;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = context.Request;
            _calls.Writer.TryWrite(new Call(
                request.Method, request.Path, request.ContentType, request.ContentLength, body.ToArray()));
            var (status, answer) = await _answers.Reader.ReadAsync(context.RequestAborted);
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
