using Bot.Domain.Indicators;
using Bot.Domain.Strategies;

namespace Bot.Tests.Strategies;

public sealed class CatalogTests
{
    [Theory]
    [InlineData("rsi-mean-reversion", true)]
    [InlineData("RSI-Mean-Reversion", true)]
    [InlineData("rsi", false)]
    [InlineData("", false)]
    public void Given_a_name_When_a_strategy_is_looked_up_Then_only_known_ones_are_found(string name, bool found) =>
        Assert.Equal(found, StrategyCatalog.Find(name) is not null);

    [Fact]
    public void Given_the_strategies_When_nothing_is_known_of_a_market_Then_none_of_them_acts() =>
        Assert.All(
            StrategyCatalog.All,
            strategy =>
            {
                Assert.Equal(TradeAction.Hold, strategy.Decide(new IndicatorRow(), holds: false).Action);
                Assert.Equal(TradeAction.Hold, strategy.Decide(new IndicatorRow(), holds: true).Action);
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
        var signal = new RsiMeanReversion().Decide(
            new IndicatorRow { Rsi14 = rsi, VolumeRatio = ratio },
            holds: false
        );

        Assert.Equal([failed], signal.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name));
        Assert.Equal(TradeAction.Hold, signal.Action);
    }
}
