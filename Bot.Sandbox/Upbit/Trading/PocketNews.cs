namespace Bot.Sandbox.Upbit.Trading;

/// <summary>
/// Notes what became of orders and balances event by event, as they stood then, until it may be told.
/// </summary>
internal sealed class PocketNews(UpbitQuirks quirks)
{
    private readonly List<PocketTold> _orders = [];
    private readonly Dictionary<string, (Pocket Pocket, DateTimeOffset At, SortedSet<string> Currencies)> _assets =
        new(StringComparer.Ordinal);

    public void Note(Pocket pocket, PocketEvent happened)
    {
        if (!_assets.TryGetValue(pocket.Key, out var asset))
        {
            asset = (pocket, happened.At, new(StringComparer.Ordinal));
        }

        if (OrderOf(pocket, happened) is { } order)
        {
            _orders.Add(OrderTold.Of(pocket.Key, order, happened, quirks));
            asset.Currencies.Add(order.Ticket.LockedCurrency);
            if (happened is Filled)
            {
                asset.Currencies.UnionWith([order.Ticket.BaseCurrency, order.Ticket.QuoteCurrency]);
            }
        }
        else if (happened is Transferred transferred)
        {
            asset.Currencies.Add(transferred.Currency);
        }

        _assets[pocket.Key] = asset with { At = happened.At };
    }

    /// <summary>Tells everything noted: orders event by event, then each pocket's balances as they are now.</summary>
    public void Tell(Action<PocketTold>? told)
    {
        if (told is not null)
        {
            _orders.ForEach(told);
            foreach (var (key, (pocket, at, currencies)) in _assets.Where(one => one.Value.Currencies.Count > 0))
            {
                told(new AssetsTold(key, at, [.. currencies.Select(one => AssetOf(pocket, one))]));
            }
        }

        _orders.Clear();
        _assets.Clear();
    }

    private static AssetTold AssetOf(Pocket pocket, string currency)
    {
        var balance = pocket.BalanceOf(currency);
        return new(currency, balance.Free, balance.Locked);
    }

    private static Order? OrderOf(Pocket pocket, PocketEvent happened) => happened switch
    {
        Placed placed => pocket.ByUuid(placed.Ticket.Uuid),
        Filled filled => pocket.ByUuid(filled.Uuid),
        Prevented prevented => pocket.ByUuid(prevented.Uuid),
        Closed closed => pocket.ByUuid(closed.Uuid),
        _ => null,
    };
}

/// <summary>Something of a pocket that its owner is told.</summary>
internal abstract record PocketTold(string Key, DateTimeOffset At);

/// <summary>Balances that changed.</summary>
internal sealed record AssetsTold(string Key, DateTimeOffset At, IReadOnlyList<AssetTold> Assets)
    : PocketTold(Key, At);

/// <summary>What a pocket has of a currency.</summary>
internal sealed record AssetTold(string Currency, decimal Free, decimal Locked);

/// <summary>An order as it stood after one event.</summary>
internal sealed record OrderTold(string Key, DateTimeOffset At, OrderTicket Ticket) : PocketTold(Key, At)
{
    /// <summary>wait, trade, done, cancel or prevented.</summary>
    public required string State { get; init; }

    /// <summary>The fill, where the event is one.</summary>
    public required OrderFill? Fill { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required decimal? AveragePrice { get; init; }

    public required decimal? RemainingVolume { get; init; }

    public required decimal ExecutedVolume { get; init; }

    public required decimal ExecutedFunds { get; init; }

    public required int TradesCount { get; init; }

    public required decimal ReservedFee { get; init; }

    public required decimal RemainingFee { get; init; }

    public required decimal PaidFee { get; init; }

    public required decimal Locked { get; init; }

    public required decimal PreventedVolume { get; init; }

    public required decimal PreventedLocked { get; init; }

    public static OrderTold Of(string key, Order order, PocketEvent happened, UpbitQuirks quirks) =>
        new(key, happened.At, order.Ticket)
        {
            State = StateOf(happened),
            Fill = happened is Filled ? order.Fills[^1] : null,
            CreatedAt = order.CreatedAt,
            AveragePrice = order.ExecutedVolume == 0 ? null : order.ExecutedFunds / order.ExecutedVolume,
            RemainingVolume = order.RemainingVolume,
            ExecutedVolume = order.ExecutedVolume,
            ExecutedFunds = order.ExecutedFunds,
            TradesCount = order.Fills.Count,
            ReservedFee = order.ReservedFee,
            RemainingFee = order.RemainingFee,
            PaidFee = order.PaidFee,
            Locked = Api.OrderText.ShownLocked(order, quirks),
            PreventedVolume = order.PreventedVolume,
            PreventedLocked = order.PreventedLocked,
        };

    private static string StateOf(PocketEvent happened) => happened switch
    {
        Filled => "trade",
        Prevented => "prevented",
        Closed { IsDone: true } => "done",
        Closed => "cancel",
        _ => "wait",
    };
}
