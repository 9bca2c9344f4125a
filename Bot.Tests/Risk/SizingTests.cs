using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Risk;

public sealed class SizingTests
{
    private const decimal WithFee = 1.0005m;

    [Theory]
    [InlineData(4_999, typeof(SizedEntry.NoCash))]
    [InlineData(5_000, typeof(SizedEntry.TooSmall))]
    [InlineData(16_674, typeof(SizedEntry.TooSmall))]
    [InlineData(16_675, typeof(SizedEntry.Sized))]
    public void Given_little_cash_When_an_entry_is_sized_Then_the_reason_is_named(int cash, Type expected) =>
        Assert.IsType(expected, Size(Input(SizingMode.Fixed, cash: cash)));

    [Theory]
    [InlineData("conservative", 200_000)]
    [InlineData("balanced", 300_000)]
    [InlineData("aggressive", 400_000)]
    public void Given_a_profile_When_an_entry_is_sized_Then_its_share_of_cash_pays_coins_and_fee(
        string profile,
        int budget
    )
    {
        var sized = Sized(Input(SizingMode.Fixed) with { Profile = RiskProfile.Find(profile)! });

        Assert.Equal(budget, sized.Budget.Value);
        Assert.Equal(Volume.Cut(budget / 1_000.5m), sized.Volume);
    }

    [Theory]
    [InlineData("conservative", -3, 1, 333.33333333)]
    [InlineData("balanced", -5, 1, 300)]
    [InlineData("balanced", -2, 1, 750)]
    [InlineData("balanced", -1.5, 1, 999.50024987)]
    [InlineData("balanced", -1.5, 2, 1000)]
    [InlineData("aggressive", -7, 10, 285.71428571)]
    [InlineData("aggressive", -0.5, 10, 4000)]
    public void Given_a_stop_When_an_entry_is_sized_by_risk_Then_leverage_changes_the_cash_and_never_the_notional(
        string profile,
        double stop,
        int leverage,
        double coins
    )
    {
        var input = Input(SizingMode.AccountRisk) with
        {
            Profile = RiskProfile.Find(profile)!,
            StopPercent = new Percent((decimal)stop),
        };
        var rule = SizingRule.Default with { Leverage = leverage };

        var sized = Assert.IsType<SizedEntry.Sized>(Sizing.Size(input, rule));

        Assert.Equal((decimal)coins, sized.Volume.Value);
        Assert.InRange(1_000m * sized.Volume.Value * ((1m / leverage) + 0.0005m), 0m, 1_000_000m);
    }

    // 300,000 x 1 % / 3 %: a third that is cut before it is multiplied would cost the last coin's last decimal.
    [Fact]
    public void Given_a_risk_over_a_stop_that_has_no_end_When_an_entry_is_sized_Then_what_comes_out_even_is_even()
    {
        var input = Input(SizingMode.AccountRisk) with
        {
            Profile = RiskProfile.Conservative,
            Equity = new Krw(300_000m),
            StopPercent = new Percent(-3m),
        };

        Assert.Equal(100m, Sized(input).Volume.Value);
    }

    // A million is free: the target over the deviation is a part of equity, the profile's most a part of cash.
    [Theory]
    [InlineData("conservative", 40.0, 500_000)]
    [InlineData("conservative", 33.33, 600_000)]
    [InlineData("balanced", 40.0, 750_000)]
    [InlineData("balanced", 37.5, 800_000)]
    [InlineData("balanced", 30.0, 800_000)]
    [InlineData("balanced", 0.0, 800_000)]
    [InlineData("aggressive", 100.0, 400_000)]
    [InlineData("aggressive", 10.0, 950_000)]
    public void Given_how_much_a_market_moves_When_an_entry_is_sized_by_it_Then_mode_and_share_do_not_matter(
        string profile,
        double deviation,
        int budget
    )
    {
        var input = Input(SizingMode.AccountRisk) with
        {
            Profile = RiskProfile.Find(profile)!,
            Own = new VolatilitySize(deviation),
        };

        Assert.Equal(Volume.Cut(budget / 1_000.5m), Sized(input).Volume);
    }

