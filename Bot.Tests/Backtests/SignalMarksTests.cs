using Bot.Domain.Indicators;
using Bot.Domain.Strategies;

namespace Bot.Tests.Backtests;

public sealed class SignalMarksTests
{
    private const int Seeds = 48;

    // Of four seeds the second is a breakout, the fourth a channel, the others are mean reversions.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Given_wild_markets_When_a_strategy_marks_them_Then_it_is_silent_on_every_other_candle(int of)
    {
        var (spoken, silent) = (0, 0);
        for (var seed = 4; seed < Seeds; seed += 4)
        {
            var (request, indicators) = Of(seed + of);
            var marks = request.Strategy.Mark(request.Candles, indicators);
            for (var index = 0; index < request.Candles.Count; index++)
            {
                var view = new StrategyView(request.Candles, indicators, index, null);
                var buys = request.Strategy.Decide(view).Action == TradeAction.Buy;
                Assert.True(!buys || Marks(marks.Entries, index), $"seed {seed + of}, candle {index} buys unmarked");
                spoken += buys ? 1 : 0;
                silent += Marks(marks.Entries, index) ? 0 : 1;
            }
        }

        Assert.True(spoken > 50 && silent > 1_000, $"{spoken} buys, {silent} unmarked");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Given_a_position_When_a_strategy_marks_wild_markets_Then_it_keeps_it_on_every_other_candle(int of)
    {
        var spoken = 0;
        for (var seed = 4; seed < Seeds; seed += 4)
        {
            var (request, indicators) = Of(seed + of);
            var marks = request.Strategy.Mark(request.Candles, indicators);
            for (var index = 1; index < request.Candles.Count; index++)
            {
                var bought = request.Candles.Candles[index - (index % 30)];
                var view = new StrategyView(request.Candles, indicators, index, new Holding(bought.Open, bought.Start));
                var sells = request.Strategy.Decide(view).Action == TradeAction.Sell;
                Assert.True(!sells || Marks(marks.Exits, index), $"seed {seed + of}, candle {index} sells unmarked");
                var next = request.Strategy.NextLeave(request.Candles, indicators, view.Held!, (index, index + 1));
                Assert.True(!sells || next == index, $"seed {seed + of}, candle {index} sells unforeseen");
                spoken += sells ? 1 : 0;
            }
        }

        Assert.True(spoken > 50, $"{spoken} sells");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 63)]
    [InlineData(63, 63)]
    [InlineData(64, 64)]
    [InlineData(65, 200)]
    [InlineData(200, 200)]
    [InlineData(201, int.MaxValue)]
    [InlineData(100_000, int.MaxValue)]
    public void Given_marked_candles_When_the_next_is_asked_for_Then_it_is_the_first_at_or_behind_the_place(
        int from,
        int next
    ) => Assert.Equal(next, MarkedCandles.Of(210, index => index is 0 or 63 or 64 or 200).NextAt(from));

    private static bool Marks(MarkedCandles? marks, int index) => marks is null || marks.NextAt(index) == index;

    private static (Bot.Domain.Backtests.BacktestRequest Request, IndicatorSet Indicators) Of(int seed)
    {
        var request = new WildRequest(seed).Request;
        return (request, IndicatorSet.Compute(request.Candles));
    }
}
