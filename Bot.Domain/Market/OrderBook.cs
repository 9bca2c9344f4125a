using Bot.Domain.Money;

namespace Bot.Domain.Market;

/// <summary>Resting orders of a market, best first on both sides.</summary>
public sealed record OrderBook(MarketCode Market, IReadOnlyList<BookLevel> Asks, IReadOnlyList<BookLevel> Bids)
{
    /// <summary>Whether one side offers nothing; nothing can be decided on it.</summary>
    public bool IsEmpty => Asks.Count == 0 || Bids.Count == 0;

    /// <summary>Distance of best ask and best bid in percent of the bid; null for an empty book.</summary>
    public Percent? Spread => IsEmpty ? null : Asks[0].Price.ChangeFrom(Bids[0].Price);
}

/// <summary>One price of an order book with the coins offered or wanted there.</summary>
public sealed record BookLevel(Price Price, Volume Volume);
