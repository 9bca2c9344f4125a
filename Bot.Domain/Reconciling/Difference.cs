using Bot.Domain.Orders;

namespace Bot.Domain.Reconciling;

/// <summary>One thing in which the journal and the exchange do not agree, so that a person must decide.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Subject">The coin's code; for orders our name of it, or the exchange's id of a foreign one.</param>
/// <param name="Journal">Coins by the journal: held and kept for the person, or executed by an order.</param>
/// <param name="Exchange">The same by the exchange; of a foreign order what it executed so far.</param>
public sealed record Difference(DifferenceKind Kind, string Subject, decimal Journal, decimal Exchange)
{
    /// <summary>Of an order; null for coins.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>Coins that are not explained, never negative.</summary>
    public decimal Gap => Math.Abs(Exchange - Journal);
}

/// <summary>Kinds of difference.</summary>
public enum DifferenceKind
{
    /// <summary>The exchange has coins that the bot did not buy.</summary>
    CoinsMore,

    /// <summary>Coins that the bot holds are not at the exchange.</summary>
    CoinsGone,

    /// <summary>An order under a name of ours that the journal does not know, or that it believes ended.</summary>
    StrayOrder,

    /// <summary>An order that ended in the journal with less than the exchange executed.</summary>
    MissedFill,

    /// <summary>An open order of the market that is not ours.</summary>
    ForeignOrder,
}
