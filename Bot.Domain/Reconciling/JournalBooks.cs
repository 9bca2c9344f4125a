using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Domain.Reconciling;

/// <summary>What the journal believes of a market at the exchange.</summary>
public sealed record JournalBooks
{
    public required MarketCode Market { get; init; }

    /// <summary>Coins of the open position.</summary>
    public Volume Held { get; init; }

    /// <summary>Coins at the exchange that are the person's own; the bot leaves them alone.</summary>
    public Volume Kept { get; init; }

    /// <summary>Orders under our names, as far as the journal knows them.</summary>
    public IReadOnlyDictionary<string, BookedOrder> Orders { get; init; } =
        new Dictionary<string, BookedOrder>(StringComparer.Ordinal);

    /// <summary>Orders that a person knows of and leaves as they are: our names, or ids of the exchange.</summary>
    public IReadOnlySet<string> Consented { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

/// <summary>An order as the journal has it.</summary>
/// <param name="IsEnded">Whether it has ended; one that has not is asked for by name.</param>
/// <param name="Executed">Coins, as told with its end.</param>
public sealed record BookedOrder(bool IsEnded, Volume Executed);

/// <summary>What the exchange says of a market.</summary>
/// <param name="Coins">Locked included.</param>
/// <param name="Last">The last price.</param>
/// <param name="Open">Orders that can still execute, ours and others.</param>
/// <param name="Closed">Orders that ended lately, ours and others.</param>
public sealed record ExchangeBooks(
    Volume Coins,
    Price Last,
    IReadOnlyList<OrderReport> Open,
    IReadOnlyList<OrderReport> Closed
);
