using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>One thing that a connection asked to be told of.</summary>
internal sealed record StreamSubscription
{
    private const string Candle = "candle.";
    private static readonly string[] Market = ["ticker", "trade", "orderbook"];
    private static readonly string[] Candles = ["1s", "1m", "3m", "5m", "10m", "15m", "30m", "60m", "240m"];
    private static readonly string[] Own = ["myOrder", "myAsset"];

    /// <summary>ticker, trade, orderbook, candle.1s to candle.240m, myOrder or myAsset.</summary>
    public required string Type { get; init; }

    /// <summary>Markets as they were written, an order book's with the depth behind a dot; empty is all.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>KRW that order book levels are put together by; 0 is the price unit.</summary>
    public decimal Level { get; init; }

    public bool WantsSnapshot { get; init; } = true;

    public bool WantsRealtime { get; init; } = true;

    public bool IsOwn => IsOwnType(Type);

    /// <summary>The unit of a candle's type; null for another type.</summary>
    public CandleUnit? Unit => Type.StartsWith(Candle, StringComparison.Ordinal) ? UnitOf(Type[Candle.Length..]) : null;

    public static bool IsOwnType(string type) => Own.Contains(type, StringComparer.Ordinal);

    public static bool IsKnown(string type) =>
        Market.Contains(type, StringComparer.Ordinal) || IsOwnType(type)
        || (type.StartsWith(Candle, StringComparison.Ordinal)
            && Candles.Contains(type[Candle.Length..], StringComparer.Ordinal));

    /// <summary>The market of a code, without an order book's depth.</summary>
    public static string MarketOf(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? code : code[..dot];
    }

    /// <summary>Order book levels that a code asks for; 30 where it names none that there are.</summary>
    public static int DepthOf(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && int.TryParse(code.AsSpan(dot + 1), out var depth) && depth is 1 or 5 or 15
            ? depth
            : OrderLadder.Depth;
    }

    private static CandleUnit UnitOf(string name) =>
        name == "1s" ? CandleUnit.Second : CandleUnit.Minutes(int.Parse(name.AsSpan(0, name.Length - 1)));
}
