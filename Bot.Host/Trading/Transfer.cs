namespace Bot.Host.Trading;

/// <summary>Money or coins that came in or left without an order.</summary>
/// <param name="ExchangeId">The exchange's id of it.</param>
/// <param name="Currency">E.g. <c>KRW</c>.</param>
/// <param name="Amount">What the balance changes by: below zero for what leaves, its fee included.</param>
/// <param name="At">When it was done; when it was asked for, while it is not.</param>
/// <param name="IsDone">Whether it has reached its end; what failed or was called off is no transfer.</param>
public sealed record Transfer(string ExchangeId, string Currency, decimal Amount, DateTimeOffset At, bool IsDone);
