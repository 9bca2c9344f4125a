using Bot.Domain.Money;
using Bot.Sandbox.Upbit.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class PathTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 100_000)]
    [InlineData(20, 90_000)]
    [InlineData(40, 120_000)]
    [InlineData(60, 110_000)]
    [InlineData(600, 110_000)]
    public void Given_an_hour_that_rises_when_it_passes_then_the_low_comes_first_and_the_close_stands(int minutes,
        int price) =>
        Assert.Equal(price, One(100_000m, 120_000m, 90_000m, 110_000m).PriceAt(Start.AddMinutes(minutes)));

    [Theory]
    [InlineData(20, 120_000)]
    [InlineData(40, 90_000)]
    [InlineData(60, 95_000)]
    public void Given_an_hour_that_falls_when_it_passes_then_the_high_comes_first(int minutes, int price) =>
        Assert.Equal(price, One(100_000m, 120_000m, 90_000m, 95_000m).PriceAt(Start.AddMinutes(minutes)));

    [Fact]
    public void Given_no_candle_yet_when_the_price_is_asked_for_then_there_is_none() =>
        Assert.Null(One(100_000m, 120_000m, 90_000m, 95_000m).PriceAt(Start.AddTicks(-1)));

    [Fact]
    public void Given_any_hour_and_price_when_the_first_touch_is_told_then_the_path_was_not_there_before() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Open, byte High, byte Low, byte Close)>(),
            ArbMap.Default.ArbFor<(byte Price, bool Falling, ushort After)>(),
            (hour, asked) => IsFirst(hour, asked)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Given_a_price_rounded_down_to_a_bid_while_it_rises_when_the_bid_comes_then_it_is_met_at_once()
    {
        var rising = One(100_000m, 103_000m, 100_000m, 103_000m);
        var after = Start.AddMinutes(20).AddSeconds(5);

        Assert.Equal(100_000m, rising.PriceAt(after));
        Assert.Equal(after.UtcTicks, rising.Series.FirstAt(100_000m, falling: true, after.UtcTicks, long.MaxValue));
        Assert.Null(rising.Series.FirstAt(99_950m, falling: true, after.UtcTicks, long.MaxValue));
    }

    [Theory]
    [InlineData("2024-01-28T14:59:59Z", 9_999, 5)]
    [InlineData("2024-01-28T15:00:00Z", 9_999, 1)]
    [InlineData("2025-07-30T14:59:59Z", 9_999, 1)]
    [InlineData("2025-07-30T15:00:00Z", 9_999, 5)]
    [InlineData("2025-07-30T14:59:59Z", 1_999_999, 500)]
    [InlineData("2025-07-30T15:00:00Z", 1_999_999, 1_000)]
    public void Given_a_date_at_a_change_of_the_table_when_a_unit_is_asked_for_then_the_date_decides(string at,
        int price, int unit) =>
        Assert.Equal(unit, PriceUnits.Of(price, Instant(at).UtcTicks));

    [Fact]
    public void Given_every_edge_of_every_band_when_units_are_asked_for_then_exchange_and_bot_agree()
    {
        decimal[] edges =
        [
            2_000_000m, 1_000_000m, 500_000m, 100_000m, 50_000m, 10_000m, 5_000m, 1_000m, 100m, 10m, 1m, 0.1m, 0.01m,
            0.001m, 0.0001m, 0.00001m,
        ];
        foreach (var at in new[] { 2023, 2024, 2026 }.Select(year =>
            new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero)))
        {
            Assert.All(edges.SelectMany(edge => new[] { edge, edge - 0.00000001m }), price =>
                Assert.Equal(PriceUnit.Of(price, at), PriceUnits.Of(price, at.UtcTicks)));
        }
    }

    private static decimal Price(int steps) => 100_000m + (steps * 50m);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ReplayedMarket One(decimal open, decimal high, decimal low, decimal close) =>
        ReplayedMarket.FromCandles("KRW-ABC", TimeSpan.FromHours(1), [new(Start, open, high, low, close, 1m)]);

    private static bool IsFirst((byte Open, byte High, byte Low, byte Close) hour,
        (byte Price, bool Falling, ushort After) asked)
    {
        var (open, close) = (Price(hour.Open), Price(hour.Close));
        var market = One(open, Math.Max(open, close) + (hour.High * 50m), Math.Min(open, close) - (hour.Low * 50m),
            close);
        var (after, price) = (Start.AddMilliseconds(asked.After * 50), Price((asked.Price * 2) - 128));
        bool Stands(DateTimeOffset at) => asked.Falling ? market.PriceAt(at) <= price : market.PriceAt(at) >= price;

        var found = market.Series.FirstAt(price, asked.Falling, after.UtcTicks, Start.AddHours(2).UtcTicks);
        var first = found is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : Start.AddHours(1).AddTicks(1);
        var before = Enumerable.Range(0, 50).Select(part => after + ((first - after) * (part / 50.0))).Where(at =>
            at > after && at < first);
        return (found is null || Stands(first)) && !before.Any(Stands);
    }
}
