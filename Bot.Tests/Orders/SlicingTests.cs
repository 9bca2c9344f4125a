using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Orders;

public sealed class SlicingTests
{
    private static readonly SlippageRule Rule = SlippageRule.Default;

    // Two levels of one coin each: taking both slips half of their distance, which is given in hundredths of a percent.
    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(30, 1, false)]
    [InlineData(31, 1, true)]
    [InlineData(50, 1, true)]
    [InlineData(51, 2, true)]
    [InlineData(100, 2, true)]
    [InlineData(101, 0, true)]
    public void Given_an_expected_slippage_When_an_entry_is_planned_Then_it_is_noted_split_or_blocked(
        int hundredths,
        int slices,
        bool noted
    )
    {
        var order = Slicing.Entry(Book(hundredths, falling: false), new Volume(2m), Rule);

        Assert.Equal(slices > 0, order.Rung.Passed);
        if (order is SlicedOrder.Planned planned)
        {
            Assert.Equal((slices, noted), (planned.Slices.Count, planned.IsNoted));
        }
        else
        {
            Assert.Equal((0, hundredths / 100m), (slices, ((SlicedOrder.Blocked)order).Slippage!.Value.Value));
        }
    }

    [Theory]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(100, 2)]
    [InlineData(101, 3)]
    [InlineData(150, 3)]
    [InlineData(151, 4)]
    [InlineData(500, 10)]
    [InlineData(501, 10)]
    [InlineData(2000, 10)]
    public void Given_an_expected_slippage_When_an_exit_is_planned_Then_it_is_split_and_never_blocked(
        int hundredths,
        int slices
    ) => Assert.Equal(slices, Slicing.Exit(Book(hundredths, falling: true), new Volume(2m), Rule).Slices.Count);

    [Fact]
    public void Given_a_book_that_is_too_thin_When_an_order_is_planned_Then_entries_are_blocked_and_exits_go_in_ten()
    {
        var blocked = Slicing.Entry(Book(10, falling: false), new Volume(2.1m), Rule);
        var exit = Slicing.Exit(Book(10, falling: true), new Volume(2.1m), Rule);

        Assert.Null(Assert.IsType<SlicedOrder.Blocked>(blocked).Slippage);
        Assert.Equal("absent", blocked.Rung.Value);
        Assert.Equal((10, null, true), (exit.Slices.Count, exit.Slippage, exit.IsNoted));
    }

    [Fact]
    public void Given_no_bid_at_all_When_an_exit_is_planned_Then_it_goes_out_whole() =>
        Assert.Equal([new Volume(2m)], Slicing.Exit([], new Volume(2m), Rule).Slices);

    [Theory]
    [InlineData(4_999, 1)]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 2)]
    [InlineData(14_999, 2)]
    [InlineData(15_000, 3)]
    [InlineData(49_999, 9)]
    [InlineData(50_000, 10)]
    [InlineData(5_000_000, 10)]
    public void Given_an_order_of_little_worth_When_it_is_cut_Then_no_slice_is_worth_less_than_the_minimum(
        int coins,
        int slices
    ) => Assert.Equal(slices, Slicing.Cut(new Volume(coins), 10, new Price(1m), Rule).Count);

    [Fact]
    public void Given_a_volume_that_does_not_divide_When_it_is_cut_Then_the_last_slice_takes_the_rest() =>
        Assert.Equal(
            [new Volume(0.33333333m), new Volume(0.33333333m), new Volume(0.33333334m)],
            Slicing.Cut(new Volume(1m), 3, new Price(1_000_000m), Rule)
        );

    // Its equal parts are worth the minimum, or only before they are cut to eight decimals.
    [Theory]
    [InlineData(0.00010001, 100_000_000, 2)]
    [InlineData(0.00010001, 99_990_001, 1)]
    [InlineData(0.00015001, 99_993_334, 2)]
    [InlineData(0.00015, 100_000_000, 3)]
    public void Given_a_cut_that_takes_a_slice_under_the_minimum_When_it_is_cut_Then_there_are_fewer(
        double coins,
        int won,
        int slices
    ) => Assert.Equal(slices, Slicing.Cut(new Volume((decimal)coins), 10, new Price(won), Rule).Count);

    [Fact]
    public void Given_any_order_When_it_is_cut_Then_slices_sum_up_to_it_and_each_is_worth_the_minimum_if_the_whole_is()
    {
        var cases = Gen.Choose(1, int.MaxValue)
            .Zip(Gen.Choose(1, 200_000_000))
            .Zip(Gen.Choose(1, 10))
            .Zip(Gen.Elements(1m, 100m, 100_000_000m))
            .ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var (((coins, won), count), divisor) = one;
                    var (volume, price) = (new Volume(coins / divisor), new Price(won));
                    var slices = Slicing.Cut(volume, count, price, Rule);
                    return slices.Sum(slice => slice.Value) == volume.Value
                        && slices.Count <= count
                        && slices.All(slice => slice > Volume.None)
                        && slices.Take(slices.Count - 1).All(slice => Volume.Cut(slice.Value) == slice)
                        && (
                            price * volume < Rule.SliceLeast
                                ? slices.Count == 1
                                : slices.All(slice => price * slice >= Rule.SliceLeast)
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Given_any_book_When_orders_are_planned_Then_their_slices_sum_up_to_the_order_and_exits_always_go()
    {
        var level = Gen.Choose(0, 60).Zip(Gen.Choose(1, 100));
        var cases = level.ListOf(4).Zip(Gen.Choose(1, 500)).ToArbitrary();

        Prop.ForAll(
                cases,
                one =>
                {
                    var steps = one.Item1.OrderBy(step => step.Item1).ToList();
                    var volume = new Volume(one.Item2);
                    var entry = Slicing.Entry(Levels(steps, 1), volume, Rule);
                    var exit = Slicing.Exit(Levels(steps, -1), volume, Rule);
                    return exit.Slices.Sum(slice => slice.Value) == volume.Value
                        && exit.Slices.Count is >= 1 and <= 10
                        && (
                            entry is SlicedOrder.Planned planned
                                ? planned.Slippage <= Rule.Most
                                    && planned.Slices.Sum(slice => slice.Value) == volume.Value
                                : !entry.Rung.Passed
                        );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static List<BookLevel> Levels(IEnumerable<(int Step, int Coins)> steps, int sign) =>
        [.. steps.Select(step => new BookLevel(new Price(2_000m + (sign * step.Step)), new Volume(step.Coins)))];

    private static BookLevel[] Book(int hundredths, bool falling)
    {
        var distance = 20m * hundredths * (falling ? -1 : 1);
        return
        [
            new BookLevel(new Price(100_000m), new Volume(1m)),
            new BookLevel(new Price(100_000m + distance), new Volume(1m)),
        ];
    }
}
