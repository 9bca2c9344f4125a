using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Tests.Backtests;

namespace Bot.Tests.Strategies;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("rsi-mean-reversion", true)]
    [InlineData("RSI-Mean-Reversion", true)]
    [InlineData("volatility-breakout", true)]
    [InlineData("channel-trend", true)]
    [InlineData("rsi", false)]
    [InlineData("", false)]
    public void Given_a_name_When_a_strategy_is_looked_up_Then_only_known_ones_are_found(string name, bool found) =>
        Assert.Equal(found, StrategyCatalog.Default.Find(name) is not null);

    [Fact]
    public void Given_the_strategies_When_nothing_is_known_of_a_market_Then_none_of_them_acts() =>
        Assert.All(
            StrategyCatalog.Default.All,
            strategy =>
            {
                var held = new Holding(new Price(5_000_000m), Hours.Start);
                var candles = Hours.Then();
                var one = new CandleSeries(candles.Market, candles.Interval, [.. candles.Candles.Take(1)]);
                var view = new StrategyView(one, IndicatorSet.Compute(one), 0, null);
                Assert.Equal(TradeAction.Hold, strategy.Decide(view).Action);
                Assert.Equal(TradeAction.Hold, strategy.Decide(view with { Held = held }).Action);
            }
        );

    [Theory]
    [InlineData(30.0, null, "volume-entry")]
    [InlineData(null, 1.21, "rsi-entry")]
    public void Given_one_absent_input_When_the_strategy_decides_Then_that_one_does_not_pass(
        double? rsi,
        double? ratio,
        string failed
    )
    {
        var signal = new RsiMeanReversion().Enter(rsi, ratio);

        Assert.Equal([failed], signal.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name));
        Assert.Equal(TradeAction.Hold, signal.Action);
    }
}
