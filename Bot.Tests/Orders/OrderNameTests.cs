using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Orders;

public sealed class OrderNameTests
{
    private static readonly DateTimeOffset Slot = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_orders_that_differ_in_anything_When_they_are_named_Then_no_two_share_a_name()
    {
        var cases = Gen.Choose(1, 3)
            .Zip(Gen.Choose(0, 3))
            .Zip(Gen.Elements("entry", "stop", "sell", "1"))
            .Zip(Gen.Choose(1, 12));

        Prop.ForAll(
                cases.Zip(cases).ToArbitrary(),
                two => (two.Item1 == two.Item2) == (Name(two.Item1) == Name(two.Item2))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_a_stored_name_When_it_is_read_Then_it_is_the_same() =>
        Assert.Equal(
            OrderId.For(new AccountId(1), Slot, "stop", 2),
            OrderId.Parse(OrderId.For(new AccountId(1), Slot, "stop", 2).Value)
        );

    [Theory]
    [InlineData("1-20260102T030000-entry-1")]
    [InlineData("")]
    [InlineData("ct-1234567890123456789012345678901234567890123456789012345678901-")]
    public void Given_a_name_that_is_not_ours_When_it_is_read_Then_it_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => OrderId.Parse(text));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Given_an_account_or_attempt_below_one_When_an_order_is_named_Then_it_is_refused(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccountId(number));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderId.For(new AccountId(1), Slot, "entry", number));
    }

    [Fact]
    public void Given_intents_When_they_are_made_Then_entries_are_capped_and_exits_go_to_the_market()
    {
        var (account, market) = (new AccountId(1), new MarketCode("KRW-ETH"));
        var id = OrderId.For(account, Slot, "entry", 1);
        var entry = OrderIntent.Entry(id, account, market, new Volume(1m), new Price(100m));
        var exit = OrderIntent.Exit(id, account, market, new Volume(1m), "sold");

        Assert.Equal((OrderSide.Buy, new Price(100m), "bought"), (entry.Side, entry.Limit, entry.Reason));
        Assert.Equal((OrderSide.Sell, null, "sold"), (exit.Side, exit.Limit, exit.Reason));
    }

    [Fact]
    public void Given_fills_When_a_report_is_read_Then_its_average_is_weighted_by_coins()
    {
        var report = Report(new Fill("1", new Price(100m), new Volume(3m), new Krw(300m), Slot)) with
        {
            Fills =
            [
                new Fill("1", new Price(100m), new Volume(3m), new Krw(300m), Slot),
                new Fill("2", new Price(104m), new Volume(1m), new Krw(104m), Slot),
            ],
        };

        Assert.Equal((404m, 101m), (report.Funds.Value, report.Average!.Value.Value));
    }

    [Fact]
    public void Given_no_fills_When_a_report_is_read_Then_its_average_is_absent()
    {
        var report = Report();

        Assert.Equal((0m, null), (report.Funds.Value, report.Average));
    }

    [Fact]
    public void Given_any_book_When_it_is_walked_Then_the_average_lies_between_its_prices_or_the_book_is_too_thin()
    {
        var level = Gen.Choose(1, 50).Zip(Gen.Choose(1, 100));
        var cases = level.ListOf(5).Zip(Gen.Choose(1, 400)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var asks = one
                        .Item1.OrderBy(step => step.Item1)
                        .Select(step => new BookLevel(new Price(1_000m + step.Item1), new Volume(step.Item2)))
                        .ToList();
                    var offered = asks.Sum(ask => ask.Volume.Value);
                    return BookWalk.Walk(asks, new Volume(one.Item2)) is { } walked
                        ? one.Item2 <= offered
                            && walked.Average >= asks[0].Price
                            && walked.Average <= asks[^1].Price
                            && walked.Slippage >= new Percent(0m)
                        : one.Item2 > offered;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static string Name((((int Account, int Hour) First, string Leg) Second, int Attempt) one) =>
        OrderId
            .For(
                new AccountId(one.Second.First.Account),
                Slot.AddHours(one.Second.First.Hour),
                one.Second.Leg,
                one.Attempt
            )
            .Value;

    private static OrderReport Report(params Fill[] fills) =>
        new("e", "ct-1", OrderSide.Buy, true, Krw.Zero, new Volume(fills.Sum(fill => fill.Volume.Value)), fills);
}
