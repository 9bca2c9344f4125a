using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Exits;

public sealed class PositionTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_a_position_When_its_profit_is_asked_Then_both_fees_are_counted_as_in_the_trade_that_ends_it()
    {
        var (entry, exit, volume) = (new Price(5_000_000m), new Price(5_500_000m), new Volume(0.2m));
        var plan = ExitPlan.Fixed(entry, new Percent(-5m), new Percent(10m), At);
        var position = new Position(volume, entry, new Krw(500m), At, plan);
        var trade = new Trade(At, entry, At.AddHours(1), exit, volume, new Krw(500m + 550m), "exit-take-profit");

        Assert.Equal(98_950m, position.ProfitAt(exit).Value);
        Assert.Equal((98_950m, 9.895m), (trade.Result.Value, trade.ResultPercent.Value));
    }

    [Fact]
    public void Given_any_plan_and_price_When_it_is_checked_Then_it_is_left_outside_its_levels_and_kept_between()
    {
        var cases = Gen.Choose(10_000, 200_000_000).Zip(Gen.Choose(5_000, 300_000_000)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var plan = ExitPlan.Fixed(new Price(one.Item1), new Percent(-5m), new Percent(10m), At);
                    var (stop, target) = (plan.StopLoss.Value, plan.TakeProfit!.Value.Value);
                    var due = ExitRules
                        .Check(plan, ExitProgress.Begin(new Price(one.Item1), null), new Price(one.Item2))
                        ?.Reason;
                    return stop <= one.Item1 * 0.95m
                        && target <= one.Item1 * 1.1m
                        && (due == ExitReason.StopLoss) == (one.Item2 <= stop)
                        && (due == ExitReason.TakeProfit) == (one.Item2 >= target);
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
