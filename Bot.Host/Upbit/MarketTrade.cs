using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Host.Upbit;

/// <summary>One trade of anybody's.</summary>
/// <param name="Number">Unique; the newest is not always the highest. Null where it was not told, as years ago.</param>
/// <param name="Taker">What the one did who did not wait.</param>
public sealed record MarketTrade(long? Number, DateTimeOffset At, Price Price, Volume Volume, OrderSide Taker);
