using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Reconciling;

public sealed class ReconciliationTests
{
    private static readonly MarketCode Market = new("KRW-ETH");
    private static readonly Price Last = new(5_000_000m);

    [Theory]
    [InlineData("0", "0", "0", null, "0")]
    [InlineData("0.5", "0", "0.5", null, "0")]
    [InlineData("0.5", "0.2", "0.7", null, "0.2")]
    // What the person takes away of his own coins is his affair.
    [InlineData("0.5", "0.2", "0.6", null, "0.1")]
    [InlineData("0.5", "0.2", "0.5", null, "0")]
    [InlineData("0.5", "0.2", "0.49999999", DifferenceKind.CoinsGone, "0.2")]
    [InlineData("0.5", "0", "0.49999999", DifferenceKind.CoinsGone, "0")]
    [InlineData("0.5", "0", "0", DifferenceKind.CoinsGone, "0")]
    // 0.001 ETH are worth 5,000 KRW, which is enough to be sold; a little less is kept without a word.
    [InlineData("0.5", "0", "0.501", DifferenceKind.CoinsMore, "0")]
    [InlineData("0.5", "0", "0.50099999", null, "0.00099999")]
    [InlineData("0", "0", "0.001", DifferenceKind.CoinsMore, "0")]
    [InlineData("0", "0.2", "0.201", DifferenceKind.CoinsMore, "0.2")]
    public void Given_coins_on_both_sides_When_they_are_compared_Then_only_what_is_not_explained_differs(
        string held,
        string kept,
        string there,
        DifferenceKind? kind,
        string keptThen
    )
    {
        var result = Reconciliation.Of(Journal(Coins(held), Coins(kept)), Exchange(Coins(there)));

        Assert.Equal(kind, result.Differences.SingleOrDefault()?.Kind);
        Assert.Equal(Coins(keptThen), result.Kept.Value);
    }

    [Fact]
    public void Given_a_stray_order_that_bought_When_compared_Then_its_coins_are_not_told_twice()
    {
        var stray = Order("ct-1-20260105T030000-entry-1", OrderSide.Buy, 0.3m);

        var result = Reconciliation.Of(Journal(0m, 0m), Exchange(0.3m, closed: [stray]));

        var one = Assert.Single(result.Differences);
        Assert.Equal((DifferenceKind.StrayOrder, 0.3m), (one.Kind, one.Gap));
    }

    [Fact]
    public void Given_an_order_of_which_the_journal_has_less_When_compared_Then_its_fill_was_missed()
    {
        var order = Order("ct-1-20260105T030000-entry-1", OrderSide.Buy, 0.3m);
        var journal = Journal(0.1m, 0m) with { Orders = Booked(order, new BookedOrder(true, new Volume(0.1m))) };

        var result = Reconciliation.Of(journal, Exchange(0.3m, closed: [order]));

        var one = Assert.Single(result.Differences);
        Assert.Equal((DifferenceKind.MissedFill, 0.1m, 0.3m), (one.Kind, one.Journal, one.Exchange));
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    public void Given_an_open_order_under_our_name_When_compared_Then_one_that_the_journal_awaits_is_no_difference(
        bool isBooked,
        bool isAwaited,
        int differences
    )
    {
        var order = Order("ct-1-20260105T030000-entry-1", OrderSide.Buy, 0m);
        var journal = isBooked
            ? Journal(0m, 0m) with
            {
                Orders = Booked(order, new BookedOrder(!isAwaited, Volume.None)),
            }
            : Journal(0m, 0m);

        var found = Reconciliation.Of(journal, Exchange(0m, open: [order])).Differences;

        Assert.Equal(differences, found.Count);
        Assert.All(found, one => Assert.Equal(DifferenceKind.StrayOrder, one.Kind));
    }

    [Fact]
    public void Given_an_order_of_somebody_else_When_it_is_consented_to_Then_it_is_no_difference_any_more()
    {
        var foreign = Order(null, OrderSide.Sell, 0m);
        var asked = Reconciliation.Of(Journal(0m, 0m), Exchange(0m, open: [foreign]));
        var consented = Journal(0m, 0m) with { Consented = new HashSet<string> { foreign.ExchangeId } };

        Assert.Equal(DifferenceKind.ForeignOrder, Assert.Single(asked.Differences).Kind);
        Assert.Empty(Reconciliation.Of(consented, Exchange(0m, open: [foreign])).Differences);
    }

    [Fact]
    public void Given_an_order_of_ours_that_ended_without_a_fill_When_it_is_not_known_Then_nothing_differs() =>
        Assert.Empty(
            Reconciliation
                .Of(Journal(0m, 0m), Exchange(0m, closed: [Order("ct-2-20260105T030000-entry-1", OrderSide.Buy, 0m)]))
                .Differences
        );

    [Fact]
    public void Given_any_books_When_what_is_there_is_what_is_held_and_kept_Then_they_agree() =>
        Prop.ForAll(
                Amounts(),
                Amounts(),
                (held, kept) =>
                {
                    var result = Reconciliation.Of(Journal(held, kept), Exchange(held + kept));
                    return result.Differences.Count == 0 && result.Kept.Value == kept;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_books_When_less_is_there_than_is_held_Then_coins_are_gone_and_by_so_many() =>
        Prop.ForAll(
                Amounts(),
                Amounts(),
                (there, gone) =>
                {
                    var result = Reconciliation.Of(Journal(there + gone, 0m), Exchange(there));
                    return gone == 0m
                        ? result.Differences.Count == 0
                        : result.Differences is [{ Kind: DifferenceKind.CoinsGone } one] && one.Gap == gone;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Arbitrary<decimal> Amounts() =>
        Gen.Choose(0, 2_000_000_000).Select(units => units / 100_000_000m).ToArbitrary();

    private static decimal Coins(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JournalBooks Journal(decimal held, decimal kept) =>
        new()
        {
            Market = Market,
            Held = new Volume(held),
            Kept = new Volume(kept),
        };

    private static ExchangeBooks Exchange(
        decimal coins,
        IReadOnlyList<OrderReport>? open = null,
        IReadOnlyList<OrderReport>? closed = null
    ) => new(new Volume(coins), Last, open ?? [], closed ?? []);

    private static Dictionary<string, BookedOrder> Booked(OrderReport order, BookedOrder booked) =>
        new(StringComparer.Ordinal) { [order.Identifier!] = booked };

    private static OrderReport Order(string? identifier, OrderSide side, decimal executed) =>
        new("uuid-1", identifier, side, executed > 0m, Krw.Zero, new Volume(executed), []);
}
