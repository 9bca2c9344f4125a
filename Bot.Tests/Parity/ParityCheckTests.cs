using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Parity;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Tests.Cycles;
using static Bot.Domain.Decisions.TerminalReason;

namespace Bot.Tests.Parity;

/// <summary>An hour that was traded live, set beside what a backtest makes of it.</summary>
public sealed class ParityCheckTests
{
    private static readonly Percent Fee = Costs.Fee;

    [Fact]
    public void Given_an_entry_that_was_filled_as_reckoned_When_it_is_compared_Then_nothing_differs()
    {
        var input = Ordinary.Falling();

        Assert.Empty(Compare(input, Bought, Filled(Bought, EntryPrice(input))));
    }

    [Theory]
    [InlineData(HoldNoSignal, ParityCause.Unknown)]
    [InlineData(HoldValidation, ParityCause.Unknown)]
    [InlineData(BlockedFrequency, ParityCause.Unknown)]
    [InlineData(FailedExchange, ParityCause.Failure)]
    [InlineData(FailedAdvisor, ParityCause.Failure)]
    [InlineData(HaltedUnknownOrder, ParityCause.Failure)]
    [InlineData(BlockedSlippage, ParityCause.Order)]
    [InlineData(BlockedNoCash, ParityCause.Order)]
    [InlineData(BlockedMinOrder, ParityCause.Order)]
    public void Given_an_entry_that_was_not_made_When_a_backtest_makes_it_Then_the_ending_is_the_cause(
        TerminalReason ending,
        ParityCause cause
    )
    {
        var found = Assert.Single(Compare(Ordinary.Falling(), ending));

        var decision = Assert.IsType<ParityDifference.Decision>(found);
        Assert.Equal((ending, Bought, cause), (decision.Live, decision.Engine, decision.Cause));
    }

    [Theory]
    [InlineData(TradeAction.Hold, Confidence.High, HoldAdvice, "openai: Hold, High; rules: Buy")]
    [InlineData(TradeAction.Buy, Confidence.Low, HoldValidation, "openai: Buy, Low; rules: Buy")]
    public void Given_an_advisor_that_kept_an_entry_from_being_made_When_it_is_compared_Then_its_word_is_told(
        TradeAction action,
        Confidence confidence,
        TerminalReason ending,
        string word
    )
    {
        var advice = new AdviceInput("openai", [TradeAction.Hold, TradeAction.Buy], action, confidence, null);

        var found = Assert.Single(Compare(Ordinary.Falling() with { Advice = advice }, ending));

        var decision = Assert.IsType<ParityDifference.Decision>(found);
        Assert.Equal((ParityCause.Advisor, word), (decision.Cause, decision.Figures));
    }

    [Fact]
    public void Given_a_stop_that_was_asked_in_the_cycle_When_it_is_compared_Then_a_person_did_it()
    {
        var found = Assert.Single(Compare(Ordinary.Falling() with { StopAsked = true }, BlockedSafeMode));

        Assert.Equal(ParityCause.Person, Assert.IsType<ParityDifference.Decision>(found).Cause);
    }

    [Fact]
    public void Given_an_entry_that_nothing_speaks_for_When_it_is_compared_Then_it_is_unexplained()
    {
        var found = Assert.Single(Compare(Ordinary.Quiet(), Bought, Filled(Bought, 5_000_000m)));

        var decision = Assert.IsType<ParityDifference.Decision>(found);
        Assert.Equal((Bought, null, ParityCause.Unknown), (decision.Live, decision.Engine, decision.Cause));
    }

