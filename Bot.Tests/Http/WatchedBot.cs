using Bot.Host.Http;
using Bot.Host.Options;
using Bot.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Http;

/// <summary>A whole bot with its listener open, on a market that moves when it is told to.</summary>
public sealed class WatchedBot : IAsyncLifetime
{
    public const string Token = "a-token-of-the-owner-0123456789abcdef";

    private DemoRun? _run;

    internal DemoRun Run => _run!;

    public HttpClient Client { get; } = new();

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        var market = Bot.Host.Demo.DemoMarket.Generated("KRW-ETH") with { Configure = Open };
        _run = await DemoRun.StartAsync(market);
        Address = await _run.World.Services.GetRequiredService<HttpDoor>().OpenedAsync(CancellationToken.None);
        Client.BaseAddress = Address;
        Assert.Empty(await _run.PlayAsync("> /start", "= KRW-ETH", "* Run", "= Running", "~ 60"));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Run.DisposeAsync();
    }

    private static BotOptions Open(BotOptions options) =>
        options with
        {
            Http = new HttpOptions
            {
                Listen = "127.0.0.1:0",
                ApiToken = Token,
                RequestsPerMinute = 6_000,
            },
            Log = options.Log with { Level = "Information" },
        };
}
