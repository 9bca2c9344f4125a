using System.Text.Json;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Host.Storage;
using FsCheck;
using FsCheck.Fluent;
using Replay = Bot.Domain.Cycles.Replay;

namespace Bot.Tests.Cycles;

/// <summary>What holds for every cycle, whatever it saw.</summary>
public sealed class CyclePropertyTests
{
    private static readonly CycleInput[] Markets =
    [
        Ordinary.Falling(),
        Ordinary.Breaking(),
        Ordinary.Quiet(),
        Ordinary.Trending(),
        Ordinary.Trending() with
        {
            DayDecided = true,
        },
    ];

    private static readonly Gen<CycleInput> Any =
        from market in Gen.Elements(Markets)
        from gate in Gates(market.At)
        from rules in Rules(market.Terms.Rules)
        from seen in Sights(market.Seen!)
        from advice in Advices
        from held in Holdings(market)
        from free in Gen.Elements(0m, 4_999m, 20_000m, 10_000_000m)
        from closed in Gen.Elements(TradeBook.Empty, new TradeBook(20, 5, new Percent(1m), new Percent(-1m), 4))
        from lateSeconds in Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Constant(3_600)))
        from stop in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select market with
        {
            At = market.At.AddSeconds(lateSeconds),
            Gate = gate,
            Terms = market.Terms with { Rules = rules },
            Seen = seen,
            Advice = advice,
            Position = held,
            FreeCash = new Krw(free),
            Closed = closed,
            StopAsked = stop,
        };

    private static readonly Gen<AdviceInput> Advices =
        from source in Gen.Elements("openai", AdviceInput.Rules, AdviceInput.Rules)
        from action in Gen.Elements<TradeAction?>(null, TradeAction.Hold, TradeAction.Buy, TradeAction.Sell)
        from confidence in Gen.Elements<Confidence?>(null, Confidence.Low, Confidence.Medium, Confidence.High)
        select new AdviceInput(source, [TradeAction.Hold], action, confidence, null);

    // An advisor that decides may buy where the strategy would not; nothing else may be passed over.
    private static IEnumerable<Rung> Binding(CycleInput input, CycleDecision decision) =>
        Rungs(input.Advice?.Source == AdviceInput.Rules ? decision : decision with { Signal = [] });

    [Fact]
    public void Given_any_cycle_When_any_rung_failed_Then_nothing_is_bought() =>
        Prop.ForAll(
                Any.ToArbitrary(),
                input =>
                {
                    var decision = Replay.Decide(input);
                    var isBought = decision?.Outcome == "bought";
                    return !isBought
                        || (
                            Binding(input, decision!).All(rung => rung.Passed)
                            && input is { Position: null, StopAsked: false, Gate.State: TradingState.Running }
                            && decision is { Volume: not null, Limit: not null }
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    // So that the property above says something: among these cycles there are some that buy, in every strategy.
    [Theory]
    [InlineData(RsiMeanReversion.StrategyName)]
    [InlineData(VolatilityBreakout.StrategyName)]
    [InlineData(ChannelTrend.StrategyName)]
    public void Given_many_cycles_When_they_are_decided_Then_some_buy(string strategy) =>
        Assert.Contains(
            Any.Where(input => input.Terms.Strategy == strategy).Sample(2_000),
            input => Replay.Decide(input)?.Outcome == "bought"
        );

    [Fact]
    public void Given_any_gate_that_blocks_When_nothing_is_held_Then_the_cycle_ends_there() =>
        Prop.ForAll(
                Any.Where(input => input.Position is null).ToArbitrary(),
                input =>
                {
                    var blocked = CycleSteps.Gate(input).Reading.Blocked;
                    return blocked is null || Replay.Decide(input)?.Outcome == blocked.Reason.Text();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_a_position_at_its_stop_When_it_is_decided_in_any_state_Then_all_of_it_is_left() =>
        Prop.ForAll(
                Any.Where(input => input.Position is not null).Zip(Gen.Choose(1, 1_000)).ToArbitrary(),
                one =>
                {
                    var (input, share) = one;
                    var fallen = input with { Last = input.Position!.Plan.StopLoss * (share / 1_000m) };
                    var decision = Replay.Decide(fallen);
                    return decision?.Outcome == "exit-stop-loss" && decision.Volume == input.Position.Volume;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_a_cycle_that_saw_nothing_but_its_position_When_it_is_at_a_level_Then_it_is_left_all_the_same() =>
        Prop.ForAll(
                Any.Where(input => input.Position is not null).ToArbitrary(),
                input =>
                {
                    var blind = input with { Gate = null, Candles = null, Seen = null, Advice = null };
                    return Replay.Decide(blind)?.Outcome == (ExitOf(input) is { } exit ? exit.Reason.Text() : null);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_nothing_that_is_held_When_it_is_decided_Then_nothing_is_sold() =>
        Prop.ForAll(
                Any.Where(input => input.Position is null).ToArbitrary(),
                input =>
                    Replay.Decide(input)?.Outcome is not { } outcome
                    || !TerminalReasons.Parse(outcome).IsTrade()
                    || outcome == "bought"
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_something_that_is_held_When_it_is_decided_Then_no_more_is_sold_than_that_and_nothing_bought() =>
        Prop.ForAll(
                Any.Where(input => input.Position is not null).ToArbitrary(),
                input =>
                {
                    var decision = Replay.Decide(input);
                    return decision?.Outcome != "bought"
                        && (decision?.Volume is not { } sold || (sold > Volume.None && sold <= input.Position!.Volume));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_cycle_When_it_is_decided_twice_and_from_its_stored_form_Then_the_decision_is_the_same() =>
        Prop.ForAll(
                Any.ToArbitrary(),
                input =>
                {
                    var (first, again, stored) = (
                        Replay.Decide(input),
                        Replay.Decide(input),
                        Replay.Decide(Stored(input))
                    );
                    return first is null
                        ? again is null && stored is null
                        : first.DifferencesTo(again!).Count == 0
                            && first.DifferencesTo(stored!).Count == 0
                            && first.DifferencesTo(Stored(first)).Count == 0;
                }
            )
            .QuickCheckThrowOnFailure();

    private static T Stored<T>(T value) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Form), DomainJson.Form)!;

    private static Ending? ExitOf(CycleInput input) =>
        CycleSteps.Protect(input) is { } exit ? Ending.Left(exit.Reason, "") : null;

    private static IEnumerable<Rung> Rungs(CycleDecision decision) =>
        [.. decision.Gate, .. decision.Quick, .. decision.Signal, .. decision.Validation, .. decision.Size];

    private static Gen<GateInput> Gates(DateTimeOffset at) =>
        from state in Gen.Frequency(
            (3, Gen.Constant(TradingState.Running)),
            (1, Gen.Elements(Enum.GetValues<TradingState>()))
        )
        from now in Gen.Frequency((3, Gen.Constant(10_000_000)), (1, Gen.Choose(8_400_000, 10_000_000)))
        from minutes in Gen.Frequency((3, Gen.Constant(2_000)), (1, Gen.Choose(0, 300)))
        from entries in Gen.Frequency((3, Gen.Choose(0, 4)), (1, Gen.Choose(4, 6)))
        select new GateInput(
            state,
            new EquityMarks(new Krw(now), new Krw(10_000_000m), new Krw(10_000_000m)),
            at.AddMinutes(-minutes),
            entries
        );

    private static Gen<TradingRules> Rules(TradingRules rules) =>
        from sizing in Gen.Elements<SizingMode>(SizingModes.All)
        from mode in Gen.Elements(ExitMode.Fixed, ExitMode.Atr)
        from trails in Gen.Elements(null, new TrailingRule())
        from asks in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from trades in Gen.Elements(0, 3)
        select rules with
        {
            SizingMode = sizing,
            Exits = new ExitRule
            {
                Mode = mode,
                Trailing = trails,
                Partial = new PartialRule(),
            },
            QuickBacktest = new()
            {
                Enabled = asks,
                Days = 5,
                Trades = trades,
                ReturnPercent = double.NegativeInfinity,
            },
        };

    private static Gen<MarketInput> Sights(MarketInput calm)
    {
        var best = calm.Book.Asks[0].Price.Value;
        return Gen.Frequency(
            (6, Gen.Constant(calm)),
            (
                4,
                Gen.Elements(
                    calm with
                    {
                        Minutes = null,
                    },
                    calm with
                    {
                        BtcDays = null,
                    },
                    calm with
                    {
                        Book = calm.Book with { Asks = [] },
                    },
                    calm with
                    {
                        Book = Ordinary.Book((best, 0.1m)),
                    },
                    calm with
                    {
                        Book = Ordinary.Book((best, 0.1m), (best + 40_000m, 100m)),
                    },
                    calm with
                    {
                        Book = Ordinary.Book((best, 0.01m), (best + 90_000m, 100m)),
                    }
                )
            )
        );
    }

    private static Gen<Position?> Holdings(CycleInput input)
    {
        var last = input.Last.Value;
        var held =
            from entry in Gen.Choose(85, 115)
            from coins in Gen.Elements(0.001m, 0.0021m, 1m)
            from sold in Gen.Elements(true, false)
            from hours in Gen.Choose(0, 40)
            select Held(new Price(last * entry / 100m), coins, sold, input.At.AddHours(-hours));
        return Gen.OneOf(Gen.Constant<Position?>(null), held.Select(position => (Position?)position));
    }

    private static Position Held(Price entry, decimal coins, bool sold, DateTimeOffset at)
    {
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m))
        {
            Trailing = new TrailingRule { Percent = 2m },
            Partial = new PartialRule(),
        };
        var position = new Position(new Volume(coins), entry, Krw.Zero, at, ExitPlan.For(entry, terms, at));
        return (position with { Progress = position.Progress with { PartSold = sold } }).After(
            entry.Moved(new Percent(4m)),
            null,
            at
        );
    }
}
