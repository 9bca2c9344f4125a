using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Decisions;

public sealed class DecisionTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Candle Plain = new(
        At,
        new Price(100m),
        new Price(101m),
        new Price(99m),
        new Price(100m),
        1m
    );

    private static readonly IndicatorRow Ordinary = new()
    {
        Rsi14 = 28,
        AtrPercent = 1.5,
        Adx14 = 25,
        VolumeRatio = 1.6,
        BollingerUpper = 110,
        HighestHigh20 = 108,
    };

    private static readonly IndicatorRow Breakout = Ordinary with { HighestHigh20 = 99 };

    public static TheoryData<IndicatorRow, string> BuyRules { get; } =
        new()
        {
            { Ordinary, "" },
            { Ordinary with { Rsi14 = 70 }, "" },
            { Ordinary with { Rsi14 = 70.01 }, "rsi-contradiction" },
            { Ordinary with { AtrPercent = 6 }, "" },
            { Ordinary with { AtrPercent = 6.01 }, "volatility" },
            { Ordinary with { VolumeRatio = 1 }, "" },
            { Ordinary with { VolumeRatio = 0.99 }, "weak-volume" },
            { Breakout, "" },
            { Breakout with { Adx14 = 19.99, VolumeRatio = 1.49 }, "fakeout-adx fakeout-volume" },
            { Breakout with { Adx14 = 20, VolumeRatio = 1.5 }, "" },
            { Ordinary with { Rsi14 = null }, "rsi-contradiction" },
            { Ordinary with { BollingerUpper = null }, "breakout-input" },
            { new IndicatorRow(), "rsi-contradiction volatility breakout-input" },
        };

    [Theory]
    [MemberData(nameof(BuyRules))]
    public void Given_a_buy_When_it_is_validated_Then_all_failed_rules_are_told(IndicatorRow row, string failed)
    {
        var rungs = Calm.Check(new Advice(TradeAction.Buy, Confidence.Medium, Rationale.None), Plain, row);

        Assert.Equal(failed, string.Join(' ', rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
    }

    [Theory]
    [InlineData(TradeAction.Sell, 30, Confidence.Low, "confidence")]
    [InlineData(TradeAction.Sell, 29.9, Confidence.High, "rsi-contradiction")]
    [InlineData(TradeAction.Sell, 30, Confidence.High, "")]
    [InlineData(TradeAction.Buy, 28, Confidence.Low, "confidence")]
    [InlineData(TradeAction.Hold, 90, Confidence.Low, "")]
    public void Given_advice_When_it_is_validated_Then_confidence_and_contradiction_count(
        TradeAction action,
        double rsi,
        Confidence confidence,
        string failed
    )
    {
        var rungs = Calm.Check(
            new Advice(action, confidence, Rationale.None),
            Plain,
            Ordinary with
            {
                Rsi14 = rsi,
            }
        );

        Assert.Equal(failed, string.Join(' ', rungs.Where(rung => !rung.Passed).Select(rung => rung.Name)));
    }

    [Theory]
    [InlineData(30, 1.21, TradeAction.Buy)]
    [InlineData(30.01, 1.21, TradeAction.Hold)]
    [InlineData(30, 1.2, TradeAction.Hold)]
    public void Given_a_fallen_market_When_the_strategy_decides_Then_both_conditions_must_hold(
        double rsi,
        double ratio,
        TradeAction expected
    ) => Assert.Equal(expected, new RsiMeanReversion().Enter(rsi, ratio).Action);

    [Theory]
    [InlineData(69.99, TradeAction.Hold)]
    [InlineData(70, TradeAction.Sell)]
    public void Given_a_position_When_the_strategy_decides_Then_it_leaves_at_seventy(
        double rsi,
        TradeAction expected
    ) => Assert.Equal(expected, new RsiMeanReversion().Leave(rsi).Action);

    [Fact]
    public void Given_absent_inputs_When_the_strategy_decides_Then_it_names_them_and_does_nothing()
    {
        var signal = new RsiMeanReversion().Enter(null, null);

        Assert.Equal(TradeAction.Hold, signal.Action);
        Assert.All(signal.Rungs, rung => Assert.Equal((false, Rung.Absent), (rung.Passed, rung.Value)));
    }

    [Theory]
    [InlineData(TradingState.Running, 0, 0, null)]
    [InlineData(TradingState.Running, -10, 0, TerminalReason.BlockedBreaker)]
    [InlineData(TradingState.DailyLossHalt, 0, 0, TerminalReason.BlockedBreaker)]
    [InlineData(TradingState.ManualHalt, 0, 0, TerminalReason.BlockedSafeMode)]
    [InlineData(TradingState.Draining, 0, 0, TerminalReason.BlockedSafeMode)]
    [InlineData(TradingState.Running, 0, 5, TerminalReason.BlockedFrequency)]
    public void Given_state_losses_and_pace_When_the_gate_is_asked_Then_the_first_that_fails_ends_the_cycle(
        TradingState state,
        int dayPercent,
        int entries,
        TerminalReason? expected
    )
    {
        var now = new Krw(10_000_000m + (100_000m * dayPercent));
        var loss = LossLimits.Read(
            RiskProfile.Balanced,
            new EquityMarks(now, new Krw(10_000_000m), new Krw(10_000_000m))
        );
        var gate = EntryGate.Check(state, loss, EntryFrequency.Check(RiskProfile.Balanced, null, entries, At));

        Assert.Equal(expected, gate.Blocked?.Reason);
        Assert.Equal(expected is null, gate.Rungs.All(rung => rung.Passed));
    }

    [Fact]
    public void Given_a_missing_or_old_candle_or_an_empty_book_When_the_market_is_judged_Then_it_is_named()
    {
        var market = new MarketCode("KRW-ETH");
        var book = new OrderBook(market, [new(new Price(100m), new Volume(1m))], [new(new Price(99m), new Volume(1m))]);
        var series = new CandleSeries(market, CandleInterval.Hour, [Plain]);

        Assert.Null(MarketSnapshot.Missing(series, At.AddHours(1.5)));
        Assert.Contains("expected", MarketSnapshot.Missing(series, At.AddHours(2)), StringComparison.Ordinal);
        Assert.Contains(
            "none",
            MarketSnapshot.Missing(new CandleSeries(market, CandleInterval.Hour, []), At),
            StringComparison.Ordinal
        );
        Assert.Contains("empty", MarketSnapshot.Missing(book with { Bids = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_every_terminal_reason_When_it_is_written_and_read_Then_it_is_the_same() =>
        Assert.All(
            Enum.GetValues<TerminalReason>(),
            reason => Assert.Equal(reason, TerminalReasons.Parse(reason.Text()))
        );

    [Theory]
    [InlineData(false, true, "Hold Buy")]
    [InlineData(false, false, "Hold")]
    [InlineData(true, true, "Hold Sell")]
    [InlineData(true, false, "Hold Sell")]
    public void Given_a_position_and_a_gate_When_the_menu_is_made_Then_only_legal_actions_stand_there(
        bool holds,
        bool open,
        string menu
    ) => Assert.Equal(menu, string.Join(' ', LegalActions.For(holds, open)));
}
