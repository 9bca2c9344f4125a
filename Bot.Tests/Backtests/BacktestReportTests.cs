using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using static Bot.Domain.Strategies.TradeAction;

namespace Bot.Tests.Backtests;

/// <summary>Figures against examples that were worked out by hand.</summary>
public sealed class BacktestReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    // Ten days: sold with profit, stopped, sold with loss, reached its target on its own day, open at the end. The first
    // entry costs 5 coins x 1,001,000 and a fee of 0.1 %.
    private static readonly BacktestReport Ten = Run(
        [
            (1_000_000m, 1_000_000m, 1_000_000m, 1_000_000m),
            (1_000_000m, 1_050_000m, 990_000m, 1_050_000m),
            (1_050_000m, 1_080_000m, 1_050_000m, 1_080_000m),
            (1_100_000m, 1_100_000m, 1_090_000m, 1_090_000m),
            (1_090_000m, 1_090_000m, 1_060_000m, 1_060_000m),
            (1_060_000m, 1_060_000m, 1_030_000m, 1_035_000m),
            (1_035_000m, 1_040_000m, 1_000_000m, 1_000_000m),
            (1_000_000m, 1_000_000m, 1_000_000m, 1_000_000m),
            (1_000_000m, 1_101_000m, 1_000_000m, 1_100_000m),
            (1_100_000m, 1_120_000m, 1_100_000m, 1_120_000m),
        ],
        (0, Buy),
        (2, Sell),
        (3, Buy),
        (5, Buy),
        (6, Sell),
        (7, Buy),
        (8, Buy)
    );

    [Fact]
    public void Given_ten_days_When_they_are_run_Then_each_trade_has_its_result_after_both_fees()
    {
        var trades = Ten.Trades.Select(one => (one.Exit.Value, Math.Round(one.Result.Value, 5), one.Reason));

        Assert.Equal(
            [
                (1_098_000m, 474_505m, "sold"),
                (1_035_000m, -283_832.09664m, "exit-stop-loss"),
                (999_000m, -196_907.67315m, "sold"),
                (1_101_000m, 489_185.42366m, "exit-take-profit"),
                (1_120_000m, 75_113.50399m, "end"),
            ],
            trades
        );
    }

    // The last position is valued at the close; its exit is in the list of trades and not in the equity.
    [Fact]
    public void Given_ten_days_When_they_are_run_Then_the_account_is_what_was_worked_out()
    {
        Assert.Equal(10_583_406.08359834m, Ten.LastEquity.Value);
        Assert.Equal(5.6227097936862345, Ten.ReturnPercent, 9);
        Assert.Equal(11.77633555255933, Ten.BuyAndHoldPercent, 9);
        Assert.Equal(63_474.50291m, Ten.SlippagePaid.Value);
        Assert.Equal(51_800.61779046m, Ten.Fees.Value);
        Assert.Equal(50, Ten.ExposurePercent);
    }

    [Fact]
    public void Given_ten_days_When_they_are_held_instead_Then_the_curve_of_holding_ends_at_what_holding_brought()
    {
        var hold = Ten.HoldCurve();

        Assert.Equal(Ten.Equity.Count, hold.Count);
        Assert.Equal(Ten.BuyAndHoldPercent, ((hold[^1] / 10_020_010) - 1) * 100, 6);
    }

    [Fact]
    public void Given_a_trade_that_was_stopped_When_its_levels_are_asked_for_Then_the_stop_is_what_it_fell_to()
    {
        var (stopped, won) = (Ten.Trades[1], Ten.Trades[3]);
        var percent = Ten.PlanOf(stopped).StopLoss.ChangeFrom(stopped.Entry).Value;

        Assert.InRange(percent, Ten.Request.Profile.StopLoss.Value - 0.1m, Ten.Request.Profile.StopLoss.Value);
        Assert.Equal(won.Exit, Ten.PlanOf(won).TakeProfit);
    }

    [Fact]
    public void Given_ten_days_When_they_are_run_Then_the_figures_of_the_curve_are_what_was_worked_out()
    {
        Assert.Equal(-4.580866955690664, Ten.MaxDrawdownPercent, 9);
        Assert.Equal(5.6290301034532675, Ten.Sharpe!.Value, 9);
        Assert.Equal(13.524943294663231, Ten.Sortino!.Value, 9);
        Assert.Equal(138.9359817086951, Ten.Calmar!.Value, 6);
    }

    [Fact]
    public void Given_ten_days_When_they_are_run_Then_the_figures_of_the_closed_trades_are_what_was_worked_out()
    {
        Assert.Equal((4, 50), (Ten.Closed.Count, Ten.WinRatePercent));
        Assert.Equal(2.004598920678567, Ten.ProfitFactor!.Value, 12);
        Assert.Equal(481_845.21182916m, Ten.AverageWin!.Value.Value);
        Assert.Equal(-240_369.88489750m, Ten.AverageLoss!.Value.Value);
        Assert.Equal(120_737.66346583m, Ten.Expectancy!.Value.Value);
        Assert.Equal((Ten.Trades[3], Ten.Trades[1], 2), (Ten.Best, Ten.Worst, Ten.LongestLosingRun));
        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromDays(2)), (Ten.AverageHolding, Ten.LongestHolding));
    }

    [Fact]
    public void Given_no_trade_When_it_is_run_Then_what_has_no_value_is_absent()
    {
        var none = Run([Flat, Flat, Flat]);

        Assert.Equal((null, null, null), (none.Sharpe, none.Sortino, none.Calmar));
        Assert.Equal((null, null, null), (none.WinRatePercent, none.ProfitFactor, none.Expectancy));
        Assert.Equal((null, null, null), (none.AverageWin, none.AverageLoss, none.AverageHolding));
        Assert.Equal((null, null, null, 0), (none.Best, none.Worst, none.LongestHolding, none.LongestLosingRun));
        Assert.Equal((0, 0, 0), (none.ExposurePercent, none.Fees.Value, none.SlippagePaid.Value));
    }

    [Fact]
    public void Given_a_flat_price_When_it_is_bought_and_sold_Then_costs_are_lost_and_nothing_is_won()
    {
        var one = Run([Flat, Flat, Flat, Flat], (0, Buy), (1, Sell));

        Assert.Equal((0, 0, null, 1), (one.WinRatePercent, one.ProfitFactor, one.AverageWin, one.LongestLosingRun));
        Assert.Equal((one.Trades[0], one.Trades[0]), (one.Best, one.Worst));
        Assert.True(one.Sharpe < 0 && one.Sortino < 0 && one.Calmar < 0, $"{one.Sharpe} {one.Sortino} {one.Calmar}");
    }

    [Fact]
    public void Given_only_gains_When_it_is_run_Then_there_is_no_loss_to_divide_by()
    {
        var one = Run(
            [Flat, (1_000_000m, 1_050_000m, 1_000_000m, 1_050_000m), (1_060_000m, 1_060_000m, 1_060_000m, 1_060_000m)],
            (0, Buy),
            (1, Sell)
        );

        Assert.Equal((100, double.PositiveInfinity), (one.WinRatePercent, one.ProfitFactor));
        Assert.Equal((null, null, null), (one.AverageLoss, one.Sortino, one.Calmar));
        Assert.Equal(0, one.MaxDrawdownPercent);
    }

    private static (decimal Open, decimal High, decimal Low, decimal Close) Flat =>
        (1_000_000m, 1_000_000m, 1_000_000m, 1_000_000m);

    private static BacktestReport Run(
        (decimal Open, decimal High, decimal Low, decimal Close)[] days,
        params (int Candle, TradeAction Action)[] wishes
    )
    {
        var candles = days.Select(
            (day, at) =>
                new Candle(
                    Start.AddDays(at),
                    new Price(day.Open),
                    new Price(day.High),
                    new Price(day.Low),
                    new Price(day.Close),
                    1m
                )
        );
        var series = new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Day, [.. candles]);
        var profile = RiskProfile.Balanced with { ShareOfCash = new Percent(50m) };
        return Backtest.Run(
            new BacktestRequest(series, new Script(wishes), profile, new Krw(10_020_010m))
            {
                Slippage = new Percent(0.1m),
                Fee = new Percent(0.1m),
                Limits = false,
                Validates = false,
            }
        );
    }
}
