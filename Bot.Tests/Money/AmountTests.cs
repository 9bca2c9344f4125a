using System.Globalization;
using Bot.Domain.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Money;

public sealed class AmountTests
{
    [Theory]
    [InlineData("0.123456789", "0.12345678")]
    [InlineData("0.12345678", "0.12345678")]
    [InlineData("0.999999999", "0.99999999")]
    [InlineData("0.000000009", "0")]
    [InlineData("3", "3")]
    public void Given_coins_When_they_are_cut_Then_eight_decimals_stay_and_nothing_is_rounded_up(
        string coins,
        string cut
    ) => Assert.Equal(Number(cut), Volume.Cut(Number(coins)).Value);

    [Fact]
    public void Given_negative_coins_When_they_are_made_Then_they_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Volume(-0.00000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Volume(1m) - new Volume(1.1m));
    }

    // What is bought and sold again in parts may leave a zero with a sign.
    [Fact]
    public void Given_a_zero_with_a_sign_When_coins_are_made_of_it_Then_they_are_none() =>
        Assert.Equal(Volume.None, new Volume(0.3m - 0.1m - 0.1m - 0.1m + decimal.Negate(0.00000000m)));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void Given_a_price_of_nothing_When_it_is_made_Then_it_is_refused(string price) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(Number(price)));

    [Theory]
    [InlineData("5000000", "-5", "4750000")]
    [InlineData("5000000", "10", "5500000")]
    [InlineData("5000000", "0.05", "5002500")]
    public void Given_a_price_When_it_is_moved_Then_the_percentage_is_as_people_write_it(
        string price,
        string percent,
        string moved
    )
    {
        var to = new Price(Number(price)).Moved(new Percent(Number(percent)));

        Assert.Equal(Number(moved), to.Value);
        Assert.Equal(Number(percent), to.ChangeFrom(new Price(Number(price))).Value);
    }

    [Theory]
    [InlineData("90", "100", "-10")]
    [InlineData("110", "100", "10")]
    [InlineData("100", "0", null)]
    [InlineData("100", "-1", null)]
    public void Given_an_earlier_amount_When_the_change_is_asked_Then_it_is_absent_where_there_was_nothing(
        string now,
        string earlier,
        string? change
    ) =>
        Assert.Equal(
            change is null ? null : Number(change),
            new Krw(Number(now)).ChangeFrom(new Krw(Number(earlier)))?.Value
        );

    [Fact]
    public void Given_any_amount_and_price_When_it_is_divided_Then_the_coins_can_be_paid_and_one_step_more_cannot()
    {
        var cases = Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(1, int.MaxValue)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var (amount, price) = (new Krw(one.Item1), new Price(one.Item2 / 100m));
                    var coins = amount / price;
                    return price * coins <= amount && price * (coins + new Volume(0.00000001m)) > amount;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_amounts_When_they_are_reckoned_with_Then_losses_are_amounts_too()
    {
        var loss = new Krw(100m) - new Krw(250m);

        Assert.Equal((-150m, 150m), (loss.Value, (-loss).Value));
        Assert.Equal(loss, Krw.Min(loss, Krw.Zero));
        Assert.Equal(-1.5m, loss / new Krw(100m));
        Assert.Equal(-45m, (loss * new Percent(30m)).Value);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
