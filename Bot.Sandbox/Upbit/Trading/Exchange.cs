using Bot.Sandbox.Upbit.Api;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>
/// Markets and pockets together, on the market's clock. One request at a time works here; what it made happen is
/// applied at once and written down when the request ends, before its answer.
/// </summary>
internal sealed class Exchange : IDisposable
{
    private readonly Dictionary<string, Pocket> _pockets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReplayedMarket> _markets;
    private readonly EventJournal _journal;
    private readonly TimeProvider _time;
    private readonly UpbitServerOptions _options;
    private readonly OrderChecks _checks;
    private readonly List<PocketEvent> _unwritten = [];
    private readonly PocketNews _news;
    private readonly LateOrders _late = new();
    private readonly PocketHistory? _history;
    private readonly Lock _gate = new();
    private long _settledUntil;
    private int _testCount;

    /// <exception cref="IOException">Another server uses the state folder.</exception>
    public Exchange(UpbitServerOptions options)
    {
        _options = options;
        _time = options.Time;
        _markets = options.Markets.ToDictionary(market => market.Code, StringComparer.Ordinal);
        _checks = new(options.Rules, options.Quirks);
        _news = new(options.Quirks);
        _journal = new(options.StateFolder);
        _history = options.Faults is null ? null : new();
        foreach (var happened in _journal.Open())
        {
            PocketOf(happened.Key).Apply(happened);
            _history?.Note(happened, isNew: false);
        }

        HoldUnmet();
    }

    public bool IsOffline { get; set; }

    /// <summary>
    /// Told in order what happened to pockets, once it is written down; called under the exchange's lock.
    /// </summary>
    public Action<PocketTold>? Told { get; set; }

    public DateTimeOffset Now => _time.GetUtcNow();

    public IReadOnlyList<ReplayedMarket> Markets => _options.Markets;

    public ReplayedMarket? Market(string code) => _markets.GetValueOrDefault(code);

    /// <summary>Works in a pocket alone, with everything settled that is due.</summary>
    public T Work<T>(string key, Func<Pocket, T> work)
    {
        lock (_gate)
        {
            try
            {
                Settle();
                return work(PocketOf(key));
            }
            finally
            {
                _journal.Append(_unwritten);
                _unwritten.Clear();
                _news.Tell(Told);
            }
        }
    }

    /// <summary>Gives a pocket its first money, once in its life.</summary>
    public void Open(string key, decimal krw) => Work(key, pocket =>
    {
        if (!pocket.IsOpened)
        {
            Record(new Transferred(key, Now, Pocket.Krw, krw));
        }

        return pocket;
    });

    public void Transfer(string key, string currency, decimal amount, decimal fee = 0) => Work(key, pocket =>
    {
        if (pocket.BalanceOf(currency).Free + amount < 0)
        {
            throw new InvalidOperationException($"there is less than {-amount} {currency} to take out");
        }

        Record(new Transferred(key, Now, currency, amount, fee));
        return pocket;
    });

    /// <summary>Accepts an order; it stands as placed, and <see cref="Enter"/> lets it meet the market.</summary>
    /// <exception cref="UpbitRefusal">The order is refused; its identifier may be used up.</exception>
    public Order Place(Pocket pocket, OrderRequest request) => Place(pocket, request, replaced: null);

    /// <summary>Cancels an order and accepts another in its place, which may use what the first had locked.</summary>
    /// <exception cref="UpbitRefusal">The new order is refused; the old one stands.</exception>
    public Order Replace(Pocket pocket, Order previous, OrderRequest request) => Place(pocket, request, previous);

    /// <summary>An order as it would be accepted; nothing remains of it.</summary>
    public Order Test(Pocket pocket, OrderRequest request)
    {
        var ticket = Check(pocket, request, OrderIds.Of(pocket.Key, "test", _testCount++));
        return new(ticket, Now, _options.Rules.FeeRate, number: -1);
    }

    /// <summary>Lets an accepted order meet the market, unless its fate is to wait.</summary>
    public void Enter(Pocket pocket, Order order, OrderFate? fate = null)
    {
        var now = Now;
        if (fate is not { IsLate: true })
        {
            new Matching(pocket, Record).Enter(order, BookOf(order.Ticket.Market, now.UtcTicks), now, fate);
        }

        if (fate is not null && (fate.IsLate || fate.Rests) && order.State == OrderState.Wait)
        {
            _late.Hold(pocket, order, fate, now);
        }
    }

    /// <summary>Cancels an order, unless its fate is to be filled first.</summary>
    public void Cancel(Pocket pocket, Order order)
    {
        if (_late.Release(order))
        {
            Meet(pocket, order, Now);
        }

        if (order.State == OrderState.Wait)
        {
            Close(pocket, order);
        }
    }

    /// <summary>Counts a look at a pocket's orders.</summary>
    public void Asked(Pocket pocket) => _late.Asked(pocket).ForEach(order => Meet(pocket, order, Now));

