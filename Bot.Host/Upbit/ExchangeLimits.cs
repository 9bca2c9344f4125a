using Bot.Domain.Money;

namespace Bot.Host.Upbit;

/// <summary>What the exchange lets an account do in a market.</summary>
/// <param name="BuyFee">Of what is bought.</param>
/// <param name="SellFee">Of what is sold.</param>
/// <param name="BuyLeast">The least a purchase may be worth.</param>
/// <param name="SellLeast">The least a sale may be worth.</param>
/// <param name="Most">The most an order may be worth; null where it is not told.</param>
/// <param name="IsActive">Whether it trades.</param>
public sealed record ExchangeLimits(
    Percent BuyFee,
    Percent SellFee,
    Krw BuyLeast,
    Krw SellLeast,
    Krw? Most,
    bool IsActive
);
