using Bot.Domain.Money;
using Bot.Sandbox.Upbit.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Properties;

/// <summary>The bot's table of price units against the exchange's, which is written separately.</summary>
public sealed class PriceUnitProperties
{
    private static readonly DateTimeOffset[] Changes =
    [
        new(2024, 1, 28, 15, 0, 0, TimeSpan.Zero),
        new(2025, 7, 30, 15, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public void Given_any_price_around_an_edge_and_instant_around_a_change_When_units_are_asked_Then_both_say_the_same() =>
        Prop.ForAll(
                Prices().ToArbitrary(),
                Instants().ToArbitrary(),
                (price, at) => PriceUnit.Of(price, at) == PriceUnits.Of(price, at.UtcTicks)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Given_any_price_and_instant_When_it_is_rounded_Then_the_exchange_takes_it_and_rounding_again_keeps_it() =>
        Prop.ForAll(
                Prices().ToArbitrary(),
                Instants().ToArbitrary(),
                (price, at) =>
                {
                    var (down, up) = (PriceUnit.Down(new Price(price), at), PriceUnit.Up(new Price(price), at));
                    return PriceUnits.Fits(down.Value, at.UtcTicks)
                        && PriceUnits.Fits(up.Value, at.UtcTicks)
                        && PriceUnit.Down(down, at) == down
                        && PriceUnit.Up(up, at) == up
                        && down <= up;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    // Edges are powers of ten, five times them, and two million; then some way to either side.
    private static Gen<decimal> Prices() =>
        Gen.Choose(-5, 6)
            .Select(power => (decimal)Math.Pow(10, power))
            .Zip(Gen.Elements(1m, 2m, 5m))
            .Zip(Gen.Choose(-1_000, 1_000))
            .Select(one => one.Item1.Item1 * one.Item1.Item2 * (1m + (one.Item2 / 1_000_000m)))
            .Select(price => decimal.Round(price, 12));

    private static Gen<DateTimeOffset> Instants() =>
        Gen.Elements(Changes).Zip(Gen.Choose(-2, 2)).Select(one => one.Item1.AddTicks(one.Item2));
}
