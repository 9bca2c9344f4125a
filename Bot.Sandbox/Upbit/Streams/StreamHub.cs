using System.Collections.Concurrent;
using Bot.Sandbox.Upbit.Api;
using Bot.Sandbox.Upbit.Trading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>
/// The exchange's WebSocket addresses: opens connections, and tells each of what happens and that time passes.
/// </summary>
internal sealed class StreamHub : IDisposable
{
    private const string Public = "/websocket/v1";
    private const string Private = "/websocket/v1/private";
    private static readonly RateGroup Connects = new("websocket-connect", 5, 300);
    private readonly ConcurrentDictionary<StreamSession, bool> _sessions = new();
    private readonly Exchange _exchange;
    private readonly UpbitServerOptions _options;
    private readonly UpbitApi _api;
    private readonly RateGate _gate;
    private readonly TokenCheck _tokens;
    private readonly ITimer _beat;
    private readonly CancellationTokenSource _stop = new();

    public StreamHub(
        Exchange exchange, UpbitServerOptions options, UpbitApi api, RateGate gate, TokenCheck tokens)
    {
        _exchange = exchange;
        _options = options;
        _api = api;
        _gate = gate;
        _tokens = tokens;
        exchange.Told = told => Each(session => session.Note(told));

        // Real time, whatever the clocks: it only decides how soon after a clock has moved that is looked at.
        _beat = TimeProvider.System.CreateTimer(
            _ => Each(session => session.NoteTime()), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Connections that stand.</summary>
    public int Count => _sessions.Count;

    public static bool IsOwn(PathString path) => path == Public || path == Private;

    /// <summary>Has the connection of a request heard from its first byte on.</summary>
    public Task HearAsync(HttpContext context, RequestDelegate next)
    {
        if (IsOwn(context.Request.Path) && context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
        {
            var line = new HeardLine(_options.Wire);
            context.Features.Set(line);
            context.Features.Set<IHttpUpgradeFeature>(new HeardUpgrade(upgrade, line.Hear));
        }

        return next(context);
    }

    /// <summary>Serves a connection until it ends.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        UpbitKey? key = null;
        if (!await _api.AdmitAsync(context, () => Admit(context, out key)))
        {
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { DangerousEnableCompression = true, KeepAliveInterval = TimeSpan.Zero });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, context.RequestAborted);
        using var subscriber = new StreamSubscriber(_exchange, _options, key);
        var session = new StreamSession(
            socket, context.Features.GetRequiredFeature<HeardLine>(), subscriber, _options)
        {
            Path = context.Request.Path,
            Key = key?.AccessKey,
        };
        _sessions[session] = true;
        _beat.Change(_options.Streams.Beat, _options.Streams.Beat);
        try
        {
            await session.RunAsync(() => Settle(key), stop.Token);
        }
        finally
        {
            _sessions.TryRemove(session, out _);
            if (_sessions.IsEmpty)
            {
                _beat.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Ends every connection.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _beat.Dispose();
        _stop.Dispose();
    }

    private RatePass Admit(HttpContext context, out UpbitKey? key)
    {
        key = null;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw UpbitRefusal.OutOfRange;
        }

        if (context.Request.Path == Public)
        {
            var caller = context.Connection.RemoteIpAddress?.ToString() ?? "?";
            return _gate.Enter(context.Request.Headers.Origin.Count > 0 ? RateGroup.Origin : Connects, caller);
        }

        var token = _tokens.Read(context.Request.Headers.Authorization);
        var pass = _gate.Enter(Connects, token.Key.Settings.AccessKey);
        if (pass.Status == StatusCodes.Status200OK)
        {
            _tokens.Verify(token, hashed: string.Empty);
            key = token.Key.Settings;
        }

        return pass;
    }

    private void Settle(UpbitKey? key)
    {
        if (key is not null)
        {
            _exchange.Work(key.AccessKey, pocket => pocket);
        }
    }

    private void Each(Action<StreamSession> act)
    {
        foreach (var (session, _) in _sessions)
        {
            act(session);
        }
    }
}
