using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Upbit;

namespace Bot.Host.Paper;

/// <summary>What the exchange refuses, in its own names, before an order meets the book.</summary>
public static class PaperRules
{
    private const decimal VolumeUnit = 0.00000001m;

    /// <summary>The share of funds that is taken of an order, e.g. 0.0005.</summary>
    public static decimal FeeOf(OrderSide side, ExchangeLimits limits) =>
        (side == OrderSide.Buy ? limits.BuyFee : limits.SellFee).Value / 100m;

    /// <summary>What an order holds until it ends: KRW with the most fee for a purchase, coins for a sale.</summary>
    public static decimal LockOf(OrderIntent intent, decimal feeRate) =>
        intent is { Side: OrderSide.Buy, Limit: { } limit }
            ? (limit * intent.Volume).Value * (1m + feeRate)
            : intent.Volume.Value;

    /// <summary>Why an order would be refused, or null.</summary>
    /// <param name="intent">The order.</param>
    /// <param name="bids">The live book's bids, best first.</param>
    /// <param name="free">What is free of the currency that it locks.</param>
    /// <param name="limits">Fees and the least an order may be worth.</param>
    /// <param name="now">Decides the price unit.</param>
    public static string? Refusal(
        OrderIntent intent,
        IReadOnlyList<BookLevel> bids,
        decimal free,
        ExchangeLimits limits,
        DateTimeOffset now
    )
    {
        var (side, least) = intent.Side == OrderSide.Buy ? ("bid", limits.BuyLeast) : ("ask", limits.SellLeast);
        if (intent.Limit is { } price && PriceUnit.Down(price, now) != price)
        {
            return $"invalid_price_{side}";
        }

        if (intent.Volume.Value % VolumeUnit != 0m)
        {
            return $"invalid_volume_{side}";
        }

        if (intent.Limit is { } limit && limit * intent.Volume < least)
        {
            return $"under_min_total_{side}";
        }

        if (intent.Limit is null && bids is [var best, ..] && best.Price * intent.Volume < least)
        {
            return $"under_min_total_market_{side}";
        }

        return free < LockOf(intent, FeeOf(intent.Side, limits)) ? $"insufficient_funds_{side}" : null;
    }
}
