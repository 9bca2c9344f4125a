using Bot.Domain.Ablation;
using Bot.Domain.Positions;
using Bot.Domain.Strategies;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Ablation;

/// <summary>What holds for the arms on any market and with any advisor.</summary>
public sealed class ArmPropertyTests
{
    private static readonly Arbitrary<Hour[]> Markets = Gen.Choose(300, 3_000)
        .Zip(Gen.Elements(20.0, 30.0, 50.0, 70.0, 80.0))
        .Zip(Gen.Elements(0.5, 1.3, 2.0))
        .Zip(Gen.Elements<TradeAction?>(null, TradeAction.Hold, TradeAction.Buy, TradeAction.Sell))
        .Zip(Gen.Elements(true, false))
        .Select(one =>
        {
            var ((((price, rsi), ratio), said), holds) = one;
            return new Hour(price, rsi, ratio, said, holds);
        })
        .ArrayOf()
        .ToArbitrary();

    [Fact]
    public void Given_an_advisor_that_says_what_the_rules_say_When_it_is_applied_Then_it_adds_not_a_won() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Run(Arm.Rules, hours, Agreeing)
                        .Zip(Run(Arm.Applied, hours, Agreeing))
                        .All(pair => Facts(pair.First) == Facts(pair.Second))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_nobody_who_was_asked_When_hours_pass_Then_applied_is_rules_and_alone_does_nothing() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Run(Arm.Rules, hours, Silent)
                        .Zip(Run(Arm.Applied, hours, Silent))
                        .All(pair => pair.First.Equity == pair.Second.Equity)
                    && Run(Arm.Alone, hours, Silent).All(purse => purse.Equity == Hours.Capital)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_market_and_any_words_When_hours_pass_Then_no_cash_is_ever_below_zero() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Enum.GetValues<Arm>().All(arm => Run(arm, hours, Speaking).All(purse => purse.Cash.Value >= 0m))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_cycle_When_it_comes_again_or_an_earlier_one_Then_nothing_changes() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Enum.GetValues<Arm>()
                        .All(arm =>
                        {
                            var purses = Run(arm, hours, Speaking);
                            return purses
                                .Select((purse, hour) => (purse, hour))
                                .All(one =>
                                    Enumerable
                                        .Range(one.hour - 1, 2)
                                        .All(hour => ReferenceEquals(one.purse, Again(one.purse, hour)))
                                );
                        })
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_hours_When_equity_is_told_Then_it_is_coins_at_the_price_and_cash() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Enum.GetValues<Arm>()
                        .All(arm =>
                            Run(arm, hours, Speaking)
                                .Zip(hours)
                                .All(one =>
                                    one.First.Equity.Value
                                    == one.First.Cash.Value + ((one.First.Held?.Volume.Value ?? 0m) * one.Second.Price)
                                )
                        )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_hours_When_one_holds_for_good_Then_its_coins_and_cash_never_change() =>
        Prop.ForAll(
                Markets,
                hours =>
                    Run(Arm.Holding, hours, Speaking).Select(purse => (purse.Cash, purse.Held)).Distinct().Count() <= 1
            )
            .QuickCheckThrowOnFailure();

    private static (decimal, decimal, int, Position?) Facts(ArmPurse purse) =>
        (purse.Cash.Value, purse.Equity.Value, purse.Trades, purse.Held);

    private static ArmPurse Again(ArmPurse purse, int hour) => ArmStep.Take(purse, Hours.Cheap(hour, 10_000m));

    // The purse after each hour.
    private static List<ArmPurse> Run(Arm arm, Hour[] hours, Func<ArmCycle, Hour, ArmCycle> word)
    {
        var (purse, purses) = (Hours.Open(arm), new List<ArmPurse>());
        for (var index = 0; index < hours.Length; index++)
        {
            var hour = hours[index];
            purse = ArmStep.Take(purse, word(Hours.With(index, hour.Price, hour.Rsi, hour.Ratio), hour));
            purses.Add(purse);
        }

        return purses;
    }

    // Whatever the account holds: its advisor repeats the rules.
    private static ArmCycle Agreeing(ArmCycle cycle, Hour hour)
    {
        var decided = Hours.ByRules(cycle, hour.AccountHolds);
        return cycle with { Decided = decided, Answered = decided.Action };
    }

    private static ArmCycle Silent(ArmCycle cycle, Hour hour) => cycle;

    private static ArmCycle Speaking(ArmCycle cycle, Hour hour) =>
        cycle with
        {
            Answered = hour.Said,
            Decided = hour.Said is { } said ? new AccountDecision(hour.AccountHolds, said) : null,
        };

    private sealed record Hour(decimal Price, double Rsi, double Ratio, TradeAction? Said, bool AccountHolds);
}
