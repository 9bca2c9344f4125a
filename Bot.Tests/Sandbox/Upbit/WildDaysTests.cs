using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>Generated minutes of wild days.</summary>
public sealed class WildDaysTests
{
    private const int Day = 1440;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_a_seed_When_minutes_are_made_twice_Then_they_are_the_same_and_another_seed_makes_others()
    {
        Assert.Equal(Closes(Market(7)), Closes(Market(7)));
        Assert.NotEqual(Closes(Market(7)), Closes(Market(8)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 432)]
    public void Given_a_share_of_empty_minutes_When_a_day_is_made_Then_about_so_many_are_not_there(
        double share,
        int missing
    )
    {
        var market = Market(1, new() { EmptyShare = share, CrashesADay = 0 });

        Assert.InRange(Day - market.Count, missing - (missing / 5), missing + (missing / 5));
    }

    [Fact]
    public void Given_a_crash_When_it_is_over_Then_a_fifth_was_lost_within_its_minutes()
    {
        var market = Market(
            3,
            new()
            {
                CrashesADay = 20,
                Deviation = 0,
                GapShare = 0,
                EmptyShare = 0,
            }
        );
        var closes = Closes(market);

        var worst = Enumerable.Range(0, closes.Count - 5).Min(minute => closes[minute + 5] / closes[minute]);

        Assert.InRange(worst, 0.795m, 0.805m);
    }

    [Fact]
    public void Given_gaps_When_a_day_is_made_Then_some_minutes_open_away_from_the_close_before()
    {
        var calm = Market(
            5,
            new()
            {
                GapShare = 0,
                CrashesADay = 0,
                EmptyShare = 0,
            }
        );
        var wild = Market(
            5,
            new()
            {
                GapShare = 0.05,
                CrashesADay = 0,
                EmptyShare = 0,
            }
        );

        Assert.Equal(0, Gaps(calm));
        Assert.InRange(Gaps(wild), 40, 110);
    }

    [Fact]
    public void Given_thin_books_When_a_market_is_made_Then_its_levels_hold_as_little_as_was_said() =>
        Assert.Equal(50_000m, Market(1, new() { LevelKrw = 50_000m }).LevelKrw);

    private static ReplayedMarket Market(int seed, WildDays? days = null) =>
        GeneratedMarket.Minutes(seed, Start, Day, 100_000_000m, days, "KRW-BTC");

    private static List<decimal> Closes(ReplayedMarket market) => [.. market.Table.Close[..market.Count]];

    private static int Gaps(ReplayedMarket market) =>
        Enumerable
            .Range(1, market.Count - 1)
            .Count(index => Math.Abs(market.Table.Open[index] - market.Table.Close[index - 1]) > 1_000m);
}
