using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Tests.Orders;

public sealed class OrderTests
{
    private static readonly DateTimeOffset Slot = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_the_same_occasion_When_an_order_is_named_twice_Then_it_is_the_same_name_and_short_enough()
    {
        var id = OrderId.For(new AccountId(int.MaxValue), Slot, "abcdefghijklmnop", int.MaxValue);

        Assert.Equal(id, OrderId.For(new AccountId(int.MaxValue), Slot, "abcdefghijklmnop", int.MaxValue));
        Assert.InRange(id.Value.Length, 1, 64);
        Assert.Equal("ct-1-20260102T030000-entry-1", OrderId.For(new AccountId(1), Slot, "entry", 1).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Entry")]
    [InlineData("en-try")]
    [InlineData("abcdefghijklmnopq")]
    public void Given_a_wrong_leg_When_an_order_is_named_Then_it_is_refused(string leg) =>
        Assert.Throws<ArgumentException>(() => OrderId.For(new AccountId(1), Slot, leg, 1));

    [Fact]
    public void Given_an_order_without_coins_When_it_is_intended_Then_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            OrderIntent.Entry(
                OrderId.For(new AccountId(1), Slot, "entry", 1),
                new AccountId(1),
                new MarketCode("KRW-ETH"),
                Volume.None,
                new Price(1m)
            )
        );

    [Fact]
    public void Given_a_book_When_it_is_walked_Then_average_and_slippage_follow_its_levels()
    {
        BookLevel[] asks = [new(new Price(100m), new Volume(1m)), new(new Price(102m), new Volume(1m))];

        Assert.Equal(new WalkedBook(new Price(101m), new Percent(1m)), BookWalk.Walk(asks, new Volume(2m)));
        Assert.Null(BookWalk.Walk(asks, new Volume(2.00000001m)));
    }

    [Fact]
    public void Given_an_amount_When_it_buys_coins_Then_they_are_cut_to_eight_decimals_and_can_be_paid_with_fee()
    {
        var volume = Costs.Affordable(new Krw(10_000m), new Price(3_333m));

        Assert.Equal(2.99880062m, volume.Value);
        Assert.True(volume.Value * 3_333m * 1.0005m <= 10_000m);
    }
}
