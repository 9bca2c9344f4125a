using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Cycles;

/// <summary>A cycle from what it saw to what it decides, one thing changed at a time.</summary>
public sealed class ReplayDecisionTests
{
    public static TheoryData<string, Func<CycleInput, CycleInput>, string> Changes { get; } =
        new()
        {
            { "nothing", input => input, "bought" },
            {
                "state",
                input => Gate(input, gate => gate with { State = TradingState.FaultHalt }),
                "blocked-safe-mode"
            },
            {
                "draining",
                input => Gate(input, gate => gate with { State = TradingState.Draining }),
                "blocked-safe-mode"
            },
            { "day at its limit", input => Lost(input, 9_000_000m), "blocked-breaker" },
            { "day a won above", input => Lost(input, 9_000_001m), "bought" },
            { "week at its limit", input => Lost(input, 8_500_000m), "blocked-breaker" },
            { "pause", input => Gate(input, gate => gate with { LastEntry = input.At.AddHours(-4) }), "bought" },
            {
                "pause too short",
                input => Gate(input, gate => gate with { LastEntry = input.At.AddHours(-4).AddTicks(1) }),
                "blocked-frequency"
            },
            { "entries left", input => Gate(input, gate => gate with { EntriesToday = 4 }), "bought" },
            { "entries used up", input => Gate(input, gate => gate with { EntriesToday = 5 }), "blocked-frequency" },
            {
                "quick backtest",
                input => input.With(rules => rules with { QuickBacktest = new() }),
                "blocked-quick-backtest"
            },
            { "late", input => input with { At = input.At.AddHours(1) }, "failed-data" },
            {
                "no bids",
                input => Seen(input, seen => seen with { Book = seen.Book with { Bids = [] } }),
                "failed-data"
            },
            { "no minutes", input => Seen(input, seen => seen with { Minutes = null }), "hold-validation" },
            { "no quarters", input => Seen(input, seen => seen with { QuarterHours = null }), "hold-validation" },
            { "no days", input => Seen(input, seen => seen with { Days = null }), "hold-validation" },
            { "no days of bitcoin", input => Seen(input, seen => seen with { BtcDays = null }), "hold-validation" },
            { "a crash", input => Seen(input, seen => seen with { Minutes = Crash }), "hold-validation" },
            { "stop asked", input => input with { StopAsked = true }, "blocked-safe-mode" },
            { "no cash", input => input with { FreeCash = new Krw(4_999m) }, "blocked-no-cash" },
            { "little cash", input => input with { FreeCash = new Krw(10_000m) }, "blocked-min-order" },
            {
                "a thin book",
                input => Seen(input, seen => seen with { Book = Ordinary.Book((4_900_000m, 0.0001m)) }),
                "blocked-slippage"
            },
            { "no advice", input => Said(input, null, null), "failed-advisor" },
            { "an illegal answer", input => Said(input, TradeAction.Sell, Confidence.High), "failed-advisor" },
            { "a hold", input => Said(input, TradeAction.Hold, Confidence.High), "hold-advice" },
            { "low confidence", input => Said(input, TradeAction.Buy, Confidence.Low), "hold-validation" },
            { "agreement", input => Said(input, TradeAction.Buy, Confidence.Medium), "bought" },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Given_a_cycle_that_buys_When_one_thing_is_different_Then_it_ends_as_the_page_says(
        string what,
        Func<CycleInput, CycleInput> change,
        string outcome
    )
    {
        var decision = Replay.Decide(change(Ordinary.Falling()));

        Assert.True(decision?.Outcome == outcome, $"{what}: {decision?.Outcome}");
    }

    [Fact]
    public void Given_ordinary_markets_When_they_are_decided_Then_both_strategies_buy_and_every_rung_passed()
    {
        foreach (var input in new[] { Ordinary.Falling(), Ordinary.Breaking() })
        {
            var bought = Replay.Decide(input)!;

            Assert.Equal("bought", bought.Outcome);
            Assert.True(bought.Volume > Volume.None);
            Assert.All(Rungs(bought), rung => Assert.True(rung.Passed, rung.Name));
        }
    }

    [Fact]
    public void Given_a_quiet_market_When_it_is_decided_Then_there_is_no_signal() =>
        Assert.Equal("hold-no-signal", Replay.Decide(Ordinary.Quiet())?.Outcome);

    [Theory]
    [InlineData(4_900_000, "exit-stop-loss", 1.0)]
    [InlineData(5_060_000, "exit-trailing", 1.0)]
    [InlineData(5_110_000, "exit-partial", 0.5)]
    [InlineData(5_300_000, "exit-take-profit", 1.0)]
    public void Given_a_position_at_a_level_When_it_is_decided_Then_it_is_left_and_the_gate_is_not_asked(
        int last,
        string outcome,
        double coins
    )
    {
        var decision = Replay.Decide(Holding() with { Last = new Price(last), Gate = null, Candles = null })!;

        Assert.Equal((outcome, (decimal)coins), (decision.Outcome, decision.Volume?.Value));
        Assert.Empty(decision.Gate);
    }

    [Fact]
    public void Given_a_position_between_its_levels_When_the_strategy_says_nothing_Then_it_is_kept()
    {
        var decision = Replay.Decide(Holding())!;

        Assert.Equal(("hold-no-signal", null), (decision.Outcome, decision.Volume));
    }

    [Fact]
    public void Given_a_position_in_safe_mode_When_it_is_advised_to_sell_Then_all_of_it_is_sold()
    {
        var halted = Gate(Holding(), gate => gate with { State = TradingState.ManualHalt });

        var decision = Replay.Decide(Said(halted, TradeAction.Sell, Confidence.High))!;

        Assert.Equal(("sold", 1m), (decision.Outcome, decision.Volume?.Value));
    }

    [Fact]
    public void Given_a_position_When_the_month_was_bad_Then_the_quick_backtest_is_not_asked() =>
        Assert.Empty(Replay.Decide(Holding().With(rules => rules with { QuickBacktest = new() }))!.Quick);

    [Fact]
    public void Given_a_cycle_that_did_not_come_far_When_it_is_decided_again_Then_there_is_no_decision()
    {
        var input = Ordinary.Falling();

        Assert.Null(Replay.Decide(input with { Gate = null }));
        Assert.Null(Replay.Decide(input with { Candles = null }));
        Assert.Null(Replay.Decide(input with { Seen = null }));
        Assert.Null(Replay.Decide(input with { Advice = null }));
    }

    private static CandleSeries Crash =>
        Ordinary.Series(CandleInterval.Minute, 90, minute => minute < 85 ? 5_000_000m : 4_700_000m);

    private static IEnumerable<Bot.Domain.Reasons.Rung> Rungs(CycleDecision decision) =>
        [.. decision.Gate, .. decision.Quick, .. decision.Signal, .. decision.Validation, .. decision.Size];

    // Bought at 5,000,000 with a narrow plan: stop 4,900,000, trailing 5,060,000, part 5,100,000, target 5,300,000.
    private static CycleInput Holding()
    {
        var plan = new ExitPlan(new Price(4_900_000m), new Price(5_300_000m))
        {
            Partial = new PartialPlan(new Price(5_100_000m), new Percent(50m), new Price(5_400_000m)),
        };
        var entry = new Price(5_000_000m);
        var input = Ordinary.Quiet();
        return input with
        {
            Last = new Price(5_080_000m),
            Position = new Position(new Volume(1m), entry, Krw.Zero, input.At.AddHours(-1), plan)
            {
                Progress = new ExitProgress(new Price(5_090_000m), new Price(5_060_000m), PartSold: false, 10_000),
            },
        };
    }

    private static CycleInput Gate(CycleInput input, Func<GateInput, GateInput> change) =>
        input with
        {
            Gate = change(input.Gate!),
        };

    private static CycleInput Seen(CycleInput input, Func<MarketInput, MarketInput> change) =>
        input with
        {
            Seen = change(input.Seen!),
        };

    private static CycleInput Lost(CycleInput input, decimal now) =>
        Gate(
            input,
            gate => gate with { Marks = new EquityMarks(new Krw(now), gate.Marks.DayStart, gate.Marks.WeekStart) }
        );

    private static CycleInput Said(CycleInput input, TradeAction? action, Confidence? confidence) =>
        input with
        {
            Advice = new AdviceInput("openai", input.Advice!.Menu, action, confidence, null),
        };
}
