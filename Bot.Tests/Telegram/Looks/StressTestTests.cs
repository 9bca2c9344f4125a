using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram.Looks;

public sealed class StressTestTests
{
    // 1 coin bought at 100,000, stop 95,000, target 110,000; 900,000 KRW beside it; slippage 1 %, fee 0.05 %.
    private static readonly Position Held = new(
        new Volume(1m), new Price(100_000m), new Krw(50m), DateTimeOffset.UnixEpoch,
        new ExitPlan(new Price(95_000m), new Price(110_000m)));

    [Theory]
    [InlineData(-4, 96_000, null, 996_000, null)]
    [InlineData(-5, 95_000, 95_000.0, 994_002.975, 994_002.975)]
    [InlineData(-20, 80_000, 95_000.0, 979_160.4, 994_002.975)]
    [InlineData(9.99, 109_990, null, 1_009_990, null)]
    [InlineData(10, 110_000, 110_000.0, 1_008_845.55, 1_008_845.55)]
    [InlineData(50, 150_000, 110_000.0, 1_008_845.55, 1_048_425.75)]
    public void Given_a_position_when_the_price_moves_then_it_is_held_or_sold_at_both_ends(
        double move, double price, double? level, double equity, double? better)
    {
        var row = StressTest.At(Account(Held, 1m), new Percent((decimal)move));

        Assert.Equal((decimal)price, row.Price.Value);
        Assert.Equal(level, (double?)row.Level?.Value);
        Assert.Equal((decimal)equity, row.Equity);
        Assert.Equal(better, (double?)row.Better);
    }

    [Fact]
    public void Given_a_trailing_stop_that_is_armed_when_the_price_falls_past_it_then_it_is_sold_there()
    {
        var armed = Held with { Progress = Held.Progress with { TrailingStop = new Price(99_000m) } };

        Assert.Equal(99_000m, StressTest.At(Account(armed, 1m), new Percent(-2m)).Level?.Value);
    }

    [Fact]
    public void Given_coins_beside_the_position_when_the_price_falls_then_they_only_lose_worth()
    {
        var row = StressTest.At(Account(Held, 3m), new Percent(-20m));

        Assert.Equal(979_160.4m + 160_000m, row.Equity);
    }

    [Fact]
    public void Given_a_price_below_the_stop_already_when_it_rises_then_nothing_is_sold_at_a_level_it_does_not_meet()
    {
        var late = Account(Held, 1m) with { Last = new Price(90_000m) };

        var row = StressTest.At(late, new Percent(1m));

        Assert.Equal((row.Equity, 900_000m + (90_900m * 0.99m * 0.9995m)), (row.Better, row.Equity));
    }

    [Fact]
    public void Given_nothing_held_when_the_price_moves_then_only_coins_move() =>
        Assert.Equal(
            new StressRow(new Percent(-50m), new Price(50_000m), null, 950_000m, null),
            StressTest.At(Account(null, 1m), new Percent(-50m)));

    [Theory]
    [InlineData(1, 0.0)]
    [InlineData(2, 0.5)]
    [InlineData(4, null)]
    public void Given_bids_when_coins_would_be_sold_then_their_slippage_is_that_of_the_book(double coins, double? percent)
    {
        var book = FakeExchange.BookOf((100_000m, 1m), (99_000m, 1m), (98_000m, 1m));

        Assert.Equal(percent, (double?)StressTest.SlippageOf(book, new Volume((decimal)coins))?.Value);
    }

    private static StressedAccount Account(Position? held, decimal coins) =>
        new(new Price(100_000m), 900_000m, coins, held, new Percent(1m));
}
