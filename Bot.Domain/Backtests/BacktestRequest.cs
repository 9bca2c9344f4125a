using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>What to test on which candles.</summary>
/// <param name="Candles">Closed candles; those before the indicators are warm decide nothing.</param>
/// <param name="Strategy">Whose signals.</param>
/// <param name="Profile">Whose exits, limits and sizes.</param>
/// <param name="Capital">KRW at the start.</param>
public sealed record BacktestRequest(CandleSeries Candles, IStrategy Strategy, RiskProfile Profile, Krw Capital)
{
    /// <summary>How much worse than the open an order is filled.</summary>
    public Percent Slippage { get; init; } = new(0.05m);
}
