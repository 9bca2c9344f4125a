using Bot.Domain.Backtests;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Tests.Backtests;
using static Bot.Domain.Strategies.TradeAction;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Strategies;

/// <summary>A backtest in which an advisor's recorded word overrules the strategy.</summary>
public sealed class AdvisedStrategyTests
{
    [Fact]
    public void Given_a_recorded_word_When_the_strategy_says_otherwise_Then_the_word_counts()
    {
        // The strategy buys on the first close and sells on the fourth.
        Assert.Equal([(1, 4)], Trades([]));
        Assert.Equal([(3, 4)], Trades([(0, Hold), (2, Buy)]));
        Assert.Equal([(1, 3)], Trades([(2, Sell)]));
        Assert.Equal([(1, 5)], Trades([(3, Hold)]));
    }

    [Fact]
    public void Given_a_word_that_the_situation_does_not_allow_When_it_is_run_Then_nothing_is_done()
    {
        Assert.Equal([(1, 4)], Trades([(1, Buy)]));
        Assert.Empty(Trades([(0, Sell)]));
    }

    // When each trade was opened and closed, in hours after the first own candle; the last candle ends what is open.
    private static IEnumerable<(int From, int To)> Trades((int Candle, TradeAction Action)[] recorded)
    {
        var words = recorded.ToDictionary(one => Start.AddHours(one.Candle + 1), one => one.Action);
        var strategy = new Script((Own(0), Buy), (Own(3), Sell));
        var hours = Then([.. Enumerable.Range(0, 6).Select(Quiet)]);
        var advised = new AdvisedStrategy(strategy, words);
        var request = new BacktestRequest(hours, advised, RiskProfile.Balanced, new Krw(10_000_000m));
        return Backtest
            .Run(request)
            .Trades.Select(trade =>
                ((int)(trade.OpenedAt - Start).TotalHours, (int)(trade.ClosedAt - Start).TotalHours)
            );
    }
}
