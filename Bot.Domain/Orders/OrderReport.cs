using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>What the exchange says of one order. Judged by what was executed, not by how it calls the end.</summary>
/// <param name="ExchangeId">The exchange's id of the order.</param>
/// <param name="Identifier">Our name of it, or null for an order that is not ours.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="IsClosed">Whether nothing more can happen to it.</param>
/// <param name="Fee">Paid so far.</param>
/// <param name="Fills">Executions so far, oldest first; may be empty in lists, which do not carry them.</param>
/// <param name="Executed">Coins executed so far.</param>
public sealed record OrderReport(
    string ExchangeId,
    string? Identifier,
    OrderSide Side,
    bool IsClosed,
    Krw Fee,
    Volume Executed,
    IReadOnlyList<Fill> Fills
)
{
    /// <summary>Where; null where it was not told, or is no KRW market.</summary>
    public MarketCode? Market { get; init; }

    /// <summary>When the exchange took it; null where it was not told.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The most or least for one coin; null for an order at the market's price.</summary>
    public Price? Limit { get; init; }

    /// <summary>Coins that were asked for; null for a purchase that names won.</summary>
    public Volume? Volume { get; init; }

    /// <summary>Won that were to be spent at the market's price; null for an order that names coins.</summary>
    public Krw? Spend { get; init; }

    /// <summary>Whether the fills that are told are all there are.</summary>
    public bool HasAllFills => Fills.Sum(fill => fill.Volume.Value) == Executed.Value;

    /// <summary>What the fills cost or brought, without fee.</summary>
    public Krw Funds => new(Fills.Sum(fill => fill.Funds.Value));

    /// <summary>Funds over executed coins; null while nothing was executed or the fills are not known.</summary>
    public Price? Average => Fills.Count == 0 ? null : new Price(Funds.Value / Fills.Sum(fill => fill.Volume.Value));
}
