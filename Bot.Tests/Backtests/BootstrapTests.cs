using Bot.Domain.Backtests;
using Bot.Domain.Strategies;
using static Bot.Domain.Strategies.TradeAction;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Backtests;

public sealed class BootstrapTests
{
    [Fact]
    public void Given_no_trade_When_trades_are_drawn_Then_there_is_no_interval() =>
        Assert.Equal((null, null), Bootstrap.Return(Run()));

    [Fact]
    public void Given_one_trade_When_it_is_drawn_again_and_again_Then_the_interval_is_its_own_return()
    {
        var report = Run((Own(0), Buy), (Own(1), Sell));

        var (low, high) = Bootstrap.Return(report);

        Assert.Equal(report.ReturnPercent, low!.Value, 9);
        Assert.Equal(low, high);
    }

    // Two draws of two trades: twice the worse in a quarter of them, and twice the better in another.
    [Fact]
    public void Given_two_trades_When_they_are_drawn_Then_the_interval_goes_from_the_worse_twice_to_the_better_twice()
    {
        var report = Run((Own(0), Buy), (Own(1), Sell), (Own(5), Buy), (Own(6), Sell));
        var first = (double)(report.Trades[0].Result / report.Request.Capital);
        var second = (double)(report.Trades[1].Result / (report.Request.Capital + report.Trades[0].Result));
        var (worse, better) = (Math.Min(first, second) + 1, Math.Max(first, second) + 1);

        var (low, high) = Bootstrap.Return(report);

        Assert.Equal(((worse * worse) - 1) * 100, low!.Value, 9);
        Assert.Equal(((better * better) - 1) * 100, high!.Value, 9);
    }

    private static BacktestReport Run(params (int Candle, TradeAction Action)[] wishes) =>
        Backtest.Run(
            new BacktestRequest(
                Then([.. Enumerable.Range(0, 10).Select(at => At(at, 5_000_000m + (at * at * 10_000m)))]),
                new Script(wishes),
                Bot.Domain.Risk.RiskProfile.Balanced,
                new Bot.Domain.Money.Krw(10_000_000m)
            )
            {
                Limits = false,
                Validates = false,
            }
        );
}
