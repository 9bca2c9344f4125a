using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;

namespace Bot.Tests.Telegram.Looks;

public sealed class TradeFiguresTests
{
    [Fact]
    public void Given_wins_and_losses_when_they_are_summed_up_then_the_figures_are_those_of_a_hand()
    {
        var figures = TradeFigures.Of([
            SomeLooks.Trade(30_000m, percent: 3m), SomeLooks.Trade(-10_000m, percent: -1m),
            SomeLooks.Trade(-20_000m, percent: -2m), SomeLooks.Trade(40_000m, percent: 4m),
        ]);

        Assert.Equal((4, 2, 40_000m), (figures.Count, figures.Won, figures.Result));
        Assert.Equal((50m, 10_000m), (figures.WinRate, figures.Expectancy));
        Assert.Equal((35_000m, -15_000m), (figures.AverageWin, figures.AverageLoss));
        Assert.Equal((70.0 / 30.0, -30_000m), (figures.ProfitFactor!.Value, figures.Drawdown));
        // Mean 1, deviations 2, -2, -3, 3: the sample's variance is 26 / 3.
        Assert.Equal(1 / Math.Sqrt(26.0 / 3.0), figures.Sharpe!.Value, 12);
    }

    [Fact]
    public void Given_no_trades_when_they_are_summed_up_then_nothing_passes_for_zero()
    {
        var figures = TradeFigures.Of([]);

        Assert.Equal(
            (null, null, null, null, null, null),
            (figures.WinRate, figures.Expectancy, figures.AverageWin, figures.ProfitFactor, figures.Drawdown,
                figures.Sharpe));
    }

    [Fact]
    public void Given_one_win_when_it_is_summed_up_then_the_factor_is_infinite_and_there_is_no_sharpe()
    {
        var figures = TradeFigures.Of([SomeLooks.Trade(1m)]);

        Assert.Equal((double.PositiveInfinity, (double?)null, 0m), (figures.ProfitFactor, figures.Sharpe, figures.Drawdown));
    }

    [Fact]
    public void Given_days_with_a_deposit_when_equity_is_measured_then_it_is_no_gain()
    {
        // 100 -> 110 (+10 %), a deposit of 90 and a loss of 10 % of 200, then +20 %.
        var figures = EquityFigures.Of([Worth(0, 100m, 0m), Worth(1, 110m, 0m), Worth(2, 180m, 90m), Worth(3, 216m, 90m)]);

        Assert.Equal(-10.0, figures.Drawdown!.Value, 9);
        Assert.Equal(3, figures.Days);
        var (mean, squares) = (0.2 / 3, 0.01 + 0.01 + 0.04);
        var deviation = Math.Sqrt((squares - (3 * mean * mean)) / 2);
        Assert.Equal(mean / deviation * Math.Sqrt(365), figures.Sharpe!.Value, 9);
    }

    [Fact]
    public void Given_one_measurement_when_equity_is_measured_then_there_is_no_figure() =>
        Assert.Equal(new EquityFigures(null, null, 0), EquityFigures.Of([Worth(0, 100m, 0m)]));

    private static EquityRow Worth(int day, decimal equity, decimal flows) => new()
    {
        AccountId = 1, At = Chat.Start.AddDays(day), Equity = equity, Flows = flows, LastPrice = 1m, Cash = equity,
    };
}
