using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;

namespace Bot.Domain.Backtests;

/// <summary>What a backtest brought. A figure that has no value is null, never 0.</summary>
public sealed class BacktestReport
{
    private const double MinutesPerYear = 525_600;
    private const string EndReason = "end";

    internal BacktestReport(BacktestRequest request, IReadOnlyList<Trade> trades, IReadOnlyList<Krw> equity)
    {
        (Request, Trades, Equity) = (request, trades, equity);
        Closed = [.. trades.Where(trade => trade.Reason != EndReason)];
        var returns = equity.Zip(equity.Skip(1), (before, after) => (double)(after.Value / before.Value) - 1).ToList();
        ReturnPercent = (double)((equity[^1].Value / request.Capital.Value) - 1m) * 100;
        BuyAndHoldPercent = Hold(request);
        MaxDrawdownPercent = Drawdown(equity);
        Sharpe = SharpeOf(returns, MinutesPerYear / (int)request.Candles.Interval);
        WinRatePercent =
            Closed.Count == 0 ? null : 100.0 * Closed.Count(trade => trade.Result > Krw.Zero) / Closed.Count;
        ProfitFactor = Factor(Closed);
    }

    public BacktestRequest Request { get; }

    /// <summary>All trades; one that was open at the end has the reason <c>end</c>.</summary>
    public IReadOnlyList<Trade> Trades { get; }

    /// <summary>Trades that ended by themselves: those that figures count.</summary>
    public IReadOnlyList<Trade> Closed { get; }

    /// <summary>Equity at each candle's close.</summary>
    public IReadOnlyList<Krw> Equity { get; }

    public double ReturnPercent { get; }

    /// <summary>Bought at the first open with all capital and valued at the last close, same costs.</summary>
    public double BuyAndHoldPercent { get; }

    /// <summary>Zero or negative.</summary>
    public double MaxDrawdownPercent { get; }

    /// <summary>
    /// Mean over sample deviation of the returns per candle, times the root of the candles in a year (8,760 hours);
    /// null without variance.
    /// </summary>
    public double? Sharpe { get; }

    public double? WinRatePercent { get; }

    /// <summary>Gross wins over gross losses; infinite without losses, null without trades.</summary>
    public double? ProfitFactor { get; }

    private static double Hold(BacktestRequest request)
    {
        var first = request.Candles.Candles[0];
        var price = FillModel.Buy(first, request.Slippage);
        var volume = Costs.Affordable(request.Capital, price);
        var cost = price * volume;
        var rest = request.Capital - cost - (cost * Costs.Fee);
        return (double)(((rest + (request.Candles.Last!.Close * volume)) / request.Capital) - 1m) * 100;
    }

    private static double Drawdown(IReadOnlyList<Krw> equity)
    {
        var (peak, worst) = (equity[0].Value, 0m);
        foreach (var value in equity.Select(one => one.Value))
        {
            peak = Math.Max(peak, value);
            worst = Math.Min(worst, (value / peak) - 1m);
        }

        return (double)worst * 100;
    }

    private static double? SharpeOf(List<double> returns, double candlesPerYear)
    {
        if (returns.Count < 2)
        {
            return null;
        }

        var mean = returns.Average();
        var deviation = Math.Sqrt(returns.Sum(one => (one - mean) * (one - mean)) / (returns.Count - 1));
        return deviation > 0 ? mean / deviation * Math.Sqrt(candlesPerYear) : null;
    }

    private static double? Factor(IReadOnlyList<Trade> closed)
    {
        if (closed.Count == 0)
        {
            return null;
        }

        var wins = closed.Where(trade => trade.Result > Krw.Zero).Sum(trade => trade.Result.Value);
        var losses = -closed.Where(trade => trade.Result < Krw.Zero).Sum(trade => trade.Result.Value);
        return losses == 0m ? double.PositiveInfinity : (double)(wins / losses);
    }
}