    [Fact]
    public void Given_another_price_and_another_fee_When_it_is_compared_Then_both_are_told_apart()
    {
        var input = Ordinary.Falling();
        var engine = EntryPrice(input);

        var found = Compare(input, Bought, new LiveFill(Bought, engine * 1.01m, new Percent(0.139m)));

        var price = Assert.IsType<ParityDifference.Price>(found[0]);
        Assert.Equal((engine, 1m), (price.Engine, price.Change.Value));
        Assert.Equal(new Percent(0.139m), Assert.IsType<ParityDifference.Fee>(found[1]).Live);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void Given_another_slippage_in_the_rules_When_it_is_compared_Then_the_backtest_fills_with_it()
    {
        var input = Ordinary.Falling().With(rules => rules with { BacktestSlippage = new Percent(1m) });
        var filled = PriceUnit.Up(Next(input).Open.Moved(new Percent(1m)), input.At).Value;

        Assert.Empty(Compare(input, Bought, Filled(Bought, filled)));
        Assert.Single(Compare(input, Bought, Filled(Bought, EntryPrice(input))));
    }

    [Fact]
    public void Given_a_frequency_limit_of_the_account_When_it_is_compared_Then_the_backtest_waits_as_well()
    {
        var input = Ordinary.Falling();
        var waiting = input with { Gate = input.Gate! with { LastEntry = input.At.AddHours(-1) } };

        Assert.Empty(Compare(waiting, BlockedFrequency));
    }

    [Fact]
    public void Given_a_breaker_that_tripped_When_it_is_compared_Then_the_backtest_stays_out_as_well()
    {
        var input = Ordinary.Falling();
        var marks = input.Gate!.Marks with { Now = new Krw(8_900_000m) };

        Assert.Empty(Compare(input with { Gate = input.Gate with { Marks = marks } }, BlockedBreaker));
    }

    // Held at 5,000,000 with a stop at 4,750,000 and a target at 5,500,000.
    [Theory]
    [InlineData(4_740_000, 5_001_000, ExitStopLoss, 4_747_000, 0)]
    [InlineData(4_751_000, 5_001_000, ExitStopLoss, 4_747_000, 1)]
    [InlineData(4_990_000, 5_500_000, ExitTakeProfit, 5_500_000, 0)]
    [InlineData(4_740_000, 5_500_000, ExitTakeProfit, 5_500_000, 2)]
    public void Given_an_exit_of_the_guard_When_the_candle_says_otherwise_Then_the_price_between_the_closes_is_the_cause(
        int low,
        int high,
        TerminalReason reason,
        int price,
        int differences
    )
    {
        var input = Held();
        var next = new Candle(Next(input).Start, new(5_000_000m), new(high), new(low), new(5_000_000m), 10m);

        var found = ParityCheck.Of(input, next, new LiveHour(HoldNoSignal, [new LiveFill(reason, price, Fee)]));

        Assert.Equal(differences, found.Count);
        Assert.All(
            found,
            one => Assert.Equal(ParityCause.BetweenCloses, Assert.IsType<ParityDifference.Decision>(one).Cause)
        );
    }

    [Fact]
    public void Given_a_sale_that_a_person_asked_for_When_it_is_compared_Then_it_is_theirs()
    {
        var found = Assert.Single(Compare(Held(), HoldNoSignal, Filled(Sold, 5_000_000m)));

        var decision = Assert.IsType<ParityDifference.Decision>(found);
        Assert.Equal((Sold, null, ParityCause.Person), (decision.Live, decision.Engine, decision.Cause));
    }

    // The engine has the days that the cycle saw, and not those that so few hours make.
    [Fact]
    public void Given_a_strategy_of_days_that_bought_at_the_days_close_When_it_is_compared_Then_nothing_differs()
    {
        var input = Ordinary.Trending();
        Assert.Equal("bought", Replay.Decide(input)!.Outcome);

        Assert.Empty(Compare(input, Bought, Filled(Bought, EntryPrice(input))));
        Assert.IsType<ParityDifference.Decision>(Assert.Single(Compare(input, HoldNoSignal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Given_a_strategy_of_days_between_two_closes_When_it_is_compared_Then_nothing_differs(bool isHeld)
    {
        var input = Ordinary.Trending() with
        {
            DayDecided = true,
            Position = isHeld ? Ordinary.Held(4_990_000m) : null,
        };
        Assert.Equal("hold-no-signal", Replay.Decide(input)!.Outcome);

        Assert.Empty(Compare(input, HoldNoSignal));
        Assert.IsType<ParityDifference.Decision>(Compare(input, Bought, Filled(Bought, EntryPrice(input)))[0]);
    }

    [Fact]
    public void Given_a_strategy_of_days_that_sold_at_the_days_close_When_it_is_compared_Then_nothing_differs()
    {
        var rising = Ordinary.Trending();
        var falling = Ordinary.Series(CandleInterval.Day, 80, day => 6_000_000m - (day * 10_000m));
        var input = rising with { Seen = rising.Seen! with { Days = falling }, Position = Ordinary.Held(4_990_000m) };
        Assert.Equal("sold", Replay.Decide(input)!.Outcome);

        var sold = PriceUnit.Down(Next(input).Open.Moved(new Percent(-0.05m)), input.At).Value;

        Assert.Empty(Compare(input, Sold, Filled(Sold, sold)));
    }

    [Fact]
    public void Given_a_cycle_that_ended_before_its_candles_When_it_is_compared_Then_it_cannot_be()
    {
        var input = Ordinary.Quiet();

        Assert.Throws<ArgumentException>(() =>
            ParityCheck.Of(input with { Candles = null }, Next(input), new LiveHour(FailedData, []))
        );
    }

    private static CycleInput Held()
    {
        var input = Ordinary.Quiet();
        var price = new Price(5_000_000m);
        var plan = ExitPlan.Fixed(price, RiskProfile.Balanced.StopLoss, RiskProfile.Balanced.TakeProfit, input.At);
        var position = new Position(new Volume(0.6m), price, new Krw(1_500m), input.At.AddHours(-3), plan);
        return input with { Position = position };
    }

    private static IReadOnlyList<ParityDifference> Compare(
        CycleInput input,
        TerminalReason ending,
        params LiveFill[] fills
    ) => ParityCheck.Of(input, Next(input), new LiveHour(ending, fills));

    private static LiveFill Filled(TerminalReason reason, decimal price) => new(reason, price, Fee);

    // Opens where the last one closed, and stays there.
    private static Candle Next(CycleInput input)
    {
        var last = input.Candles!.Last!;
        return new Candle(last.Start.AddHours(1), last.Close, last.Close, last.Close, last.Close, 10m);
    }

    private static decimal EntryPrice(CycleInput input) =>
        PriceUnit.Up(Next(input).Open.Moved(new Percent(0.05m)), input.At).Value;
}
