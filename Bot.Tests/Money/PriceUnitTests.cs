using Bot.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Money;

public sealed class PriceUnitTests
{
    private static readonly DateTimeOffset Old = new(2024, 1, 28, 14, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset Middle = new(2024, 1, 28, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LastMiddle = new(2025, 7, 30, 14, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2025, 7, 30, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2000000", "1000", "1000", "1000")]
    [InlineData("1999999", "500", "500", "1000")]
    [InlineData("1000000", "500", "500", "1000")]
    [InlineData("999999", "100", "100", "500")]
    [InlineData("500000", "100", "100", "500")]
    [InlineData("499999", "50", "50", "100")]
    [InlineData("100000", "50", "50", "100")]
    [InlineData("99999", "10", "10", "50")]
    [InlineData("50000", "10", "10", "50")]
    [InlineData("49999", "10", "10", "10")]
    [InlineData("10000", "10", "10", "10")]
    [InlineData("9999", "5", "1", "5")]
    [InlineData("5000", "5", "1", "5")]
    [InlineData("4999", "5", "1", "1")]
    [InlineData("1000", "5", "1", "1")]
    [InlineData("999", "1", "0.1", "1")]
    [InlineData("100", "1", "0.1", "1")]
    [InlineData("99.9", "0.1", "0.01", "0.1")]
    [InlineData("10", "0.1", "0.01", "0.1")]
    [InlineData("9.99", "0.01", "0.001", "0.01")]
    [InlineData("1", "0.01", "0.001", "0.01")]
    [InlineData("0.999", "0.001", "0.0001", "0.001")]
    [InlineData("0.1", "0.001", "0.0001", "0.001")]
    [InlineData("0.0999", "0.0001", "0.00001", "0.0001")]
    [InlineData("0.01", "0.0001", "0.00001", "0.0001")]
    [InlineData("0.00999", "0.0001", "0.000001", "0.00001")]
    [InlineData("0.000999", "0.0001", "0.0000001", "0.000001")]
    [InlineData("0.0000999", "0.0001", "0.00000001", "0.0000001")]
    [InlineData("0.00000999", "0.0001", "0.00000001", "0.00000001")]
    public void Given_a_price_at_a_bands_edge_When_the_unit_is_asked_Then_price_and_date_decide(
        string price,
        string old,
        string middle,
        string now
    )
    {
        var value = Decimal(price);

        Assert.Equal(Decimal(old), PriceUnit.Of(value, Old));
        Assert.Equal(Decimal(middle), PriceUnit.Of(value, Middle));
        Assert.Equal(Decimal(middle), PriceUnit.Of(value, LastMiddle));
        Assert.Equal(Decimal(now), PriceUnit.Of(value, Now));
    }

    [Fact]
    public void Given_any_price_When_it_is_rounded_Then_it_lands_on_multiples_around_it()
    {
        var prices = Gen.Choose(1, int.MaxValue).Select(cents => cents / 100m).ToArbitrary();

        Prop.ForAll(
                prices,
                value =>
                {
                    var (down, up) = (
                        PriceUnit.Down(new Price(value), Now).Value,
                        PriceUnit.Up(new Price(value), Now).Value
                    );
                    var unit = PriceUnit.Of(value, Now);
                    return down % unit == 0m
                        && up % unit == 0m
                        && up >= value
                        && up - value < unit
                        && (down <= value || down == unit);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_price_and_date_When_it_is_rounded_Then_rounding_again_changes_nothing_and_order_is_kept()
    {
        var prices = Gen.OneOf(
            Gen.Choose(1, int.MaxValue).Select(value => value / 100m),
            Gen.Choose(1, int.MaxValue).Select(value => value / 100_000_000m),
            Gen.Elements(0.00001m, 0.0001m, 0.001m, 0.01m, 0.1m, 1m, 10m, 100m, 1_000m, 5_000m),
            Gen.Elements(10_000m, 50_000m, 100_000m, 500_000m, 1_000_000m, 2_000_000m)
        );

        Prop.ForAll(
                prices.Zip(prices).Zip(Gen.Elements(Old, Middle, LastMiddle, Now)).ToArbitrary(),
                one =>
                {
                    var ((first, second), at) = one;
                    var (low, high) = (new Price(Math.Min(first, second)), new Price(Math.Max(first, second)));
                    var (down, up) = (PriceUnit.Down(low, at), PriceUnit.Up(low, at));
                    return PriceUnit.Down(down, at) == down
                        && PriceUnit.Up(up, at) == up
                        && down <= PriceUnit.Down(high, at)
                        && up <= PriceUnit.Up(high, at);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(10_000)]
    [InlineData(50_000)]
    [InlineData(100_000)]
    [InlineData(500_000)]
    [InlineData(1_000_000)]
    [InlineData(2_000_000)]
    public void Given_a_bands_edge_When_prices_around_it_are_rounded_Then_it_is_a_multiple_of_both_bands(int edge)
    {
        foreach (var at in new[] { Old, Middle, LastMiddle, Now })
        {
            Assert.Equal(edge, PriceUnit.Down(new Price(edge), at).Value);
            Assert.Equal(edge, PriceUnit.Up(new Price(edge), at).Value);
            Assert.Equal(edge, PriceUnit.Down(new Price(edge + 0.01m), at).Value);
            Assert.Equal(edge, PriceUnit.Up(new Price(edge - 0.01m), at).Value);
        }
    }

    private static decimal Decimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
