using Bot.Host.Trading;

namespace Bot.Host.Backtests;

/// <summary>Runs a backtest for a person who waits for it in chat or at a terminal.</summary>
public interface IBacktestRunner
{
    /// <summary>Runs on closed candles up to now. Progress goes from 0 to 100.</summary>
    Task<Answer<BacktestSummary>> RunAsync(BacktestOrder order, IProgress<int> progress, CancellationToken token);
}

/// <summary>What to test.</summary>
/// <param name="Market">E.g. KRW-ETH.</param>
/// <param name="Days">How many days back from now, 1 to 3,650.</param>
/// <param name="Strategy">Its name.</param>
/// <param name="Profile">Its name.</param>
public sealed record BacktestOrder(string Market, int Days, string Strategy, string Profile);

/// <summary>The figures of a backtest. A figure that has no value is null, never 0.</summary>
/// <param name="Order">What was tested.</param>
/// <param name="From">Start of the first candle.</param>
/// <param name="To">Start of the last candle.</param>
/// <param name="Bars">Candles used.</param>
/// <param name="Missing">Candles that the exchange does not have within the period.</param>
/// <param name="Trades">Closed trades.</param>
/// <param name="ReturnPercent">Total return.</param>
/// <param name="BuyAndHoldPercent">The same bars and costs, bought once and held.</param>
/// <param name="MaxDrawdownPercent">Zero or negative.</param>
/// <param name="Sharpe">Annualised.</param>
/// <param name="WinRatePercent">Trades with a result above zero.</param>
/// <param name="ProfitFactor">Gross wins over gross losses; infinite without losses.</param>
public sealed record BacktestSummary(
    BacktestOrder Order,
    DateTimeOffset From,
    DateTimeOffset To,
    int Bars,
    int Missing,
    int Trades,
    double? ReturnPercent,
    double? BuyAndHoldPercent,
    double? MaxDrawdownPercent,
    double? Sharpe,
    double? WinRatePercent,
    double? ProfitFactor
);
