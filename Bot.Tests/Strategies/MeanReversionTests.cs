using Bot.Domain.Strategies;

namespace Bot.Tests.Strategies;

public sealed class MeanReversionTests
{
    [Theory]
    [InlineData(29.99, 1.21, "")]
    [InlineData(30.0, 1.21, "")]
    [InlineData(30.01, 1.21, "rsi-entry")]
    [InlineData(30.0, 1.2, "volume-entry")]
    [InlineData(30.0, 1.19, "volume-entry")]
    [InlineData(50.0, 1.0, "rsi-entry volume-entry")]
    [InlineData(null, null, "rsi-entry volume-entry")]
    public void Given_figures_around_a_limit_When_it_decides_Then_both_must_hold(
        double? rsi,
        double? ratio,
        string failed
    )
    {
        var signal = new RsiMeanReversion().Enter(rsi, ratio);

        Assert.Equal(failed, string.Join(' ', signal.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
        Assert.Equal(failed.Length == 0 ? TradeAction.Buy : TradeAction.Hold, signal.Action);
    }

    [Theory]
    [InlineData(69.99, TradeAction.Hold)]
    [InlineData(70.0, TradeAction.Sell)]
    [InlineData(70.01, TradeAction.Sell)]
    [InlineData(null, TradeAction.Hold)]
    public void Given_a_position_When_it_decides_Then_it_leaves_from_seventy(double? rsi, TradeAction action)
    {
        var signal = new RsiMeanReversion().Leave(rsi);

        Assert.Equal(action, signal.Action);
        Assert.Equal(action == TradeAction.Sell, Assert.Single(signal.Rungs).Passed);
    }

    [Fact]
    public void Given_other_numbers_When_it_decides_Then_they_hold()
    {
        var strategy = new RsiMeanReversion(
            new RsiMeanReversionRule
            {
                EntryRsi = 20,
                EntryVolumeRatio = 2,
                ExitRsi = 60,
            }
        );

        Assert.Equal(TradeAction.Hold, strategy.Enter(20.01, 2.01).Action);
        Assert.Equal(TradeAction.Buy, strategy.Enter(20, 2.01).Action);
        Assert.Equal(TradeAction.Sell, strategy.Leave(60).Action);
        Assert.Null(strategy.Levels);
    }
}
