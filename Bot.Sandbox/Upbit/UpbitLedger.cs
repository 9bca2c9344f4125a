using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit;

/// <summary>
/// The exchange's own exact account of one pocket, for comparing with what a client believes. Each member reads the
/// state of now, with everything settled that is due on the market's clock.
/// </summary>
public sealed class UpbitLedger
{
    private readonly Exchange _exchange;
    private readonly string _key;

    internal UpbitLedger(Exchange exchange, string key)
    {
        _exchange = exchange;
        _key = key;
    }

    /// <summary>Every currency that was ever held, by code.</summary>
    public IReadOnlyDictionary<string, LedgerBalance> Balances => _exchange.Work(_key, pocket =>
        pocket.Balances.ToDictionary(
            one => one.Key,
            one => new LedgerBalance(one.Key, one.Value.Free, one.Value.Locked, one.Value.AverageBuyPrice),
            StringComparer.Ordinal));

    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyList<LedgerOrder> Orders => _exchange.Work(_key, pocket => pocket.Orders.Select(OrderOf).ToList());

    /// <summary>All fills of all orders, in the order in which they happened.</summary>
    public IReadOnlyList<LedgerFill> Fills =>
        [.. Orders.SelectMany(order => order.Fills).OrderBy(fill => fill.At)];

    /// <summary>
    /// Money and coins that came from outside, or left when negative; the first is the initial balance.
    /// </summary>
    public IReadOnlyList<LedgerTransfer> Transfers => _exchange.Work(_key, pocket =>
        pocket.Transfers.Select(one => new LedgerTransfer(one.Currency, one.Amount, one.At)).ToList());

    /// <summary>Free amount of a currency.</summary>
    public decimal Free(string currency) => _exchange.Work(_key, pocket => pocket.BalanceOf(currency).Free);

    /// <summary>Amount of a currency that is locked in orders.</summary>
    public decimal Locked(string currency) => _exchange.Work(_key, pocket => pocket.BalanceOf(currency).Locked);

    /// <summary>The order with an identifier of the client's; null if there is none.</summary>
    public LedgerOrder? Find(string identifier) => _exchange.Work(_key, pocket =>
        pocket.ByIdentifier(identifier) is { } order ? OrderOf(order) : null);

    private static LedgerOrder OrderOf(Order order) => new()
    {
        Uuid = order.Ticket.Uuid,
        Identifier = order.Ticket.Identifier,
        Market = order.Ticket.Market,
        Side = order.Ticket.IsBid ? "bid" : "ask",
        Type = order.Ticket.Type,
        TimeInForce = order.Ticket.TimeInForce,
        Price = order.Ticket.Price,
        Volume = order.Ticket.Volume,
        State = Api.OrderText.StateOf(order.State),
        CreatedAt = order.CreatedAt,
        ExecutedVolume = order.ExecutedVolume,
        PaidFee = order.PaidFee,
        Fills = [.. order.Fills.Select(fill => FillOf(order, fill))],
    };

    private static LedgerFill FillOf(Order order, OrderFill fill) => new()
    {
        Uuid = fill.Uuid,
        OrderUuid = order.Ticket.Uuid,
        Market = order.Ticket.Market,
        Side = order.Ticket.IsBid ? "bid" : "ask",
        Price = fill.Price,
        Volume = fill.Volume,
        Funds = fill.Funds,
        Fee = fill.Fee,
        IsMaker = fill.IsMaker,
        At = fill.At,
    };
}

/// <summary>What a pocket has of a currency.</summary>
/// <param name="AverageBuyPrice">KRW per coin.</param>
public sealed record LedgerBalance(string Currency, decimal Free, decimal Locked, decimal AverageBuyPrice);

/// <summary>A movement of money or coins from or to the outside.</summary>
public sealed record LedgerTransfer(string Currency, decimal Amount, DateTimeOffset At);

/// <summary>An order as the exchange knows it.</summary>
public sealed record LedgerOrder
{
    public required string Uuid { get; init; }

    public required string? Identifier { get; init; }

    public required string Market { get; init; }

    /// <summary>bid or ask.</summary>
    public required string Side { get; init; }

    /// <summary>limit, price, market or best.</summary>
    public required string Type { get; init; }

    public required string? TimeInForce { get; init; }

    /// <summary>KRW per coin of a limit order; KRW to spend of a market or best buy.</summary>
    public required decimal? Price { get; init; }

    public required decimal? Volume { get; init; }

    /// <summary>wait, done or cancel; a market buy that left dust is cancel.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required decimal ExecutedVolume { get; init; }

    public required decimal PaidFee { get; init; }

    public required IReadOnlyList<LedgerFill> Fills { get; init; }
}

/// <summary>One fill of an order.</summary>
public sealed record LedgerFill
{
    public required string Uuid { get; init; }

    public required string OrderUuid { get; init; }

    public required string Market { get; init; }

    /// <summary>bid or ask: the side of the order.</summary>
    public required string Side { get; init; }

    public required decimal Price { get; init; }

    public required decimal Volume { get; init; }

    /// <summary>Price times volume, in KRW.</summary>
    public required decimal Funds { get; init; }

    /// <summary>In KRW: on top of the funds of a bid, out of the proceeds of an ask.</summary>
    public required decimal Fee { get; init; }

    public required bool IsMaker { get; init; }

    public required DateTimeOffset At { get; init; }
}
