using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>
/// Step 4: would the account's strategy and profile have earned their keep in the last month? Without the advisor, with
/// the same engine and costs as every backtest.
/// </summary>
/// <remarks>
/// A strategy that decides on days makes a handful of trades in a year: a month says nothing about it, so that it is
/// not asked and the ladder tells so. Loss limits hold for it, too.
/// </remarks>
public static class QuickGate
{
    /// <summary>KRW that the run begins with; its figures are relative.</summary>
    private static readonly Money.Krw Capital = new(10_000_000m);

    /// <summary>The candles that it runs on at an instant: those of the last days, up to so many of a series.</summary>
    public static CandleSeries Window(CandleSeries candles, int count, DateTimeOffset now, QuickGateRule rule) =>
        candles.Between(candles.CountBefore(CandleInterval.Hour.StartAt(now).AddDays(-rule.Days)), count);

    /// <summary>Runs the candles and judges all figures; a figure that is absent fails.</summary>
    /// <param name="request">Closed candles of the last days, strategy, profile and exits.</param>
    /// <param name="rule">The limits.</param>
    public static QuickReading Check(BacktestRequest request, QuickGateRule rule)
    {
        if (request.Strategy.DecidesOn == CandleInterval.Day)
        {
            return new QuickReading(null, [new Rung("quick-days", Passed: true, "day", "hour")]);
        }

        var report = request.Candles.Count < 2 ? null : Backtest.Run(request with { Capital = Capital });
        return new QuickReading(
            report?.ReturnPercent,
            [
                Limit.AtLeast("quick-trades", rule.Trades).Of(report?.Closed.Count ?? 0),
                Limit.AtLeast("quick-return", rule.ReturnPercent).Of(report?.ReturnPercent),
                Limit.AtLeast("quick-win-rate", rule.WinRatePercent).Of(report?.WinRatePercent),
                Limit.AtLeast("quick-profit-factor", rule.ProfitFactor).Of(report?.ProfitFactor),
                Limit.AtLeast("quick-sharpe", rule.Sharpe).Of(report?.Sharpe),
                Limit.AtLeast("quick-drawdown", rule.MaxDrawdownPercent).Of(report?.MaxDrawdownPercent),
            ]
        );
    }
}

/// <summary>What the quick backtest says.</summary>
/// <param name="ReturnPercent">Total return; null without candles.</param>
/// <param name="Rungs">Every figure with its limit.</param>
public sealed record QuickReading(double? ReturnPercent, IReadOnlyList<Rung> Rungs)
{
    public bool Passed => Rungs.All(rung => rung.Passed);
}

/// <summary>The numbers of <see cref="QuickGate"/>.</summary>
public sealed record QuickGateRule
{
    /// <summary>Whether it is asked at all. Without it nothing keeps a strategy that loses from going on.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Days of closed candles before now.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Closed trades at least; fewer say nothing.</summary>
    public int Trades { get; init; } = 3;

    public double ReturnPercent { get; init; }

    public double WinRatePercent { get; init; } = 35;

    public double ProfitFactor { get; init; } = 1.1;

    public double Sharpe { get; init; }

    /// <summary>At or above this, below zero.</summary>
    public double MaxDrawdownPercent { get; init; } = -10;
}
