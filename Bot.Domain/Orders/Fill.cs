using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>One execution of an order, as the exchange told it. Never made up from anything else.</summary>
/// <param name="ExchangeId">The exchange's id of the execution.</param>
/// <param name="Price">Paid or received for one coin.</param>
/// <param name="Volume">Coins.</param>
/// <param name="Funds">Price times volume as the exchange books it.</param>
/// <param name="At">When.</param>
public sealed record Fill(string ExchangeId, Price Price, Volume Volume, Krw Funds, DateTimeOffset At);
