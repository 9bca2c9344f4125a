using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>What trading costs on the exchange's KRW markets.</summary>
public static class Costs
{
    /// <summary>Fee of each side.</summary>
    public static readonly Percent Fee = new(0.05m);

    /// <summary>The least an order may be worth.</summary>
    public static readonly Krw MinimumOrder = new(5_000m);

    /// <summary>The most coins that an amount can pay at a price, fee included.</summary>
    public static Volume Affordable(Krw amount, Price price) => Affordable(amount, price, Fee);

    /// <summary>The same where another fee is paid.</summary>
    public static Volume Affordable(Krw amount, Price price, Percent fee) =>
        amount.Value <= 0m ? Volume.None : amount / price.Moved(fee);
}
