using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Strategies;

/// <summary>When the breakout leaves: false, weak and slow, on both sides of each limit.</summary>
public sealed class BreakoutExitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Early, a little up, trend as strong as before: nothing speaks for leaving.</summary>
    private static readonly BreakoutFigures Kept = new()
    {
        Close = 101,
        Entry = 100,
        CandlesHeld = 5,
        Adx = 30,
        Adx1 = 30,
    };

    public static TheoryData<BreakoutFigures, string> Reasons { get; } =
        new()
        {
            { Kept, "" },
            { Kept with { CandlesHeld = 3, Close = 97.99 }, "fakeout-exit" },
            { Kept with { CandlesHeld = 1, Close = 90 }, "fakeout-exit" },
            { Kept with { CandlesHeld = 3, Close = 98 }, "" },
            { Kept with { CandlesHeld = 3, Close = 98.01 }, "" },
            { Kept with { CandlesHeld = 4, Close = 97.99 }, "" },
            { Kept with { Adx = 19.99, Adx1 = 25 }, "weakening-exit" },
            { Kept with { Adx = 20, Adx1 = 26 }, "" },
            { Kept with { Adx = 20.01, Adx1 = 26 }, "" },
            { Kept with { Adx = 16, Adx1 = 20 }, "" },
            { Kept with { Adx = 15.99, Adx1 = 20 }, "weakening-exit" },
            { Kept with { Adx = 16.01, Adx1 = 20 }, "" },
            { Kept with { CandlesHeld = 25, Close = 101.99 }, "slow-exit" },
            { Kept with { CandlesHeld = 25, Close = 102 }, "" },
            { Kept with { CandlesHeld = 25, Close = 102.01 }, "" },
            { Kept with { CandlesHeld = 24, Close = 101.99 }, "" },
            { Kept with { CandlesHeld = 25, Close = 90 }, "slow-exit" },
            { Kept with { CandlesHeld = 25, Adx = 10 }, "weakening-exit slow-exit" },
            { Kept with { CandlesHeld = 2, Close = 90, Adx = 10 }, "fakeout-exit weakening-exit" },
            { Kept with { CandlesHeld = 2, Close = 90, Adx = null }, "fakeout-exit" },
            { Kept with { CandlesHeld = 2, Close = 90, Adx1 = null }, "fakeout-exit" },
            { Kept with { Close = null, Adx = 10 }, "weakening-exit" },
            { Kept with { CandlesHeld = 25, Adx = null }, "slow-exit" },
            { default(BreakoutFigures) with { Adx = 10, Adx1 = 30 }, "weakening-exit" },
            { default, "" },
        };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Given_a_held_position_When_the_breakout_decides_Then_any_reason_alone_is_enough_to_leave(
        BreakoutFigures figures,
        string reasons
    )
    {
        var signal = new VolatilityBreakout().Leave(figures);

        Assert.Equal(reasons, string.Join(' ', signal.Rungs.Where(rung => rung.Passed).Select(rung => rung.Name)));
        Assert.Equal(reasons.Length == 0 ? TradeAction.Hold : TradeAction.Sell, signal.Action);
    }

    // Filled at 00:00:05, within the candle of 00:00: on its close one candle was held.
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(2, 0, 3)]
    [InlineData(2, 59, 3)]
    [InlineData(24, 0, 25)]
    public void Given_an_entry_within_a_candle_When_candles_are_counted_Then_that_of_the_entry_is_the_first(
        int index,
        int minute,
        double held
    )
    {
        var opened = new Holding(new Price(100m), Start.AddMinutes(minute).AddSeconds(5));

        Assert.Equal(held, View(index, opened).CandlesHeld());
    }

    // Filled at 00:00:05 of the first hour, or in an hour of which no candle came to be.
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    public void Given_hours_without_a_trade_When_candles_are_counted_Then_only_those_that_there_are(
        int hour,
        double held
    )
    {
        var whole = View(6, new Holding(new Price(100m), Start.AddHours(hour).AddSeconds(5)));
        var candles = new CandleSeries(
            whole.Candles.Market,
            whole.Candles.Interval,
            [whole.Candles.Candles[0], whole.Candles.Candles[6], whole.Candles.Candles[7]]
        );

        Assert.Equal(held, (whole with { Candles = candles, Index = 1 }).CandlesHeld());
    }

    [Fact]
    public void Given_no_position_When_candles_are_counted_Then_there_is_no_number() =>
        Assert.Null(View(3, null).CandlesHeld());

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 100.0)]
    [InlineData(99, 199.0)]
    [InlineData(100, null)]
    public void Given_a_view_When_a_close_is_asked_Then_outside_of_the_series_there_is_none(int index, double? close) =>
        Assert.Equal(close, View(3, null).CloseAt(index));

    [Fact]
    public void Given_a_view_When_its_figures_are_read_Then_each_is_that_of_its_own_candle()
    {
        var held = new Holding(new Price(120m), Start.AddHours(23));
        var (of, left) = (
            BreakoutFigures.Of(View(25, null), new BreakoutRule()),
            BreakoutFigures.Of(View(25, held), held)
        );

        Assert.Equal((125.0, 124.0, 120.0), (of.Close, of.Close1, of.CloseBack));
        Assert.Equal((3.0, 125.0), (of.Range1, of.HighestHigh20));
        Assert.Equal((125.0, 120.0, 3.0), (left.Close, left.Entry, left.CandlesHeld));
        Assert.Equal((5 * 10.0, 10.0), (of.Obv - of.ObvBack, (of.Obv - of.ObvFast) / 2));
        Assert.Equal(95.0, of.Obv - of.ObvSlow);
        Assert.Equal((1.0, null), (of.VolumeRatio, of.Sma50));
    }

    [Fact]
    public void Given_a_warm_market_When_its_figures_are_read_Then_widths_and_trend_are_of_the_candles_before()
    {
        var view = View(99, null);
        var (of, seen) = (BreakoutFigures.Of(view, new BreakoutRule()), view.Indicators);

        Assert.Equal((seen.BandWidthPercent[98], seen.BandWidthPercent[97]), (of.Width1, of.Width2));
        Assert.Equal((seen.Adx14[99], seen.Adx14[98]), (of.Adx, of.Adx1));
        Assert.Equal(Enumerable.Range(90, 10).Min(index => seen.BandWidthPercent[index]), of.WidthLowest);
        Assert.Equal(
            Enumerable.Range(80, 20).Average(index => seen.BandWidthPercent[index])!.Value,
            of.WidthMean!.Value,
            9
        );
        Assert.Equal(seen.Sma50[99]!.Value, of.Sma50);
        Assert.Equal(Enumerable.Range(50, 50).Average(hour => 100.0 + hour), of.Sma50!.Value, 9);
        Assert.Equal((null, null), (of.Entry, of.CandlesHeld));
    }

    // A hundred hours, each a won higher, ten coins each.
    private static StrategyView View(int index, Holding? held)
    {
        var candles = Enumerable
            .Range(0, 100)
            .Select(hour => new Candle(
                Start.AddHours(hour),
                new Price(100m + hour),
                new Price(101m + hour),
                new Price(98m + hour),
                new Price(100m + hour),
                10m
            ));
        var series = new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, [.. candles]);
        return new StrategyView(series, IndicatorSet.Compute(series), index, held);
    }
}