    /// <summary>A pocket as it was before its last changes.</summary>
    public Pocket Before(Pocket pocket, int changes) => _history?.Before(pocket.Key, changes) ?? pocket;

    public void Dispose() => _journal.Dispose();

    private Order Place(Pocket pocket, OrderRequest request, Order? replaced)
    {
        try
        {
            var uuid = OrderIds.Of(pocket.Key, "order", pocket.Orders.Count);
            var ticket = Check(pocket, request, uuid, replaced?.Locked ?? 0);
            if (replaced is not null)
            {
                _late.Release(replaced);
                Close(pocket, replaced);
            }

            Record(new Placed(pocket.Key, Now, ticket, _options.Rules.FeeRate));
            return pocket.Orders[^1];
        }
        catch (UpbitRefusal) when (IsBurning(pocket, request.Identifier))
        {
            Record(new Burnt(pocket.Key, Now, request.Identifier!));
            throw;
        }
    }

    private void Close(Pocket pocket, Order order) =>
        Record(new Closed(pocket.Key, Now, order.Ticket.Uuid, IsDone: false));

    /// <summary>A late order meets the market as it is at an instant; while there is none, it waits on.</summary>
    private void Meet(Pocket pocket, Order order, DateTimeOffset at)
    {
        if (!IsOffline && OrderLadder.At(_markets[order.Ticket.Market], at.UtcTicks) is { } book)
        {
            _late.Release(order);
            new Matching(pocket, Record).Enter(order, book, at);
        }
    }

    // Only orders that were late can have been left so by a server that ended; they meet the market at once.
    private void HoldUnmet()
    {
        foreach (var pocket in _pockets.Values)
        {
            foreach (var order in pocket.Resting.Where(order => !order.Ticket.MayRest))
            {
                _late.Hold(pocket, order, OrderFate.Now, Now);
            }
        }
    }

    private static bool IsWellFormed(string identifier) => identifier.Length is > 0 and <= 64;

    private bool IsBurning(Pocket pocket, string? identifier) =>
        _options.Quirks.RefusalBurnsIdentifier && identifier is not null && IsWellFormed(identifier)
        && !pocket.IsUsed(identifier);

    private OrderTicket Check(Pocket pocket, OrderRequest request, string uuid, decimal released = 0)
    {
        var ticket = _checks.Form(request, uuid);
        var now = Now.UtcTicks;
        var free = pocket.BalanceOf(ticket.LockedCurrency).Free + released;
        var fitting = _checks.Money(ticket, BookOf(ticket.Market, now), free, now);
        if (fitting.Identifier is { } identifier && pocket.IsUsed(identifier))
        {
            throw UpbitRefusal.Order("duplicated_identifier", "이미 사용된 identifier입니다.");
        }

        return fitting;
    }

    private OrderLadder BookOf(string code, long now)
    {
        var market = Market(code) ?? throw UpbitRefusal.UnknownMarket(code);
        var book = IsOffline ? null : OrderLadder.At(market, now);
        return book ?? throw new UpbitRefusal(
            403, "market_offline", "시스템 점검 중입니다. 점검이 완료된 후에 다시 시도해주세요.");
    }

    private Pocket PocketOf(string key)
    {
        if (!_pockets.TryGetValue(key, out var pocket))
        {
            _pockets[key] = pocket = new(key);
        }

        return pocket;
    }

    /// <summary>
    /// Fills every resting order that the path has reached since the last look, in the order of the path.
    /// </summary>
    private void Settle()
    {
        var now = Now.UtcTicks;
        if (now <= _settledUntil)
        {
            return;
        }

        var due = new List<(long At, Pocket Pocket, Order Order)>();
        foreach (var pocket in _pockets.Values)
        {
            foreach (var order in pocket.Resting.Where(order => !_late.Holds(order)))
            {
                var after = Math.Max(_settledUntil, order.CreatedAt.UtcTicks);
                var series = Market(order.Ticket.Market)?.Series;
                if (series?.FirstAt(order.Ticket.Price!.Value, order.Ticket.IsBid, after, now) is { } at)
                {
                    due.Add((at, pocket, order));
                }
            }
        }

        due.AddRange(_late.Due(now));
        foreach (var (at, pocket, order) in due.OrderBy(one => one.At).ThenBy(one => one.Order.Number))
        {
            if (_late.Holds(order))
            {
                Meet(pocket, order, new(at, TimeSpan.Zero));
            }
            else
            {
                new Matching(pocket, Record).Meet(order, new(at, TimeSpan.Zero));
            }
        }

        _settledUntil = now;
    }

    private void Record(PocketEvent happened)
    {
        var pocket = PocketOf(happened.Key);
        pocket.Apply(happened);
        _history?.Note(happened, isNew: !_unwritten.Exists(one => one.Key == happened.Key));
        _unwritten.Add(happened);
        if (Told is not null)
        {
            _news.Note(pocket, happened);
        }
    }
}
