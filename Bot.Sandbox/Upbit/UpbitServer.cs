using System.Globalization;
using System.Net;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Api;
using Bot.Sandbox.Upbit.Streams;
using Bot.Sandbox.Upbit.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Sandbox.Upbit;

/// <summary>
/// A stand-in for the Upbit exchange on 127.0.0.1: speaks its REST protocol, replays markets out of candles on a clock
/// of the caller's, and keeps exact accounts.
/// </summary>
public sealed class UpbitServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Exchange _exchange;
    private readonly RateGate _gate;
    private readonly StreamHub _streams;
    private readonly List<UpbitKey> _keys;
    private bool _isDisposed;

    private UpbitServer(UpbitServerOptions options)
    {
        _keys = [new(options.AccessKey, options.SecretKey, options.InitialKrw), .. options.MoreKeys];
        _exchange = new(options);
        _keys.ForEach(key => _exchange.Open(key.AccessKey, key.InitialKrw));
        Ledger = new(_exchange, options.AccessKey);
        _gate = new(options.RateLimits, options.Wire);
        var tokens = new TokenCheck(_keys, options.Time);
        var api = new UpbitApi(_exchange, options, _gate, tokens);
        _streams = new(_exchange, options, api, _gate, tokens);
        _app = Build(options.Port);
        _app.Use(next => context => DatedAsync(context, next));
        _app.UseFaults(options.Faults, "upbit", api.RefuseAsync);
        _app.Use(_streams.HearAsync);
        _app.UseWebSockets();
        _app.Run(context => StreamHub.IsOwn(context.Request.Path)
            ? _streams.ServeAsync(context)
            : api.AnswerAsync(context));
    }

    /// <summary>A client's base address.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The exact account of the first pocket.</summary>
    public UpbitLedger Ledger { get; }

    /// <summary>Where the WebSocket for market data is; <c>/private</c> behind it is the one for a key's own.</summary>
    public Uri StreamAddress => new UriBuilder(Address) { Scheme = "ws", Path = "/websocket/v1" }.Uri;

    /// <summary>WebSocket connections that stand.</summary>
    public int StreamCount => _streams.Count;

    /// <summary>Requests that came from callers while they were blocked with 418.</summary>
    public long BlockedAsks => _gate.BlockedAsks;

    /// <summary>Whether the exchange is down for maintenance: orders are refused with market_offline.</summary>
    public bool IsOffline
    {
        get => _exchange.IsOffline;
        set => _exchange.IsOffline = value;
    }

    /// <exception cref="ArgumentException">There is no market, or two of the same code.</exception>
    /// <exception cref="IOException">The port is taken, or another server uses the state folder.</exception>
    /// <exception cref="InvalidDataException">The state folder cannot be read.</exception>
    public static async Task<UpbitServer> StartAsync(
        UpbitServerOptions options, CancellationToken cancellationToken = default)
    {
        if (options.Markets.Count == 0)
        {
            throw new ArgumentException("an exchange needs a market", nameof(options));
        }

        var server = new UpbitServer(options);
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
        server.Address = new(addresses!.Addresses.First());
        return server;
    }

    /// <summary>The account behind another access key.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public UpbitLedger LedgerOf(string accessKey) => new(_exchange, Known(accessKey));

    /// <summary>Money or coins come in from outside.</summary>
    /// <param name="accessKey">Whose; null is the first account.</param>
    public void Deposit(string currency, decimal amount, string? accessKey = null) =>
        _exchange.Transfer(Known(accessKey), currency, Positive(amount));

    /// <summary>Money or coins leave.</summary>
    /// <param name="accessKey">Whose; null is the first account.</param>
    /// <param name="fee">What is taken beside the amount.</param>
    /// <exception cref="InvalidOperationException">There is less free.</exception>
    public void Withdraw(string currency, decimal amount, string? accessKey = null, decimal fee = 0) =>
        _exchange.Transfer(Known(accessKey), currency, -Positive(amount) - fee, fee);

    /// <summary>Blocks a caller with 418, as for asking on after 429, on the clock of the line.</summary>
    /// <param name="accessKey">Whose private requests; null is the first account.</param>
    public void Block(TimeSpan length, string? accessKey = null) => _gate.Block(Known(accessKey), length);

    /// <summary>The price of the newest trade at an instant; null before the market's first candle.</summary>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public decimal? PriceAt(string market, DateTimeOffset instant) =>
        (_exchange.Market(market) ?? throw new ArgumentException($"there is no market {market}", nameof(market)))
        .PriceAt(instant);

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _streams.Stop();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _streams.Dispose();
        _exchange.Dispose();
    }

    // By the market's clock, whoever answers: clients judge their clocks by it.
    private Task DatedAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Date = _exchange.Now.ToString("R", CultureInfo.InvariantCulture);
        return next(context);
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        return builder.Build();
    }

    private static decimal Positive(decimal amount) =>
        amount > 0 ? amount : throw new ArgumentOutOfRangeException(nameof(amount), amount, "must be positive");

    private string Known(string? accessKey)
    {
        var key = accessKey ?? _keys[0].AccessKey;
        return _keys.Exists(one => one.AccessKey == key)
            ? key
            : throw new ArgumentException($"there is no key {key}", nameof(accessKey));
    }

    /// <summary>Leaves signals of the process to the program that started the server.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
