namespace Bot.Sandbox.Upbit.Trading;

/// <summary>What an accepted order asks for.</summary>
internal sealed record OrderTicket
{
    public required string Uuid { get; init; }

    public string? Identifier { get; init; }

    public required string Market { get; init; }

    public required bool IsBid { get; init; }

    /// <summary>limit, price, market or best.</summary>
    public required string Type { get; init; }

    /// <summary>KRW per coin of a limit order; KRW to spend of a market or best buy.</summary>
    public decimal? Price { get; init; }

    /// <summary>Coins; null for a market or best buy.</summary>
    public decimal? Volume { get; init; }

    public string? TimeInForce { get; init; }

    public string? SmpType { get; init; }

    public bool IsLimit => Type == "limit";

    /// <summary>Whether what it does not get at once may wait in the book.</summary>
    public bool MayRest => IsLimit && TimeInForce is (null or "post_only");

    public string BaseCurrency => Market[(Market.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>What the order takes out of the free balance: KRW for a bid, the coin for an ask.</summary>
    public string LockedCurrency => IsBid ? QuoteCurrency : BaseCurrency;

    public string QuoteCurrency => Market[..Market.IndexOf('-', StringComparison.Ordinal)];
}
