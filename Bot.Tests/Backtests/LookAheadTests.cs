using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Tests.Backtests;

public sealed class LookAheadTests
{
    // One candle ahead is the hardest to find: a cut run has only its last decision to betray it.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(24)]
    public void Given_a_strategy_that_knows_a_later_close_When_it_is_proved_Then_it_is_found(int ahead) =>
        Assert.NotNull(LookAhead.Differs(Request(new Peeker(ahead))));

    [Fact]
    public void Given_a_strategy_that_leaves_by_the_next_close_When_it_is_proved_Then_it_is_found() =>
        Assert.NotNull(LookAhead.Differs(Request(new Peeker(1, onlyLeaves: true))));

    [Fact]
    public void Given_marks_made_of_the_next_close_When_they_are_proved_Then_they_are_found() =>
        Assert.NotNull(LookAhead.Differs(Request(new PeekingMarks())));

    [Fact]
    public void Given_a_part_of_a_series_When_a_strategy_knows_what_follows_Then_the_place_lies_in_the_part()
    {
        var request = Request(new Peeker(2)) with { Span = (100, 300) };

        Assert.InRange(LookAhead.Differs(request)!.Value, 100, 299);
    }

    [Fact]
    public void Given_wild_markets_When_both_strategies_are_proved_Then_they_know_nothing_of_the_future()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            Assert.Null(LookAhead.Differs(new WildRequest(seed).Request));
        }
    }

    [Fact]
    public void Given_two_candles_When_they_are_proved_Then_there_is_nothing_to_find() =>
        Assert.Null(LookAhead.Differs(Request(new RsiMeanReversion()) with { Span = (10, 12) }));

    private static BacktestRequest Request(IStrategy strategy) =>
        new(new WildRequest(1).Request.Candles, strategy, RiskProfile.Balanced, new Krw(10_000_000m))
        {
            Limits = false,
            Validates = false,
        };

    private static decimal Ahead(CandleSeries candles, int index, int ahead) =>
        candles.Candles[Math.Min(index + ahead, candles.Count - 1)].Close.Value - candles.Candles[index].Close.Value;

    /// <summary>Buys what will rise, and sells what will not.</summary>
    private sealed class Peeker(int ahead, bool onlyLeaves = false) : IStrategy
    {
        public string Name => "peeker";

        public AtrLevels? Levels => null;

        public Signal Decide(StrategyView view)
        {
            var rises = Ahead(view.Candles, view.Index, ahead) > 0;
            return (view.Held is null, rises) switch
            {
                (true, true) => new Signal(TradeAction.Buy, []),
                (true, false) when onlyLeaves => new Signal(TradeAction.Buy, []),
                (false, false) => new Signal(TradeAction.Sell, []),
                _ => new Signal(TradeAction.Hold, []),
            };
        }
    }

    /// <summary>Buys wherever it is asked, and has itself asked only where the price will rise.</summary>
    private sealed class PeekingMarks : IStrategy
    {
        public string Name => "peeking-marks";

        public AtrLevels? Levels => null;

        public SignalMarks Mark(CandleSeries candles, IndicatorSet indicators) =>
            new(MarkedCandles.Of(candles.Count, index => Ahead(candles, index, 1) > 0), null);

        public Signal Decide(StrategyView view) => new(view.Held is null ? TradeAction.Buy : TradeAction.Sell, []);
    }
}
