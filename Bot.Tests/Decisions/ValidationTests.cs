using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Decisions;

/// <summary>Both stages on both sides of each limit, and each rule told with its value and limit.</summary>
public sealed class ValidationTests
{
    private static readonly Price Close = new(100m);
    private static readonly Candle Candle = new(
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Close,
        Close,
        Close,
        Close,
        1m
    );

    private static readonly IndicatorRow Plain = new()
    {
        Rsi14 = 28,
        AtrPercent = 1.5,
        Adx14 = 25,
        VolumeRatio = 1.6,
        BollingerUpper = 110,
        HighestHigh20 = 108,
    };

    private static readonly IndicatorRow OverHigh = Plain with { HighestHigh20 = 99.99 };
    private static readonly IndicatorRow OverBand = Plain with { BollingerUpper = 99.99 };

    public static TheoryData<IndicatorRow, string> Buys { get; } =
        new()
        {
            { Plain with { Rsi14 = 69.99 }, "" },
            { Plain with { Rsi14 = 70.01 }, "rsi-contradiction" },
            { Plain with { AtrPercent = 5.99 }, "" },
            { Plain with { AtrPercent = 6.01 }, "volatility" },
            { Plain with { AtrPercent = null }, "volatility" },
            { Plain with { VolumeRatio = 1.01 }, "" },
            { Plain with { VolumeRatio = 0.99, Adx14 = 10 }, "weak-volume" },
            { Plain with { VolumeRatio = null }, "weak-volume" },
            { Plain with { Adx14 = null }, "" },
            { Plain with { HighestHigh20 = null }, "breakout-input" },
            { OverHigh with { VolumeRatio = 1.49 }, "fakeout-volume" },
            { OverHigh with { VolumeRatio = 1.5, Adx14 = 20 }, "" },
            { OverHigh with { Adx14 = 19.99 }, "fakeout-adx" },
            { OverHigh with { Adx14 = null }, "fakeout-adx" },
            { OverHigh with { VolumeRatio = null }, "fakeout-volume" },
            { OverHigh with { BollingerUpper = null }, "breakout-input" },
            { OverBand with { VolumeRatio = 1.49 }, "fakeout-volume" },
            { OverBand with { Adx14 = 19.99 }, "fakeout-adx" },
            { OverBand with { Adx14 = 20.01, VolumeRatio = 1.51 }, "" },
        };

    [Theory]
    [InlineData(TradeAction.Buy, Confidence.Medium, "")]
    [InlineData(TradeAction.Buy, Confidence.Low, "confidence")]
    [InlineData(TradeAction.Sell, Confidence.High, "")]
    [InlineData(TradeAction.Sell, Confidence.Low, "confidence")]
    public void Given_advice_made_on_days_When_it_is_validated_Then_no_rule_of_an_hour_speaks_against_it(
        TradeAction action,
        Confidence confidence,
        string failed
    )
    {
        var wild = new IndicatorRow { Rsi14 = action == TradeAction.Buy ? 99 : 1, AtrPercent = 50 };
        var advice = new Advice(action, confidence, Rationale.None);
        var calm = Calm.Warnings with { Divergence = null, AsksDivergence = false };

        var rungs = Validation.Check(advice, Candle, wild, calm, new ValidationRule(), CandleInterval.Day);

        Assert.Equal(failed, string.Join(' ', rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
    }

    [Theory]
    [MemberData(nameof(Buys))]
    public void Given_a_buy_When_it_is_validated_Then_all_failed_rules_are_told(IndicatorRow row, string failed)
    {
        var rungs = Calm.Check(Advice(TradeAction.Buy, Confidence.Medium), Candle, row);

        Assert.Equal(failed, string.Join(' ', rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
    }

    [Theory]
    [InlineData(TradeAction.Buy, Confidence.Low, false)]
    [InlineData(TradeAction.Buy, Confidence.Medium, true)]
    [InlineData(TradeAction.Buy, Confidence.High, true)]
    [InlineData(TradeAction.Sell, Confidence.Low, false)]
    [InlineData(TradeAction.Sell, Confidence.Medium, true)]
    [InlineData(TradeAction.Sell, Confidence.High, true)]
    public void Given_a_confidence_When_advice_is_validated_Then_low_fails(
        TradeAction action,
        Confidence confidence,
        bool passes
    )
    {
        var rungs = Calm.Check(Advice(action, confidence), Candle, Plain with { Rsi14 = 50 });

        Assert.Equal(
            (passes, confidence.ToString(), "not Low"),
            rungs
                .Where(rung => rung.Name == "confidence")
                .Select(rung => (rung.Passed, rung.Value, rung.Limit))
                .Single()
        );
    }

    [Theory]
    [InlineData(29.99, false)]
    [InlineData(30.0, true)]
    [InlineData(30.01, true)]
    [InlineData(null, false)]
    public void Given_a_sell_When_it_is_validated_Then_a_low_rsi_contradicts_it(double? rsi, bool passes)
    {
        var rungs = Calm.Check(Advice(TradeAction.Sell, Confidence.High), Candle, Plain with { Rsi14 = rsi });

        Assert.Equal(["rsi-contradiction", "confidence"], rungs.Select(rung => rung.Name));
        Assert.Equal((passes, ">= 30"), (rungs[0].Passed, rungs[0].Limit));
    }

    // A protective exit and an advised sell are not held back by what only speaks against buying.
    [Fact]
    public void Given_a_sell_in_a_market_full_of_warnings_When_it_is_validated_Then_none_of_them_counts()
    {
        var rungs = Validation.Check(
            Advice(TradeAction.Sell, Confidence.High),
            Candle,
            Plain with
            {
                Rsi14 = 50,
                AtrPercent = 20,
                VolumeRatio = 0,
            },
            MarketWarnings.Absent,
            new ValidationRule()
        );

        Assert.All(rungs, rung => Assert.True(rung.Passed, rung.Name));
    }

    [Fact]
    public void Given_a_breakout_When_it_is_validated_Then_every_rule_shows_value_and_limit() =>
        Assert.Equal(
            [
                "rsi-contradiction 28 <= 70",
                "volatility 1.5 <= 6",
                "confidence High not Low",
                "fakeout-adx 25 >= 20",
                "fakeout-volume 1.6 >= 1.5",
            ],
            Calm.Check(Advice(TradeAction.Buy, Confidence.High), Candle, OverHigh)
                .Take(5)
                .Select(rung => $"{rung.Name} {rung.Value} {rung.Limit}")
        );

    [Fact]
    public void Given_no_band_When_a_buy_is_validated_Then_what_is_missing_is_named() =>
        Assert.Contains(
            Calm.Check(Advice(TradeAction.Buy, Confidence.High), Candle, Plain with { BollingerUpper = null }),
            rung =>
                rung
                    is {
                        Name: "breakout-input",
                        Passed: false,
                        Value: "absent",
                        Limit: "upper band and 20-candle high"
                    }
        );

    [Fact]
    public void Given_a_hold_When_it_is_validated_Then_there_is_nothing_to_look_at() =>
        Assert.Empty(Calm.Check(Advice(TradeAction.Hold, Confidence.Low), Candle, Plain));

    private static Advice Advice(TradeAction action, Confidence confidence) => new(action, confidence, Rationale.None);
}