    [Fact]
    public void Given_an_unknown_deviation_When_an_entry_is_sized_by_it_Then_there_is_none()
    {
        var size = Size(Input(SizingMode.Fixed) with { Own = new VolatilitySize(null) });

        Assert.IsType<SizedEntry.TooSmall>(size);
        Assert.Contains(size.Rungs, rung => rung is { Name: "size-volatility", Passed: false });
    }

    [Fact]
    public void Given_losses_in_a_row_When_an_entry_is_sized_by_how_much_the_market_moves_Then_it_shrinks_too()
    {
        var input = Input(SizingMode.Fixed, Book(4, 0, 0, -1) with { LossesInARow = 4 });

        Assert.Equal(Volume.Cut(300_000m / 1_000.5m), Sized(input with { Own = new VolatilitySize(60) }).Volume);
    }

    [Theory]
    [InlineData(0.99, false)]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(10.01, false)]
    public void Given_a_leverage_When_the_rule_is_made_Then_one_to_ten_is_taken(double leverage, bool taken)
    {
        var thrown = Record.Exception(() => SizingRule.Default with { Leverage = (decimal)leverage });

        Assert.Equal(taken, thrown is null);
    }

    [Fact]
    public void Given_a_stop_that_is_none_When_an_entry_is_sized_by_risk_Then_it_is_a_bug() =>
        Assert.Throws<ArgumentException>(() =>
            Size(Input(SizingMode.AccountRisk) with { StopPercent = new Percent(0m) })
        );

    // f = W - (1 - W) / R, half of it, at most 30 % of an equity of 1,000,000.
    [Theory]
    [InlineData(50, 2, -1, 125_000)]
    [InlineData(60, 1, -1, 100_000)]
    [InlineData(80, 1, -1, 300_000)]
    [InlineData(80, 3, -1, 300_000)]
    [InlineData(70, 3, -1, 300_000)]
    [InlineData(70, 2.9, -1, 298_275.86)]
    public void Given_an_edge_When_an_entry_is_sized_by_kelly_Then_half_of_it_is_spent_up_to_the_cap(
        int wonOf100,
        double win,
        double loss,
        double budget
    ) => Assert.Equal((decimal)budget, Sized(Input(SizingMode.Kelly, Book(50, wonOf100, win, loss))).Budget.Value, 2);

    [Theory]
    [InlineData(50, 1, -1)]
    [InlineData(40, 1, -1)]
    [InlineData(20, 4, -1)]
    public void Given_no_edge_When_an_entry_is_sized_by_kelly_Then_nothing_is_bought(
        int wonOf100,
        double win,
        double loss
    )
    {
        var none = Assert.IsType<SizedEntry.NoEdge>(Size(Input(SizingMode.Kelly, Book(50, wonOf100, win, loss))));

        Assert.True(none.Fraction <= 0m);
        Assert.Equal("size-kelly", Assert.Single(none.Rungs, rung => !rung.Passed).Name);
    }

    [Theory]
    [InlineData(3_000_001, 3_000_000)]
    [InlineData(2_999_999, 2_999_999)]
    [InlineData(100_000, 100_000)]
    public void Given_an_equity_that_lies_in_coins_When_an_entry_is_sized_by_kelly_Then_free_cash_caps_it(
        int free,
        int budget
    )
    {
        var input = Input(SizingMode.Kelly, Book(50, 80, 3, -1), cash: free) with { Equity = new Krw(10_000_000m) };

        Assert.Equal(budget, Sized(input).Budget.Value);
    }

    // 24 times 11 are 12 times 22, though neither two thirds nor a third is a decimal.
    [Fact]
    public void Given_wins_that_outweigh_losses_by_nothing_When_an_entry_is_sized_by_kelly_Then_there_is_no_edge() =>
        Assert.Equal(
            0m,
            Assert.IsType<SizedEntry.NoEdge>(Size(Input(SizingMode.Kelly, Book(36, 67, 11, -22)))).Fraction
        );

    [Fact]
    public void Given_trades_without_a_loss_When_an_entry_is_sized_by_kelly_Then_the_win_rate_is_the_fraction() =>
        Assert.Equal(
            200_000m,
            Sized(Input(SizingMode.Kelly, new TradeBook(20, 8, new Percent(2m), null, 0))).Budget.Value
        );

    [Fact]
    public void Given_trades_without_a_win_When_an_entry_is_sized_by_kelly_Then_nothing_is_bought()
    {
        Assert.IsType<SizedEntry.NoEdge>(
            Size(Input(SizingMode.Kelly, new TradeBook(20, 0, null, new Percent(-2m), 0)))
        );
        Assert.IsType<SizedEntry.NoEdge>(Size(Input(SizingMode.Kelly, new TradeBook(20, 0, null, null, 0))));
    }

    [Theory]
    [InlineData(19, "fixed", 300_000)]
    [InlineData(20, "kelly", 125_000)]
    [InlineData(21, "kelly", 125_000)]
    public void Given_few_trades_When_an_entry_is_sized_by_kelly_Then_the_share_of_cash_decides(
        int count,
        string mode,
        int budget
    )
    {
        var book = new TradeBook(count, 0, null, null, 0) with { Wins = count / 2 };
        var even = book with { Count = book.Wins * 2, AverageWin = new Percent(2m), AverageLoss = new Percent(-1m) };

        var sized = Sized(Input(SizingMode.Kelly, count < 20 ? even with { Count = count } : even));

        Assert.Equal(budget, sized.Budget.Value);
        Assert.Equal(mode, sized.Rungs[0].Value);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 0.7)]
    [InlineData(4, 0.6)]
    [InlineData(5, 0.5)]
    [InlineData(12, 0.5)]
    public void Given_losses_in_a_row_When_an_entry_is_sized_Then_every_mode_shrinks(int losses, double factor)
    {
        foreach (var mode in SizingModes.All)
        {
            var whole = Sized(Input(mode, Book(50, 60, 2, -1)));
            var shrunk = Sized(Input(mode, Book(50, 60, 2, -1) with { LossesInARow = losses }));

            Assert.Equal(whole.Budget.Value * (decimal)factor, shrunk.Budget.Value, 6);
            Assert.Equal(factor < 1, shrunk.Rungs.Any(rung => rung.Name == "size-shrink"));
        }
    }

    [Fact]
    public void Given_a_size_that_cash_caps_When_losses_shrink_it_Then_it_is_less_than_the_cash()
    {
        var capped = Input(SizingMode.AccountRisk) with { StopPercent = new Percent(-0.1m) };

        var sized = Sized(capped with { Closed = TradeBook.Empty with { LossesInARow = 5 } });

        Assert.Equal(500_000m, sized.Budget.Value, 4);
    }

    [Fact]
    public void Given_any_input_When_an_entry_is_sized_Then_it_is_paid_by_free_cash_and_stays_under_its_cap() =>
        Prop.ForAll(
                Inputs().ToArbitrary(),
                input =>
                {
                    if (Size(input) is not SizedEntry.Sized sized)
                    {
                        return true;
                    }

                    var notional = (input.Limit * sized.Volume).Value;
                    return notional * WithFee <= input.FreeCash.Value
                        && notional * WithFee <= sized.Budget.Value + 0.000001m
                        && notional >= Costs.MinimumOrder.Value
                        && notional <= Cap(input)
                        && sized.Rungs.All(rung => rung.Passed);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_input_When_there_is_more_cash_Then_no_less_is_bought() =>
        Prop.ForAll(
                Inputs().Zip(Gen.Choose(0, 10_000_000)).ToArbitrary(),
                one =>
                    Bought(one.Item1) <= Bought(one.Item1 with { FreeCash = one.Item1.FreeCash + new Krw(one.Item2) })
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_trades_without_an_edge_When_an_entry_is_sized_by_kelly_Then_nothing_is_bought() =>
        Prop.ForAll(
                Gen.Choose(20, 50).Zip(Gen.Choose(0, 100)).Zip(Gen.Choose(1, 50).Zip(Gen.Choose(1, 50))).ToArbitrary(),
                one =>
                {
                    var ((count, won), (win, loss)) = one;
                    var book = Book(count, won, win, -loss);
                    var hasEdge = book.Wins * win > (count - book.Wins) * loss;
                    return hasEdge == (Size(Input(SizingMode.Kelly, book)) is not SizedEntry.NoEdge);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("fixed", SizingMode.Fixed)]
    [InlineData("account-risk", SizingMode.AccountRisk)]
    [InlineData("Kelly", SizingMode.Kelly)]
    [InlineData("all-in", null)]
    public void Given_a_name_When_a_mode_is_looked_up_Then_only_known_ones_are_found(string name, SizingMode? mode)
    {
        Assert.Equal(mode, SizingModes.Find(name));
        Assert.Equal(mode is null ? null : name.ToLowerInvariant(), mode?.Text());
    }

    private static Gen<SizingInput> Inputs()
    {
        var amounts = Gen.Choose(0, 2_000_000_000);
        var books = Gen.Choose(0, 50)
            .Zip(Gen.Choose(0, 100))
            .Zip(Gen.Choose(0, 7))
            .Select(one => Book(one.Item1.Item1, one.Item1.Item2, 3, -2) with { LossesInARow = one.Item2 });
        return amounts
            .Zip(amounts)
            .Zip(Gen.Choose(1, 200_000_000).Zip(Gen.Choose(1, 5_000)))
            .Zip(Gen.Elements<SizingMode>(SizingModes.All).Zip(Gen.Elements<RiskProfile>(RiskProfile.All)).Zip(books))
            .Select(one =>
            {
                var (((cash, more), (price, stop)), ((mode, profile), book)) = one;
                var equity = new Krw((decimal)cash + more);
                var percent = new Percent(-stop / 100m);
                return new SizingInput(mode, profile, new Krw(cash), equity, new Price(price), percent, book);
            });
    }

    private static decimal Cap(SizingInput input) =>
        input.Mode switch
        {
            SizingMode.AccountRisk => input.Equity.Value * input.Profile.AccountRisk.Value / -input.StopPercent.Value,
            SizingMode.Kelly when input.Closed.Count >= 20 => input.Equity.Value * 0.3m,
            _ => input.FreeCash.Value * input.Profile.ShareOfCash.Value / 100m,
        };

    private static Volume Bought(SizingInput input) =>
        Size(input) is SizedEntry.Sized sized ? sized.Volume : Volume.None;

    private static SizedEntry Size(SizingInput input) => Sizing.Size(input, SizingRule.Default);

    private static SizedEntry.Sized Sized(SizingInput input) => Assert.IsType<SizedEntry.Sized>(Size(input));

    private static SizingInput Input(SizingMode mode, TradeBook? closed = null, decimal cash = 1_000_000m) =>
        new(
            mode,
            RiskProfile.Balanced,
            new Krw(cash),
            new Krw(1_000_000m),
            new Price(1_000m),
            RiskProfile.Balanced.StopLoss,
            closed ?? TradeBook.Empty
        );

    private static TradeBook Book(int count, int wonOf100, double win, double loss)
    {
        var wins = count * wonOf100 / 100;
        return new TradeBook(
            count,
            wins,
            wins > 0 ? new Percent((decimal)win) : null,
            count > wins ? new Percent((decimal)loss) : null,
            0
        );
    }

    // 25 wins of 6 against 10 losses of 15: what division leaves over is no edge.
    [Fact]
    public void Given_wins_and_losses_that_weigh_the_same_When_kelly_sizes_Then_nothing_is_bought()
    {
        var closed = new TradeBook(35, 25, new Percent(6m), new Percent(-15m), 0);
        var input = new SizingInput(
            SizingMode.Kelly,
            RiskProfile.Balanced,
            new Krw(10_000_000m),
            new Krw(10_000_000m),
            new Price(5_000_000m),
            new Percent(-5m),
            closed
        );

        Assert.Equal(0m, Assert.IsType<SizedEntry.NoEdge>(Sizing.Size(input, SizingRule.Default)).Fraction);
    }
}
