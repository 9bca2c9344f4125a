using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Backtests;

/// <summary>Reads candles from the exchange, month by month, and runs the domain's backtest on them.</summary>
public sealed class BacktestRunner(IExchange exchange, TradingRules rules, TimeProvider time) : IBacktestRunner
{
    private const int HoursPerDay = 24;
    private const int DaysPerPage = 30;
    private const int PercentOfReading = 90;
    private const int Whole = 100;
    private const int DaysMost = 3_650;
    private static readonly Krw Capital = new(10_000_000m);

    /// <inheritdoc />
    public async Task<Answer<BacktestSummary>> RunAsync(
        BacktestOrder order,
        IProgress<int> progress,
        CancellationToken token
    )
    {
        if (Find(order) is not { } found)
        {
            return new Answer<BacktestSummary>.Failed(
                FailureKind.Refused,
                $"{order.Market}, {order.Days} days, {order.Strategy}, {order.Profile}: no such market, number of days "
                    + $"(1 to {DaysMost}), strategy or profile"
            );
        }

        var read = await ReadAsync(order, progress, token);
        if (read is not Answer<CandleSeries>.Given(var series))
        {
            var failed = (Answer<CandleSeries>.Failed)read;
            return new Answer<BacktestSummary>.Failed(failed.Kind, failed.Message);
        }

        if (series.Count < 2)
        {
            return new Answer<BacktestSummary>.Failed(FailureKind.Refused, "the exchange has no candles of that time");
        }

        var request = new BacktestRequest(series, found.Strategy, found.Profile, Capital)
        {
            Exits = rules.Exits,
            Sizing = rules.SizingMode,
            SizingRule = rules.Sizing,
            Validation = rules.Validation,
            Divergence = rules.Divergence,
        };
        var report = await Task.Run(() => Backtest.Run(request), token);
        token.ThrowIfCancellationRequested();
        progress.Report(Whole);
        return new Answer<BacktestSummary>.Given(Summary(order, series, report));
    }

    private (IStrategy Strategy, RiskProfile Profile)? Find(BacktestOrder order) =>
        MarketCode.IsValid(order.Market)
        && order.Days is >= 1 and <= DaysMost
        && rules.Strategies().Find(order.Strategy) is { } strategy
        && RiskProfile.Find(order.Profile) is { } profile
            ? (strategy, profile)
            : null;

    private async Task<Answer<CandleSeries>> ReadAsync(
        BacktestOrder order,
        IProgress<int> progress,
        CancellationToken token
    )
    {
        var market = new MarketCode(order.Market);
        var end = CandleInterval.Hour.StartAt(time.GetUtcNow());
        var start = end.AddDays(-order.Days);
        var candles = new List<Candle>();
        for (var before = end; before > start; before = before.AddDays(-DaysPerPage))
        {
            var page = await exchange.CandlesAsync(
                market,
                CandleInterval.Hour,
                before,
                DaysPerPage * HoursPerDay,
                token
            );
            if (page is not Answer<CandleSeries>.Given(var series))
            {
                return page;
            }

            if (series.Count == 0)
            {
                break;
            }

            // Where candles are missing, a page of so many reaches further back than its days.
            var from = before.AddDays(-DaysPerPage) > start ? before.AddDays(-DaysPerPage) : start;
            candles.InsertRange(0, series.Candles.Where(candle => candle.Start >= from));
            progress.Report((int)(PercentOfReading * (end - from).TotalDays / order.Days));
        }

        return new Answer<CandleSeries>.Given(new CandleSeries(market, CandleInterval.Hour, candles));
    }

    private static BacktestSummary Summary(BacktestOrder order, CandleSeries series, BacktestReport report)
    {
        var (from, to) = (series.Candles[0].Start, series.Candles[^1].Start);
        var missing = (int)(to - from).TotalHours + 1 - series.Count;
        return new BacktestSummary(
            order,
            from,
            to,
            series.Count,
            missing,
            report.Closed.Count,
            report.ReturnPercent,
            report.BuyAndHoldPercent,
            report.MaxDrawdownPercent,
            report.Sharpe,
            report.WinRatePercent,
            report.ProfitFactor
        );
    }
}
