using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.States;
using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>
/// What a backtest makes of one candle when it begins where an account really stood: how live trading and backtest are
/// compared hour by hour, without the first difference hiding all that follow.
/// </summary>
/// <param name="Wanted">Decided on the close of the candle before.</param>
/// <param name="Opened">What was bought at the open, or null.</param>
/// <param name="Trades">What was sold within the candle, in order.</param>
public sealed record BacktestCandle(TradeAction Wanted, Position? Opened, IReadOnlyList<Trade> Trades);

/// <summary>An account in the middle of its life.</summary>
public sealed record Standing
{
    /// <summary>KRW that can be spent.</summary>
    public required Krw Cash { get; init; }

    /// <summary>What is held, or null.</summary>
    public Position? Position { get; init; }

    /// <summary>How the last closed positions went.</summary>
    public TradeBook Closed { get; init; } = TradeBook.Empty;

    /// <summary>The state, that which a tripping breaker leads to.</summary>
    public TradingState State { get; init; } = TradingState.Running;

    /// <summary>The breaker that trips, or null.</summary>
    public TradingTrigger? Trip { get; init; }

    /// <summary>The last entry's fill, or null before the first.</summary>
    public DateTimeOffset? LastEntry { get; init; }

    /// <summary>Entries filled on the KST day.</summary>
    public int EntriesToday { get; init; }
}
