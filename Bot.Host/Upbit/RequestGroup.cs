namespace Bot.Host.Upbit;

/// <summary>One of the exchange's groups of requests, each with a pace of its own.</summary>
/// <param name="Name">As the exchange calls it.</param>
/// <param name="Capacity">Requests in a period.</param>
/// <param name="Period">How long that is.</param>
/// <param name="IsBucket">Whether it refills all the time, as the private groups do, in place of once a period.</param>
public sealed record RequestGroup(string Name, int Capacity, TimeSpan Period, bool IsBucket)
{
    public static readonly RequestGroup Market = Quotation("market");
    public static readonly RequestGroup Candle = Quotation("candle");
    public static readonly RequestGroup Trade = Quotation("trade");
    public static readonly RequestGroup Ticker = Quotation("ticker");
    public static readonly RequestGroup OrderBook = Quotation("orderbook");
    public static readonly RequestGroup Default = Private("default", 30);

    /// <summary>Placing orders: 12 a second since August 2026, 8 before; more than 8 are never needed.</summary>
    public static readonly RequestGroup Order = Private("order", 8);

    public static readonly RequestGroup OrderTest = Private("order-test", 8);
    public static readonly RequestGroup CancelAll = new("order-cancel-all", 1, TimeSpan.FromSeconds(2), IsBucket: true);
    public static readonly RequestGroup Connect = Quotation("websocket-connect", 5);

    /// <summary>All that are known.</summary>
    public static readonly IReadOnlyList<RequestGroup> All =
    [
        Market,
        Candle,
        Trade,
        Ticker,
        OrderBook,
        Default,
        Order,
        OrderTest,
        CancelAll,
        Connect,
    ];

    /// <summary>The group that a header means. The exchange's spelling varied: candle and candles, trade and
    /// crix-trades. Null is one that is not known.</summary>
    public static RequestGroup? Find(string name)
    {
        var plain = name.Trim().ToLowerInvariant();
        return All.FirstOrDefault(group => group.Name == plain)
            ?? All.FirstOrDefault(group => group.Name == plain[(plain.LastIndexOf('-') + 1)..].TrimEnd('s'));
    }

    private static RequestGroup Quotation(string name, int capacity = 10) =>
        new(name, capacity, TimeSpan.FromSeconds(1), IsBucket: false);

    private static RequestGroup Private(string name, int capacity) =>
        new(name, capacity, TimeSpan.FromSeconds(1), IsBucket: true);
}
