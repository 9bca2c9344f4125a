using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Tests.Sandbox.Upbit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>Our client on a sandbox exchange whose clock a test turns; ETH stands at 3,000,000.</summary>
internal sealed class Wire : IAsyncDisposable
{
    public static readonly MarketCode Market = new("KRW-ETH");
    public static readonly DateTimeOffset Noon = UpbitLine.Noon;

    private readonly HttpClient _http;
    private int _attempt;

    private Wire(UpbitServer server, ReplayClock clock, UpbitServerOptions options, UpbitRateLimits limits)
    {
        (Server, Clock, Limits) = (server, clock, limits);
        _http = new HttpClient { BaseAddress = server.Address };
        Client = ClientOf(_http, options.AccessKey, options.SecretKey, Limits);
        Exchange = new UpbitExchange(Client, TimeProvider.System, clock);
    }

    public UpbitServer Server { get; }

    public ReplayClock Clock { get; }

    public UpbitRateLimits Limits { get; }

    public UpbitClient Client { get; }

    public UpbitExchange Exchange { get; }

    /// <param name="change">To the exchange.</param>
    /// <param name="limits">The pace of the client; null is the exchange's.</param>
    public static async Task<Wire> OpenAsync(
        Func<UpbitServerOptions, UpbitServerOptions>? change = null,
        UpbitRateLimits? limits = null
    )
    {
        var clock = new ReplayClock(Noon);
        var options = new UpbitServerOptions
        {
            Time = clock,
            Markets = [UpbitLine.Still(Market.Value, 3_000_000m)],
            RateLimits = RequestLimits.Off,
        };
        options = change?.Invoke(options) ?? options;
        return new Wire(
            await UpbitServer.StartAsync(options),
            clock,
            options,
            limits ?? new UpbitRateLimits(TimeProvider.System)
        );
    }

    /// <summary>Our client with other keys.</summary>
    public UpbitClient ClientOf(UpbitKey key) => ClientOf(_http, key.AccessKey, key.SecretKey);

    /// <summary>Our client as a program that was just started has it.</summary>
    public UpbitClient ClientOf(UpbitRateLimits limits)
    {
        var keys = new UpbitServerOptions();
        return ClientOf(_http, keys.AccessKey, keys.SecretKey, limits);
    }

    public static UpbitClient ClientOf(HttpClient http, string access, string secret, UpbitRateLimits? limits = null) =>
        new(
            http,
            new UpbitSigner(access, secret),
            limits ?? new UpbitRateLimits(TimeProvider.System),
            NullLogger<UpbitClient>.Instance
        );

    /// <summary>The name of an order that was not sent before.</summary>
    public OrderId NextId() => OrderId.For(new AccountId(1), Clock.GetUtcNow(), "entry", ++_attempt);

    public OrderIntent Purchase(decimal coins, decimal limit) =>
        OrderIntent.Entry(NextId(), new AccountId(1), Market, new Volume(coins), new Price(limit));

    public OrderIntent Sale(decimal coins) =>
        OrderIntent.Exit(NextId(), new AccountId(1), Market, new Volume(coins), "exit-stop-loss");

    public Task<OrderOutcome> BuyAsync(decimal coins, decimal limit) =>
        Exchange.PlaceAsync(Purchase(coins, limit), CancellationToken.None);

    public static T Given<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Given>(answer).Value;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }
}
