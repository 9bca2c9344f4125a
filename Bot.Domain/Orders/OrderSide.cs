namespace Bot.Domain.Orders;

/// <summary>Whether an order buys or sells the coin.</summary>
public enum OrderSide
{
    Buy,
    Sell,
}
