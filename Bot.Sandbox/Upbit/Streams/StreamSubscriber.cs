using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>
/// What a connection is subscribed to: turns what the client says and what happens into the messages that go out.
/// </summary>
internal sealed class StreamSubscriber : IDisposable
{
    private readonly Exchange _exchange;
    private readonly UpbitServerOptions _options;
    private readonly UpbitKey? _key;
    private readonly MessagePace _pace;
    private readonly MessageWriter _writer = new();
    private readonly MarketMessages _messages;
    private readonly List<(StreamSubscription Subscription, MarketFeed? Feed)> _current = [];

    /// <param name="key">Whose the connection is; null for a public one.</param>
    public StreamSubscriber(Exchange exchange, UpbitServerOptions options, UpbitKey? key)
    {
        _exchange = exchange;
        _options = options;
        _key = key;
        _pace = new(options.RateLimits, options.Wire);
        _messages = new(_writer);
    }

    /// <summary>Takes a request of the client and returns what goes out at once.</summary>
    public IReadOnlyList<byte[]> Take(ReadOnlyMemory<byte> message)
    {
        try
        {
            return _pace.TryTake() ? Follow(StreamRequest.Parse(message)) : throw StreamRefusal.TooManyRequests;
        }
        catch (StreamRefusal refusal)
        {
            return [Json(new { error = new { name = refusal.Name, message = refusal.Message } })];
        }
    }

    /// <summary>The message of something that happened to a pocket; null where it was not asked for.</summary>
    public byte[]? Of(PocketTold told)
    {
        var isWanted = told.Key == _key?.AccessKey && _current.Exists(one => Wants(one.Subscription, told));
        return isWanted ? OwnMessages.Write(_writer, told, _exchange.Now) : null;
    }

    /// <summary>What happened on the markets since it was asked last.</summary>
    public IEnumerable<byte[]> Next()
    {
        var now = _exchange.Now.UtcTicks;
        return _current.SelectMany(one => one.Feed?.Next(now) ?? []);
    }

    public void Dispose() => _writer.Dispose();

    private static bool Wants(StreamSubscription subscription, PocketTold told) => (subscription.Type, told) switch
    {
        ("myOrder", OrderTold order) => subscription.WantsRealtime
            && (subscription.Codes.Count == 0
                || subscription.Codes.Contains(order.Ticket.Market, StringComparer.Ordinal)),
        ("myAsset", AssetsTold) => subscription.WantsRealtime,
        _ => false,
    };

    private List<byte[]> Follow(StreamRequest request)
    {
        Check(request);
        _writer.Format = request.Format ?? (request.IsListing ? _writer.Format : StreamFormat.Usual);
        if (request.IsListing)
        {
            return [Listing(request.Ticket)];
        }

        if (!_options.Quirks.SubscriptionsAdd)
        {
            _current.Clear();
        }

        var now = _exchange.Now.UtcTicks;
        var sent = new List<byte[]>();
        foreach (var subscription in request.Subscriptions)
        {
            var feed = subscription.IsOwn
                ? null
                : new MarketFeed(subscription, _exchange, _messages, _options.Streams.MostAtOnce);
            sent.AddRange(feed?.Begin(now) ?? []);
            _current.Add((subscription, feed));
        }

        return sent;
    }

    private void Check(StreamRequest request)
    {
        foreach (var subscription in request.Subscriptions.Where(one => one.IsOwn))
        {
            var needed = subscription.Type == "myOrder" ? UpbitPermissions.ViewOrders : UpbitPermissions.ViewAccounts;
            if (_key?.Permissions.HasFlag(needed) != true)
            {
                throw StreamRefusal.InvalidAuth;
            }
        }
    }

    private byte[] Listing(string ticket) => Json(new
    {
        method = "LIST_SUBSCRIPTIONS",
        result = _current.Select(one => one.Subscription.Level == 0
            ? (object)new { type = one.Subscription.Type, codes = one.Subscription.Codes }
            : new { type = one.Subscription.Type, codes = one.Subscription.Codes, level = one.Subscription.Level }),
        ticket,
    });

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Plain);

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
