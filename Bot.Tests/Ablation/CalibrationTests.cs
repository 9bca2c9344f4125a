using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Strategies;

namespace Bot.Tests.Ablation;

/// <summary>When advice counts as true, at both fees and on either side of them.</summary>
public sealed class CalibrationTests
{
    [Theory]
    [InlineData(TradeAction.Buy, 1_001_001, true)]
    [InlineData(TradeAction.Buy, 1_001_000, false)]
    [InlineData(TradeAction.Buy, 1_000_000, false)]
    [InlineData(TradeAction.Buy, 990_000, false)]
    [InlineData(TradeAction.Sell, 998_999, true)]
    [InlineData(TradeAction.Sell, 999_000, false)]
    [InlineData(TradeAction.Sell, 1_000_000, false)]
    [InlineData(TradeAction.Sell, 1_010_000, false)]
    public void Given_advice_When_the_price_is_looked_at_again_Then_it_must_have_gone_beyond_both_fees(
        TradeAction advised,
        decimal later,
        bool isHit
    ) => Assert.Equal(isHit, Calibration.Default.IsHit(advised, new Price(1_000_000m), new Price(later)));

    [Fact]
    public void Given_advice_to_hold_When_it_is_judged_Then_that_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            Calibration.Default.IsHit(TradeAction.Hold, new Price(1m), new Price(2m))
        );

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 4, 0.0)]
    [InlineData(3, 4, 75.0)]
    public void Given_counts_When_the_rate_is_told_Then_nothing_measured_is_no_rate(
        int hits,
        int judged,
        double? rate
    ) => Assert.Equal((decimal?)rate, new CalibrationLine(Confidence.High, hits, judged, 2, 1).HitRate);
}
