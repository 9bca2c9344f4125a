using Bot.Domain.Ablation;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Ablation;

/// <summary>What each arm does with a cycle, in figures that can be checked by hand.</summary>
public sealed class ArmStepTests
{
    [Fact]
    public void Given_a_signal_When_the_rules_enter_Then_share_of_cash_best_ask_and_fee_are_paid()
    {
        var purse = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0));

        // 3,000,000 / (1,001 × 1.0005), cut to eight decimals.
        var coins = decimal.Floor(3_000_000m / (1_001m * 1.0005m) * 100_000_000m) / 100_000_000m;
        Assert.Equal(coins, purse.Held!.Volume.Value);
        Assert.Equal(10_000_000m - (coins * 1_001m * 1.0005m), purse.Cash.Value);
        Assert.Equal(purse.Cash.Value + (coins * 1_000m), purse.Equity.Value);
    }

    [Fact]
    public void Given_a_holder_When_the_rules_leave_Then_the_best_bid_is_paid_less_the_fee()
    {
        var held = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0));

        var sold = ArmStep.Take(held, Hours.Dear(1));

        Assert.Equal(held.Cash.Value + (held.Held!.Volume.Value * 999m * 0.9995m), sold.Cash.Value);
        Assert.Equal((null, 1, sold.Cash), (sold.Held, sold.Trades, sold.Equity));
    }

    // Bought at 1,001: the stop is 950 (-5 %, cut to the unit), the target 1,101 (+10 %).
    [Theory]
    [InlineData(951, true)]
    [InlineData(950, false)]
    [InlineData(1100, true)]
    [InlineData(1101, false)]
    public void Given_a_holder_When_the_price_reaches_a_level_Then_it_is_left_whatever_the_advice(
        decimal price,
        bool holds
    )
    {
        foreach (var arm in new[] { Arm.Rules, Arm.Applied, Arm.Alone })
        {
            var held = ArmStep.Take(
                Hours.Open(arm),
                Hours.Cheap(0) with
                {
                    Answered = TradeAction.Buy,
                    Decided = new AccountDecision(false, TradeAction.Buy),
                }
            );

            var after = ArmStep.Take(held, Hours.Calm(1, price) with { Answered = TradeAction.Hold });

            Assert.Equal(holds, after.Held is not null);
        }
    }

    [Fact]
    public void Given_a_cycle_that_could_not_look_When_a_level_is_reached_Then_it_is_left_at_the_last_price()
    {
        var held = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0));

        var left = ArmStep.Take(held, Hours.Calm(1, 900m) with { Seen = null });

        Assert.Equal(held.Cash.Value + (held.Held!.Volume.Value * 900m * 0.9995m), left.Cash.Value);
    }

    [Fact]
    public void Given_a_partial_take_profit_When_it_is_reached_Then_half_goes_once_and_the_rest_later_as_one_trade()
    {
        var part = Hours.Cheap(0) with
        {
            Seen = Hours.Cheap(0).Seen! with { Terms = Hours.Terms with { Partial = new() } },
        };
        var held = ArmStep.Take(Hours.Open(Arm.Rules), part);

        var half = ArmStep.Take(held, Hours.Calm(1, 1_052m));
        var still = ArmStep.Take(half, Hours.Calm(2, 1_060m));
        var gone = ArmStep.Take(still, Hours.Calm(3, 1_102m));

        Assert.InRange(half.Held!.Volume.Value / held.Held!.Volume.Value, 0.4999m, 0.5001m);
        Assert.Equal((half.Held.Volume, 0), (still.Held!.Volume, still.Trades));
        Assert.Equal((null, 1, 2), (gone.Held, gone.Trades, gone.Closed.Count));
        Assert.Equal(1, TradeBook.Of(gone.Closed, []).Count);
        Assert.Equal(gone.Cash.Value - 10_000_000m, gone.Closed.Sum(sale => sale.Result.Value));
    }

    [Fact]
    public void Given_a_trailing_stop_When_the_price_falls_back_from_its_highest_Then_it_is_left_above_the_entry()
    {
        var trail = Hours.Cheap(0) with
        {
            Seen = Hours.Cheap(0).Seen! with { Terms = Hours.Terms with { Trailing = new() } },
        };
        var held = ArmStep.Take(Hours.Open(Arm.Rules), trail);

        var risen = ArmStep.Take(held, Hours.Calm(1, 1_080m));

        Assert.Equal(1_060m, risen.Held!.Progress.TrailingStop!.Value.Value);
        Assert.NotNull(ArmStep.Take(risen, Hours.Calm(2, 1_061m)).Held);
        Assert.Null(ArmStep.Take(risen, Hours.Calm(2, 1_060m)).Held);
    }

    [Fact]
    public void Given_exits_by_an_ATR_that_is_absent_When_a_signal_comes_Then_nothing_is_entered()
    {
        var blind = Hours.Terms with { Levels = new AtrLevels(1.5, 2.5), Atr = null };
        var cycle = Hours.Cheap(0) with
        {
            Seen = Hours.Cheap(0).Seen! with { Terms = blind },
            Answered = TradeAction.Buy,
        };

        Assert.All(
            new[] { Arm.Rules, Arm.Applied, Arm.Alone },
            arm => Assert.Null(ArmStep.Take(Hours.Open(arm), cycle).Held)
        );
        Assert.NotNull(ArmStep.Take(Hours.Open(Arm.Holding), cycle).Held);
    }

    [Fact]
    public void Given_any_market_When_an_arm_holds_for_good_Then_it_buys_once_with_everything_and_stays()
    {
        var first = ArmStep.Take(Hours.Open(Arm.Holding), Hours.Calm(0));

        var later = ArmStep.Take(first, Hours.Dear(1, 500m));

        Assert.Equal(first.Held, later.Held);
        Assert.InRange(first.Cash.Value, 0m, 0.01m);
        Assert.Equal(later.Cash.Value + (first.Held!.Volume.Value * 500m), later.Equity.Value);
    }

    [Theory]
    [InlineData(TradeAction.Buy, true)]
    [InlineData(TradeAction.Sell, false)]
    [InlineData(TradeAction.Hold, false)]
    [InlineData(null, false)]
    public void Given_the_advisor_alone_When_it_answers_Then_its_word_is_done_and_silence_is_holding(
        TradeAction? answered,
        bool holds
    )
    {
        var purse = ArmStep.Take(Hours.Open(Arm.Alone), Hours.Cheap(0) with { Answered = answered });

        Assert.Equal(holds, purse.Held is not null);
    }

    [Fact]
    public void Given_a_shut_gate_When_the_advisor_alone_says_buy_Then_it_buys_and_nobody_else()
    {
        var shut = Hours.Cheap(0) with { EntriesPermitted = false, Answered = TradeAction.Buy };

        Assert.NotNull(ArmStep.Take(Hours.Open(Arm.Alone), shut).Held);
        Assert.Null(ArmStep.Take(Hours.Open(Arm.Rules), shut).Held);
        Assert.Null(ArmStep.Take(Hours.Open(Arm.Applied), shut).Held);
    }

    [Theory]
    [InlineData(TradeAction.Hold, false)]
    [InlineData(TradeAction.Buy, true)]
    public void Given_a_decision_for_the_same_holding_When_it_is_applied_Then_it_counts_and_not_the_signal(
        TradeAction decided,
        bool holds
    )
    {
        var cycle = Hours.Cheap(0) with { Decided = new AccountDecision(false, decided) };

        Assert.Equal(holds, ArmStep.Take(Hours.Open(Arm.Applied), cycle).Held is not null);
    }

    [Fact]
    public void Given_a_decision_for_another_holding_When_it_is_applied_Then_the_rules_go_on()
    {
        var cycle = Hours.Cheap(0) with { Decided = new AccountDecision(true, TradeAction.Sell) };

        Assert.NotNull(ArmStep.Take(Hours.Open(Arm.Applied), cycle).Held);
    }

    [Fact]
    public void Given_a_signal_that_validation_refuses_When_the_rules_decide_Then_they_hold()
    {
        var cycle = Hours.Cheap(0);
        var wild = cycle with { Seen = cycle.Seen! with { Passes = _ => false } };

        Assert.Null(ArmStep.Take(Hours.Open(Arm.Rules), wild).Held);
    }

    [Theory]
    [InlineData(2, 30)]
    [InlineData(3, 21)]
    [InlineData(5, 15)]
    public void Given_losses_in_a_row_When_the_arm_enters_Then_its_own_losses_shrink_the_size(int losses, decimal share)
    {
        var lost = Enumerable
            .Range(1, losses)
            .Select(day => new Sale($"{day}", Hours.Start.AddDays(-day), new Krw(1_000m), new Krw(-1m)));

        var purse = ArmStep.Take(Hours.Open(Arm.Rules) with { Closed = [.. lost] }, Hours.Cheap(0));

        Assert.InRange(10_000_000m - purse.Cash.Value, (share * 100_000m) - 1m, share * 100_000m);
    }

    [Fact]
    public void Given_a_position_that_was_left_When_it_is_kept_Then_cost_and_result_after_both_fees_are()
    {
        var held = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0));

        var sale = Assert.Single(ArmStep.Take(held, Hours.Dear(1)).Closed);

        var coins = held.Held!.Volume.Value;
        Assert.Equal(coins * 1_001m, sale.Cost.Value);
        Assert.Equal((coins * 999m * 0.9995m) - (coins * 1_001m * 1.0005m), sale.Result.Value);
    }

    // Balanced: four hours from entry to entry.
    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Given_an_entry_that_was_left_When_hours_pass_Then_the_arms_own_pace_is_kept(int hour, bool enters)
    {
        var left = ArmStep.Take(ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0)), Hours.Dear(1));

        Assert.Equal(enters, ArmStep.Take(left, Hours.Cheap(hour)).Held is not null);
    }

    [Fact]
    public void Given_entries_of_a_day_When_they_are_as_many_as_the_profile_allows_Then_the_next_waits_for_midnight()
    {
        var profile = RiskProfile.Balanced with { HoursBetweenEntries = 1, EntriesPerDay = 2 };
        var purse = Hours.Open(Arm.Rules);
        foreach (var hour in new[] { 0, 2, 4 })
        {
            purse = ArmStep.Take(purse, Hours.Cheap(hour) with { Profile = profile });
            purse = ArmStep.Take(purse, Hours.Dear(hour + 1) with { Profile = profile });
        }

        Assert.Equal(2, purse.Trades);
        Assert.NotNull(ArmStep.Take(purse, Hours.Cheap(24) with { Profile = profile }).Held);
    }

    [Fact]
    public void Given_a_day_that_lost_its_limit_When_a_signal_comes_Then_the_arm_waits_for_the_next_day()
    {
        var profile = RiskProfile.Balanced with { DailyLossLimit = new Percent(-1m) };
        var purse = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0) with { Profile = profile });
        purse = ArmStep.Take(purse, Hours.Calm(1, 940m) with { Profile = profile });

        Assert.Null(ArmStep.Take(purse, Hours.Cheap(6, 940m) with { Profile = profile }).Held);
        Assert.NotNull(ArmStep.Take(purse, Hours.Cheap(24, 940m) with { Profile = profile }).Held);
    }

    [Fact]
    public void Given_a_day_that_reached_its_limit_When_the_price_comes_back_Then_the_arm_waits_all_the_same()
    {
        var profile = RiskProfile.Balanced with { DailyLossLimit = new Percent(-1m) };
        var purse = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0) with { Profile = profile });
        purse = ArmStep.Take(purse, Hours.Calm(1, 960m) with { Profile = profile });
        purse = ArmStep.Take(purse, Hours.Dear(2, 1_050m) with { Profile = profile });

        Assert.True(purse.Equity > Hours.Capital);
        Assert.Null(ArmStep.Take(purse, Hours.Cheap(6) with { Profile = profile }).Held);
        Assert.NotNull(ArmStep.Take(purse, Hours.Cheap(24) with { Profile = profile }).Held);
    }

    [Fact]
    public void Given_as_many_sales_as_are_looked_back_on_When_one_more_is_made_Then_the_oldest_is_forgotten()
    {
        var won = Enumerable
            .Range(1, 2 * TradeBook.Window)
            .Select(day => new Sale($"{day}", Hours.Start.AddDays(day - 200), new Krw(1_000m), new Krw(1m)));
        var held = ArmStep.Take(Hours.Open(Arm.Rules) with { Closed = [.. won] }, Hours.Cheap(0));

        var closed = ArmStep.Take(held, Hours.Dear(1)).Closed;

        Assert.Equal(2 * TradeBook.Window, closed.Count);
        Assert.Equal(("2", Hours.Start.AddHours(1)), (closed[0].Entry, closed[^1].At));
    }

    [Fact]
    public void Given_days_without_cycles_When_the_week_is_measured_Then_the_mark_of_seven_days_ago_counts()
    {
        var today = TradingDay.Of(Hours.Start);
        var purse = Hours.Open(Arm.Rules) with
        {
            Days = [new(today.Plus(-9), new Krw(20_000_000m)), new(today.Plus(-7), Hours.Capital)],
        };

        Assert.NotNull(ArmStep.Take(purse, Hours.Cheap(0)).Held);
    }

    [Fact]
    public void Given_a_week_that_lost_its_limit_When_the_loss_is_seven_days_old_Then_the_arm_enters_again()
    {
        var profile = RiskProfile.Balanced with { WeeklyLossLimit = new Percent(-1m) };
        var purse = ArmStep.Take(Hours.Open(Arm.Rules), Hours.Cheap(0) with { Profile = profile });
        purse = ArmStep.Take(purse, Hours.Calm(1, 940m) with { Profile = profile });
        for (var day = 1; day <= 7; day++)
        {
            purse = ArmStep.Take(purse, Hours.Cheap(24 * day, 940m) with { Profile = profile });
            Assert.Null(purse.Held);
        }

        Assert.NotNull(ArmStep.Take(purse, Hours.Cheap(24 * 8, 940m) with { Profile = profile }).Held);
    }
}
