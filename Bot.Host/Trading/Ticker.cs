using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>The last price traded, when, and its change in 24 hours.</summary>
public sealed record Ticker(Price Last, Percent ChangeDay, DateTimeOffset At);
