using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Tests.Exits;

public sealed class ExitTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ExitPlan Plan = ExitPlan.Fixed(
        new Price(5_000_000m),
        new Percent(-5m),
        new Percent(10m),
        At
    );

    private static readonly ExitProgress Fresh = ExitProgress.Begin(new Price(5_000_000m), null);
    private static readonly Position Held = new(new Volume(1m), new Price(5_000_000m), Krw.Zero, At, Plan);

    [Theory]
    [InlineData(4_750_001, null)]
    [InlineData(4_750_000, ExitReason.StopLoss)]
    [InlineData(1_000_000, ExitReason.StopLoss)]
    [InlineData(5_499_999, null)]
    [InlineData(5_500_000, ExitReason.TakeProfit)]
    public void Given_a_plan_When_a_price_is_checked_Then_levels_count_as_reached(int last, ExitReason? expected) =>
        Assert.Equal(expected, ExitRules.Check(Plan, Fresh, new Price(last))?.Reason);

    [Fact]
    public void Given_an_average_that_is_no_multiple_When_a_plan_is_made_Then_levels_are_cut_down_to_the_price_unit()
    {
        var plan = ExitPlan.Fixed(new Price(3_333_333m), new Percent(-3m), new Percent(8m), At);

        Assert.Equal((3_233_000m, 3_599_000m), (plan.StopLoss.Value, plan.TakeProfit!.Value.Value));
    }

    [Theory]
    [InlineData(5_000_000, 5_600_000, 4_700_000, ExitReason.StopLoss, 4_747_000)]
    [InlineData(4_700_000, 4_800_000, 4_600_000, ExitReason.StopLoss, 4_697_000)]
    [InlineData(5_000_000, 5_600_000, 4_900_000, ExitReason.TakeProfit, 5_500_000)]
    [InlineData(5_600_000, 5_700_000, 5_400_000, ExitReason.TakeProfit, 5_600_000)]
    public void Given_a_candle_that_reaches_a_level_When_it_is_filled_Then_stops_come_first_and_gaps_fill_at_the_open(
        int open,
        int high,
        int low,
        ExitReason reason,
        int price
    )
    {
        var candle = new Candle(At, new Price(open), new Price(high), new Price(low), new Price(open), 1m);

        Assert.Equal((reason, new Price(price)), FillModel.Exit(Held, candle, new Percent(0.05m)));
    }

    // A strategy's own target may lie below the price of the first part; a rising price meets it first.
    [Theory]
    [InlineData(5, ExitReason.TakeProfit, 5_250_000)]
    [InlineData(4.98, ExitReason.TakeProfit, 5_249_000)]
    [InlineData(5.02, ExitReason.Partial, 5_250_000)]
    public void Given_a_target_below_the_part_When_a_candle_reaches_both_Then_all_is_sold_at_the_target(
        double target,
        ExitReason reason,
        int price
    )
    {
        var terms = new ExitTerms(new Percent(-5m), new Percent((decimal)target)) { Partial = new PartialRule() };
        var held = Held with { Plan = ExitPlan.For(Held.AverageFill, terms, At) };
        var (open, high) = (new Price(5_000_000m), new Price(5_300_000m));

        var exit = FillModel.Exit(held, new Candle(At, open, high, open, high, 1m), new Percent(0.05m));

        Assert.Equal((reason, new Price(price)), exit);
    }
}
