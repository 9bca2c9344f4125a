namespace Bot.Sandbox.Upbit.Trading;

/// <summary>The balances, orders and identifiers behind one access key. Changes only by <see cref="Apply"/>.</summary>
internal sealed class Pocket(string key)
{
    public const string Krw = "KRW";
    private readonly SortedDictionary<string, Balance> _balances = new(StringComparer.Ordinal) { [Krw] = new() };
    private readonly Dictionary<string, Order> _byUuid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Order> _byIdentifier = new(StringComparer.Ordinal);
    private readonly HashSet<string> _burnt = new(StringComparer.Ordinal);
    private readonly List<Order> _orders = [];
    private readonly List<Order> _resting = [];
    private readonly List<Transferred> _transfers = [];

    public string Key => key;

    /// <summary>Every balance that was ever touched.</summary>
    public IReadOnlyDictionary<string, Balance> Balances => _balances;

    /// <summary>All orders, oldest first.</summary>
    public IReadOnlyList<Order> Orders => _orders;

    /// <summary>Orders that wait, oldest first.</summary>
    public IReadOnlyList<Order> Resting => _resting;

    public IReadOnlyList<Transferred> Transfers => _transfers;

    /// <summary>Whether anything ever happened here.</summary>
    public bool IsOpened => _transfers.Count > 0;

    public int FillCount { get; private set; }

    public bool IsUsed(string identifier) => _burnt.Contains(identifier) || _byIdentifier.ContainsKey(identifier);

    public Order? ByUuid(string uuid) => _byUuid.GetValueOrDefault(uuid);

    public Order? ByIdentifier(string identifier) => _byIdentifier.GetValueOrDefault(identifier);

    public Balance BalanceOf(string currency) => _balances.GetValueOrDefault(currency) ?? new();

    public void Apply(PocketEvent happened)
    {
        switch (happened)
        {
            case Transferred transfer:
                Touch(transfer.Currency).Free += transfer.Amount;
                _transfers.Add(transfer);
                break;
            case Placed placed:
                Place(placed);
                break;
            case Filled filled:
                Fill(_byUuid[filled.Uuid], filled);
                break;
            case Prevented prevented:
                Prevent(_byUuid[prevented.Uuid], prevented);
                break;
            case Closed closed:
                Close(_byUuid[closed.Uuid], closed.IsDone);
                break;
            case Burnt burnt:
                _burnt.Add(burnt.Identifier);
                break;
            default:
                throw new InvalidOperationException($"no pocket knows {happened.GetType().Name}");
        }
    }

    private void Place(Placed placed)
    {
        var order = new Order(placed.Ticket, placed.At, placed.FeeRate, _orders.Count);
        var balance = LockedOf(order);
        balance.Free -= order.Locked;
        balance.Locked += order.Locked;
        _orders.Add(order);
        _resting.Add(order);
        _byUuid[order.Ticket.Uuid] = order;
        if (order.Ticket.Identifier is { } identifier)
        {
            _byIdentifier[identifier] = order;
        }
    }

    private void Fill(Order order, Filled filled)
    {
        var lockedBefore = order.Locked;
        var fill = order.Add(filled);
        var unlocked = lockedBefore - order.Locked;
        LockedOf(order).Locked -= unlocked;
        FillCount++;
        if (!order.Ticket.IsBid)
        {
            Touch(order.Ticket.QuoteCurrency).Free += fill.Funds - fill.Fee;
            return;
        }

        // A fill better than the limit frees the difference at once.
        LockedOf(order).Free += unlocked - fill.Funds - fill.Fee;
        Touch(order.Ticket.BaseCurrency).Buy(fill.Volume, fill.Funds);
    }

    private void Prevent(Order order, Prevented prevented)
    {
        var lockedBefore = order.Locked;
        order.Add(prevented);
        Release(order, lockedBefore - order.Locked);
    }

    private void Close(Order order, bool isDone)
    {
        Release(order, order.Locked);
        order.Close(isDone);
        _resting.Remove(order);
    }

    private void Release(Order order, decimal amount)
    {
        var balance = LockedOf(order);
        balance.Locked -= amount;
        balance.Free += amount;
    }

    private Balance LockedOf(Order order) =>
        Touch(order.Ticket.LockedCurrency);

    private Balance Touch(string currency)
    {
        if (!_balances.TryGetValue(currency, out var balance))
        {
            _balances[currency] = balance = new();
        }

        return balance;
    }
}

/// <summary>What a pocket has of a currency.</summary>
internal sealed class Balance
{
    private const int PriceDecimals = 8;

    public decimal Free { get; set; }

    public decimal Locked { get; set; }

    /// <summary>Average KRW paid per coin of what is held; stays after the last was sold, as on the exchange.</summary>
    public decimal AverageBuyPrice { get; private set; }

    public void Buy(decimal volume, decimal funds)
    {
        var held = Free + Locked;
        AverageBuyPrice = decimal.Round(((AverageBuyPrice * held) + funds) / (held + volume), PriceDecimals);
        Free += volume;
    }
}
