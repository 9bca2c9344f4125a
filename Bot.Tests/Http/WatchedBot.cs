using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Host.Demo;
using Bot.Host.Http;
using Bot.Host.Options;
using Bot.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Http;

/// <summary>A whole bot with its listener open, on a market that moves when it is told to.</summary>
public sealed class WatchedBot : IAsyncLifetime
{
    /// <summary>Of the tests that share one: it traded for 60 hours.</summary>
    public const string Name = "watched bot";

    public const string Token = "a-token-of-the-owner-0123456789abcdef";

    private readonly Func<BotOptions, BotOptions> _configure;
    private DemoRun? _run;

    public WatchedBot()
        : this(options => options) { }

    internal WatchedBot(Func<BotOptions, BotOptions> configure) => _configure = configure;

    internal DemoRun Run => _run!;

    public HttpClient Client { get; } = new();

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        var market = DemoMarket.Generated("KRW-ETH") with { Configure = options => _configure(Open(options)) };
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

    /// <summary>Asks with the token.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await Client.SendAsync(request);
    }

    /// <summary>Asks with the token for what there must be.</summary>
    public async Task<JsonDocument> ReadAsync(string path)
    {
        using var answer = await AskAsync(path);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    // A backup of any age lies there, so that there is something to tell of backups.
    private static BotOptions Open(BotOptions options)
    {
        Directory.CreateDirectory(Path.Combine(options.BackupFolder, "20260301T000000Z-full"));
        return options with
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
}

/// <summary>Tests that share one bot.</summary>
[CollectionDefinition(WatchedBot.Name)]
public sealed class WatchedBots : ICollectionFixture<WatchedBot>;
