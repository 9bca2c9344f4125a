using Bot.Domain.Exits;
using Bot.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Exits;

/// <summary>What holds for a trailing stop whatever prices and ranges come.</summary>
public sealed class TrailingPropertyTests
{
    // Before, between and after the changes of the exchange's price units.
    private static readonly DateTimeOffset[] Dates =
    [
        new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero),
        new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
        new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    private static readonly Arbitrary<Walk> Walks = (
        from entry in Gen.Choose(1, 200_000_000).Select(value => value / 10m)
        from percent in Gen.Elements<decimal?>(null, 0.1m, 2m, 50m, 99.9m)
        from atr in Gen.Choose(1, 80).Select(tenths => tenths / 10.0)
        from arm in Gen.Elements(0.1m, 3m, 20m)
        from steps in Steps(entry).ListOf()
        select new Walk(
            new Price(entry),
            new TrailingRule
            {
                Percent = percent,
                Atr = atr,
                ArmPercent = arm,
            },
            [.. steps]
        )
    ).ToArbitrary();

    [Fact]
    public void Given_any_prices_and_ranges_When_they_are_seen_Then_stop_and_highest_never_move_down() =>
        Prop.ForAll(
                Walks,
                walk =>
                    Along(walk)
                        .Zip(Along(walk).Skip(1))
                        .All(pair =>
                            pair.Second.Highest >= pair.First.Highest
                            && (pair.First.TrailingStop is not { } stood || pair.Second.TrailingStop >= stood)
                        )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_prices_and_ranges_When_they_are_seen_Then_the_stop_is_there_only_once_armed_and_below_the_top() =>
        Prop.ForAll(
                Walks,
                walk =>
                {
                    var plan = Plan(walk);
                    return Along(walk)
                        .All(progress =>
                            progress.TrailingStop is not { } stop
                            || (progress.Highest >= plan.Trailing!.ArmsAt && stop < progress.Highest)
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_walk_When_the_price_is_at_its_stop_Then_the_position_is_left() =>
        Prop.ForAll(
                Walks,
                walk =>
                {
                    var plan = Plan(walk);
                    return Along(walk)
                        .All(progress =>
                            progress.TrailingStop is not { } stop
                            || ExitRules.Check(plan, progress, stop)?.Reason
                                is ExitReason.Trailing
                                    or ExitReason.StopLoss
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<Step> Steps(decimal entry) =>
        from price in Gen.Choose(1, 3_000)
        from atr in Gen.Elements<double?>(null, 0, 0.001, 0.01, 0.05, 0.4, 3)
        from date in Gen.Elements(Dates)
        select new Step(new Price(entry * price / 1_000m), atr * (double)entry, date);

    private static List<ExitProgress> Along(Walk walk)
    {
        var plan = Plan(walk);
        List<ExitProgress> seen = [ExitProgress.Begin(walk.Entry, (double)walk.Entry.Value / 100)];
        foreach (var step in walk.Way)
        {
            seen.Add(seen[^1].After(plan, step.Price, step.Atr, step.At));
        }

        return seen;
    }

    private static ExitPlan Plan(Walk walk) =>
        ExitPlan.For(walk.Entry, new ExitTerms(new Percent(-5m), new Percent(10m)) { Trailing = walk.Rule }, Dates[2]);

    private sealed record Walk(Price Entry, TrailingRule Rule, IReadOnlyList<Step> Way);

    private sealed record Step(Price Price, double? Atr, DateTimeOffset At);
}
