using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;

namespace Bot.Tests.Cycles;

/// <summary>What a buy becomes: a capped price, a size and slices, or the reason why it becomes nothing.</summary>
public sealed class EntryPlanTests
{
    private static readonly ExitTerms Terms = new(new Percent(-5m), new Percent(10m));
    private static readonly OrderBook Deep = Ordinary.Book((5_000_000m, 100m));

    // 5,003,000 x 1.01 = 5,053,030; 999,500 x 1.01 = 1,009,495 lies in the band of 1,000.
    [Theory]
    [InlineData(5_003_000, 1, 5_053_000)]
    [InlineData(5_000_000, 1, 5_050_000)]
    [InlineData(999_500, 1, 1_009_000)]
    [InlineData(990_000, 1, 999_500)]
    [InlineData(5_003_000, 0, 5_003_000)]
    [InlineData(5_003_000, 2.5, 5_128_000)]
    public void Given_a_best_ask_When_an_entry_is_planned_Then_its_cap_is_cut_down_to_the_unit(
        int ask,
        double cap,
        int limit
    )
    {
        var input = Ordinary.Falling().With(rules => rules with { EntryCapPercent = (decimal)cap });

        Assert.Equal(limit, Plan(input, Ordinary.Book((ask, 1_000m))).Limit.Value);
    }

    [Fact]
    public void Given_an_ordinary_entry_When_it_is_planned_Then_the_share_of_cash_is_sent_at_once_by_its_terms()
    {
        var plan = Plan(Ordinary.Falling(), Deep);

        Assert.Equal(Volume.Cut(3_000_000m / (5_050_000m * 1.0005m)), plan.Volume);
        Assert.Same(Terms, plan.Terms);
        Assert.Single(plan.Order.Slices);
    }

    // By risk 1.5 % of 10,000,000 over the stop's distance: 5 %, or two ranges of 50,500 of 5,050,000.
    [Theory]
    [InlineData(null, 3_000_000)]
    [InlineData(50_500.0, 7_500_000)]
    public void Given_levels_in_ranges_When_an_entry_is_sized_by_risk_Then_their_distance_decides(
        double? atr,
        int notional
    )
    {
        var input = Ordinary.Falling().With(rules => rules with { SizingMode = SizingMode.AccountRisk });
        var terms = Terms with { Levels = atr is null ? null : new AtrLevels(2, 3), Atr = atr };

        var plan = PlannedEntry.Of(input, Deep, terms).Plan!;

        Assert.Equal(Volume.Cut(notional / 5_050_000m), plan.Volume);
    }

    [Fact]
    public void Given_coins_of_the_account_When_an_entry_is_sized_by_risk_Then_they_are_of_its_equity()
    {
        var input = Ordinary.Falling().With(rules => rules with { SizingMode = SizingMode.AccountRisk });
        var rich = input with { Coins = new Volume(1m), Last = new Price(5_000_000m) };

        Assert.Equal(Volume.Cut(4_500_000m / 5_050_000m), Plan(rich, Deep).Volume);
    }

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(false, "range", null, true)]
    [InlineData(false, "percent", null, false)]
    [InlineData(true, "range", 50_000.0, false)]
    public void Given_terms_that_need_a_range_When_it_is_absent_Then_nothing_is_entered(
        bool levels,
        string? trailing,
        double? atr,
        bool blocked
    )
    {
        var terms = Terms with
        {
            Levels = levels ? new AtrLevels(2, 3) : null,
            Atr = atr,
            Trailing = trailing switch
            {
                "range" => new TrailingRule(),
                "percent" => new TrailingRule { Percent = 2m },
                _ => null,
            },
        };

        var entry = PlannedEntry.Of(Ordinary.Falling(), Deep, terms);

        Assert.Equal(blocked, entry.Plan is null);
        if (blocked)
        {
            AssertBlocked(entry, TerminalReason.HoldValidation, "input missing: atr14", "exit-atr");
        }
    }

    [Theory]
    [InlineData(4_999, TerminalReason.BlockedNoCash, "free 4999 KRW, needs 5000", "size-cash")]
    [InlineData(16_000, TerminalReason.BlockedMinOrder, "4798 KRW, needs 5000", "size-minimum")]
    public void Given_too_little_cash_When_an_entry_is_planned_Then_it_is_told(
        int free,
        TerminalReason reason,
        string figures,
        string rung
    )
    {
        var input = Ordinary.Falling() with { FreeCash = new Krw(free) };

        AssertBlocked(PlannedEntry.Of(input, Deep, Terms), reason, figures, rung);
    }

    [Fact]
    public void Given_trades_without_an_edge_When_an_entry_is_planned_by_kelly_Then_it_is_told()
    {
        var input = Ordinary.Falling().With(rules => rules with { SizingMode = SizingMode.Kelly }) with
        {
            Closed = new TradeBook(20, 10, new Percent(1m), new Percent(-2m), 0),
        };

        AssertBlocked(
            PlannedEntry.Of(input, Deep, Terms),
            TerminalReason.BlockedMinOrder,
            "kelly -0.5 of 20 trades, needs > 0",
            "size-kelly"
        );
    }

    // 0.59376305 coins are wanted; the first 0.29688152 of them at the best price.
    [Theory]
    [InlineData(5_020_000, 1, false)]
    [InlineData(5_060_000, 2, false)]
    [InlineData(5_090_000, 2, false)]
    [InlineData(5_110_000, 0, true)]
    public void Given_a_second_level_When_an_entry_is_planned_Then_slippage_splits_or_blocks_it(
        int second,
        int slices,
        bool blocked
    )
    {
        var book = Ordinary.Book((5_000_000m, 0.29688152m), (second, 100m));

        var entry = PlannedEntry.Of(Ordinary.Falling(), book, Terms);

        Assert.Equal(blocked ? TerminalReason.BlockedSlippage : null, entry.Blocked?.Reason);
        Assert.Equal(slices, entry.Plan?.Order.Slices.Count ?? 0);
        Assert.Equal(!blocked, entry.Rungs.Single(rung => rung.Name == "slippage").Passed);
    }

    [Fact]
    public void Given_too_much_slippage_When_an_entry_is_planned_Then_value_and_limit_are_told()
    {
        var book = Ordinary.Book((5_000_000m, 0.000001m), (5_100_000m, 100m));

        AssertBlocked(
            PlannedEntry.Of(Ordinary.Falling(), book, Terms),
            TerminalReason.BlockedSlippage,
            "slippage 2 % (needs <= 1)",
            "slippage"
        );
    }

    [Fact]
    public void Given_a_book_that_offers_too_little_When_an_entry_is_planned_Then_it_is_told() =>
        AssertBlocked(
            PlannedEntry.Of(Ordinary.Falling(), Ordinary.Book((5_000_000m, 0.5m)), Terms),
            TerminalReason.BlockedSlippage,
            "the book offers less than is wanted",
            "slippage"
        );

    private static EntryPlan Plan(CycleInput input, OrderBook book)
    {
        var entry = PlannedEntry.Of(input, book, Terms);
        Assert.Null(entry.Blocked);
        Assert.All(entry.Rungs, rung => Assert.True(rung.Passed, rung.Name));
        return entry.Plan!;
    }

    private static void AssertBlocked(PlannedEntry entry, TerminalReason reason, string figures, string rung)
    {
        Assert.Null(entry.Plan);
        Assert.Equal((reason, figures), (entry.Blocked?.Reason, entry.Blocked?.Figures));
        Assert.Equal(rung, Assert.Single(entry.Rungs, one => !one.Passed).Name);
    }
}
