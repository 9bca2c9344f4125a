using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>
/// An order that we have decided to send. Only the two factories make one: an entry is a limit order, immediate or
/// cancel, so that it can never cost more than its cap; an exit is a market order, so that it is never left lying.
/// </summary>
public sealed record OrderIntent
{
    private OrderIntent(
        OrderId id,
        AccountId account,
        MarketCode market,
        OrderSide side,
        Volume volume,
        Price? limit,
        string reason
    ) => (Id, Account, Market, Side, Volume, Limit, Reason) = (id, account, market, side, volume, limit, reason);

    public OrderId Id { get; }

    public AccountId Account { get; }

    public MarketCode Market { get; }

    public OrderSide Side { get; }

    public Volume Volume { get; }

    /// <summary>The highest price to pay, a multiple of the price unit; null for a market order.</summary>
    public Price? Limit { get; }

    /// <summary>
    /// Why it is sent, in the words of the terminal reasons, e.g. <c>bought</c> or <c>exit-stop-loss</c>.
    /// </summary>
    public string Reason { get; }

    public static OrderIntent Entry(OrderId id, AccountId account, MarketCode market, Volume volume, Price limit) =>
        new(id, account, market, OrderSide.Buy, Positive(volume), limit, "bought");

    public static OrderIntent Exit(OrderId id, AccountId account, MarketCode market, Volume volume, string reason) =>
        new(id, account, market, OrderSide.Sell, Positive(volume), null, reason);

    /// <summary>An intent as it was stored; never a way to make a new one.</summary>
    public static OrderIntent Restore(
        OrderId id,
        AccountId account,
        MarketCode market,
        (OrderSide Side, Volume Volume, Price? Limit) terms,
        string reason
    ) => new(id, account, market, terms.Side, Positive(terms.Volume), terms.Limit, reason);

    private static Volume Positive(Volume volume) =>
        volume > Volume.None ? volume : throw new ArgumentOutOfRangeException(nameof(volume), "an order moves coins");
}
