using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Strategies;

/// <summary>The channel of days: both sides of each level, and which candle a day is over with.</summary>
public sealed class ChannelTrendTests
{
    private static readonly ChannelTrend Strategy = new();
    private static readonly DateTimeOffset First = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(60, 100.0, 100.0, "")]
    [InlineData(60, 99.99, 100.0, "channel-entry")]
    [InlineData(59, 100.0, 100.0, "channel-days")]
    [InlineData(61, 100.0, null, "channel-entry")]
    [InlineData(0, null, null, "channel-days channel-entry")]
    public void Given_figures_around_a_limit_When_it_decides_Then_days_and_close_must_hold(
        int days,
        double? close,
        double? highest,
        string failed
    )
    {
        var signal = Strategy.Enter(
            new ChannelFigures
            {
                Days = days,
                Close = close,
                Highest = highest,
            }
        );

        Assert.Equal(failed, string.Join(' ', signal.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
        Assert.Equal(failed.Length == 0 ? TradeAction.Buy : TradeAction.Hold, signal.Action);
    }

    [Theory]
    [InlineData(100.0, 100.0, TradeAction.Sell)]
    [InlineData(100.01, 100.0, TradeAction.Hold)]
    [InlineData(100.0, null, TradeAction.Hold)]
    [InlineData(null, null, TradeAction.Hold)]
    public void Given_a_position_When_it_decides_Then_it_leaves_at_the_lowest_close(
        double? close,
        double? lowest,
        TradeAction action
    )
    {
        var signal = Strategy.Leave(new ChannelFigures { Close = close, Lowest = lowest });

        Assert.Equal(action, signal.Action);
        Assert.Equal(action == TradeAction.Sell, Assert.Single(signal.Rungs).Passed);
    }

    // The highest and the lowest of all lie just outside, and then just inside of what is looked at.
    [Theory]
    [InlineData(20, 10, 100, 50)]
    [InlineData(19, 9, 900, 1)]
    public void Given_days_When_they_are_looked_at_Then_the_day_itself_and_nineteen_or_nine_before_it_count(
        int highBack,
        int lowBack,
        double highest,
        double lowest
    )
    {
        var closes = Enumerable.Range(0, 80).Select(day => day % 2 == 0 ? 100.0 : 50.0).ToArray();
        (closes[79 - highBack], closes[79 - lowBack]) = (900, 1);

        var figures = ChannelFigures.Of(Series(CandleInterval.Day, closes), 79, new ChannelRule());

        Assert.Equal((80, 50.0, highest, lowest), (figures.Days, figures.Close, figures.Highest, figures.Lowest));
    }

    [Fact]
    public void Given_fewer_days_than_a_channel_When_they_are_looked_at_Then_it_is_absent()
    {
        var figures = ChannelFigures.Of(Series(CandleInterval.Day, [100, 100, 100]), 2, new ChannelRule());

        Assert.Equal((null, null), (figures.Highest, figures.Lowest));
    }

    // Returns of +10 and -10 percent: their mean is nothing, their sample deviation the root of 0.02.
    [Theory]
    [InlineData(2, 270.185122)]
    [InlineData(3, null)]
    public void Given_daily_closes_When_their_deviation_is_asked_Then_it_is_that_of_a_sample_for_a_year(
        int count,
        double? percent
    )
    {
        var deviation = DailyReturns.DeviationPercent([100, 110, 99], 2, count);

        Assert.Equal(percent, deviation is { } value ? Math.Round(value, 6) : null);
    }

    [Theory]
    [InlineData(22, null)]
    [InlineData(23, 0)]
    [InlineData(24, null)]
    [InlineData(47, 1)]
    public void Given_hours_When_a_day_is_looked_for_Then_it_is_over_with_its_last_hour(int hour, int? day) =>
        Assert.Equal(day, ClosedDays.Of(Hours(Enumerable.Range(0, 48))).ClosedBy(hour));

    // Hours 22 and 23 are missing: the hour from 00:00 is the first that closes behind the day.
    [Fact]
    public void Given_a_day_without_its_last_hours_When_it_is_looked_for_Then_the_next_candle_ends_it()
    {
        var days = ClosedDays.Of(Hours([.. Enumerable.Range(0, 22), .. Enumerable.Range(24, 10)]));

        Assert.Equal((null, 0, null), (days.ClosedBy(21), days.ClosedBy(22), days.ClosedBy(23)));
        Assert.Equal(21, days.Series.Candles[0].Close.Value);
    }

    // The next candle after hour 10 is the last of the day that follows: two days are over with it.
    [Fact]
    public void Given_a_gap_of_a_day_When_two_days_are_over_at_once_Then_the_newer_one_is_decided_on()
    {
        var days = ClosedDays.Of(Hours([.. Enumerable.Range(0, 11), 47, 48]));

        Assert.Equal((1, null), (days.ClosedBy(11), days.ClosedBy(12)));
    }

    [Fact]
    public void Given_days_When_they_are_candles_themselves_Then_each_is_over_with_itself()
    {
        var days = ClosedDays.Of(Series(CandleInterval.Day, [1, 2, 3]));

        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(day => days.ClosedBy(day)));
    }

    [Fact]
    public void Given_hours_between_two_days_When_it_is_asked_Then_it_says_that_no_day_is_over()
    {
        var hours = Hours(Enumerable.Range(0, 30));
        var view = new StrategyView(hours, IndicatorSet.Compute(hours), 28, null);

        var signal = Strategy.Decide(view);

        Assert.Equal((TradeAction.Hold, "day-close"), (signal.Action, Assert.Single(signal.Rungs).Name));
        Assert.Null(Strategy.AtrOf(view));
        Assert.Null(Strategy.SizeOf(view)!.DeviationPercent);
    }

    private static CandleSeries Hours(IEnumerable<int> hours) =>
        new(new MarketCode("KRW-ETH"), CandleInterval.Hour, [.. hours.Select(hour => At(First.AddHours(hour), hour))]);

    private static CandleSeries Series(CandleInterval interval, double[] closes) =>
        new(
            new MarketCode("KRW-ETH"),
            interval,
            [.. closes.Select((close, index) => At(First + (interval.Length() * index), (decimal)close))]
        );

    private static Candle At(DateTimeOffset start, decimal price)
    {
        var level = new Price(Math.Max(price, 0.5m));
        return new Candle(start, level, level, level, level, 1m);
    }
}
