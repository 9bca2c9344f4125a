using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;

namespace Bot.Tests.Decisions;

/// <summary>What stands between a signal and an order, and how the end of it is named.</summary>
public sealed class LadderTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The reasons in the order of the specification.</summary>
    private static readonly string[] Names =
    [
        "bought",
        "sold",
        "exit-stop-loss",
        "exit-take-profit",
        "exit-trailing",
        "exit-partial",
        "hold-advice",
        "hold-validation",
        "hold-no-signal",
        "blocked-breaker",
        "blocked-safe-mode",
        "blocked-frequency",
        "blocked-quick-backtest",
        "blocked-min-order",
        "blocked-slippage",
        "blocked-no-cash",
        "skipped-overlap",
        "skipped-missed",
        "halted-reconcile",
        "halted-unknown-order",
        "failed-data",
        "failed-advisor",
        "failed-exchange",
    ];

    [Fact]
    public void Given_an_ordinary_fall_on_volume_When_it_is_decided_Then_it_is_bought()
    {
        var row = new IndicatorRow
        {
            Rsi14 = 27.4,
            AtrPercent = 1.1,
            Adx14 = 31,
            VolumeRatio = 1.8,
            BollingerUpper = 5_200_000,
            HighestHigh20 = 5_150_000,
        };
        var price = new Price(4_900_000m);
        var legal = LegalActions.For(holds: false, entriesOpen: Gate(TradingState.Running, 0m, 0).Blocked is null);

        var advice = RulesAdvisor.Advise(new RsiMeanReversion().Enter(row.Rsi14, row.VolumeRatio), legal);
        var rungs = Calm.Check(advice, new Candle(At, price, price, price, price, 1m), row);

        Assert.Equal((TradeAction.Buy, Confidence.High), (advice.Action, advice.Confidence));
        Assert.All(rungs, rung => Assert.True(rung.Passed, rung.Name));
        Assert.Equal(
            [
                "rsi-contradiction",
                "volatility",
                "confidence",
                "weak-volume",
                "market-risk",
                "flash-crash",
                "divergence",
            ],
            rungs.Select(rung => rung.Name)
        );
    }

    [Theory]
    [InlineData(TradeAction.Buy, false, false)]
    [InlineData(TradeAction.Buy, true, false)]
    [InlineData(TradeAction.Sell, false, true)]
    public void Given_a_signal_that_is_not_legal_When_the_rules_advise_Then_it_is_held(
        TradeAction signal,
        bool holds,
        bool open
    )
    {
        var advice = RulesAdvisor.Advise(
            new Signal(signal, [new Rung("rsi-entry", true, "28", "<= 30")]),
            LegalActions.For(holds, open)
        );

        Assert.Equal(TradeAction.Hold, advice.Action);
        Assert.Equal("rsi-entry 28 (<= 30)", advice.Rationale.Decision);
    }

    [Theory]
    [InlineData(TradingState.Stopped, 0, 0, TerminalReason.BlockedSafeMode)]
    [InlineData(TradingState.FaultHalt, 0, 0, TerminalReason.BlockedSafeMode)]
    [InlineData(TradingState.ReconcileHalt, 0, 9, TerminalReason.BlockedSafeMode)]
    [InlineData(TradingState.WeeklyLossHalt, 0, 9, TerminalReason.BlockedBreaker)]
    [InlineData(TradingState.ManualHalt, -10, 9, TerminalReason.BlockedBreaker)]
    [InlineData(TradingState.Running, -10, 9, TerminalReason.BlockedBreaker)]
    [InlineData(TradingState.Running, -9.99, 5, TerminalReason.BlockedFrequency)]
    [InlineData(TradingState.Running, -9.99, 4, null)]
    public void Given_several_limits_When_the_gate_is_asked_Then_the_breaker_comes_before_the_state_and_the_pace(
        TradingState state,
        double dayPercent,
        int entries,
        TerminalReason? expected
    )
    {
        var gate = Gate(state, (decimal)dayPercent, entries);

        Assert.Equal(expected, gate.Blocked?.Reason);
        Assert.Equal(
            ["state", "loss-day", "loss-week", "frequency-pause", "frequency-day"],
            gate.Rungs.Select(rung => rung.Name)
        );
    }

    [Theory]
    [InlineData(69.9, true)]
    [InlineData(30.0, true)]
    [InlineData(null, false)]
    public void Given_a_sell_When_it_is_validated_Then_an_absent_value_fails(double? rsi, bool passes)
    {
        var price = new Price(100m);
        var rungs = Calm.Check(
            new Advice(TradeAction.Sell, Confidence.Medium, Rationale.None),
            new Candle(At, price, price, price, price, 1m),
            new IndicatorRow { Rsi14 = rsi }
        );

        Assert.Equal(passes, rungs.All(rung => rung.Passed));
    }

    // A close at the band or at the high is no breakout: it must be above.
    [Theory]
    [InlineData(100, 100, "weak-volume market-risk flash-crash divergence")]
    [InlineData(99.99, 101, "fakeout-adx fakeout-volume market-risk flash-crash divergence")]
    [InlineData(101, 99.99, "fakeout-adx fakeout-volume market-risk flash-crash divergence")]
    public void Given_a_close_around_the_band_and_the_high_When_a_buy_is_validated_Then_above_either_is_a_breakout(
        double band,
        double high,
        string rules
    )
    {
        var price = new Price(100m);
        var rungs = Calm.Check(
            new Advice(TradeAction.Buy, Confidence.High, Rationale.None),
            new Candle(At, price, price, price, price, 1m),
            new IndicatorRow { BollingerUpper = band, HighestHigh20 = high }
        );

        Assert.Equal(rules, string.Join(' ', rungs.Skip(3).Select(rung => rung.Name)));
    }

    [Fact]
    public void Given_all_reasons_When_they_are_written_Then_they_are_the_specifications() =>
        Assert.Equal(Names, Enum.GetValues<TerminalReason>().Select(reason => reason.Text()));

    [Theory]
    [InlineData("Bought")]
    [InlineData("")]
    [InlineData("exit-stop-los")]
    public void Given_another_name_When_a_reason_is_read_Then_it_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => TerminalReasons.Parse(name));

    [Theory]
    [InlineData(ExitReason.StopLoss, TerminalReason.ExitStopLoss)]
    [InlineData(ExitReason.TakeProfit, TerminalReason.ExitTakeProfit)]
    public void Given_an_exit_When_the_cycle_ends_Then_its_rule_names_the_end(ExitReason exit, TerminalReason reason)
    {
        var ending = Ending.Left(exit, "4750000 reached 4752000");

        Assert.Equal((reason, "4750000 reached 4752000"), (ending.Reason, ending.Figures));
        Assert.Equal((true, false, false), (reason.IsTrade(), reason.IsTrouble(), reason.IsFault()));
    }

    [Fact]
    public void Given_the_reasons_When_they_are_sorted_Then_faults_are_troubles_and_no_trade_is_one()
    {
        var all = Enum.GetValues<TerminalReason>();

        Assert.All(all.Where(TerminalReasons.IsFault), reason => Assert.True(reason.IsTrouble(), reason.Text()));
        Assert.DoesNotContain(all, reason => reason.IsTrade() && reason.IsTrouble());
        Assert.Equal(6, all.Count(TerminalReasons.IsTrade));
    }

    private static GateReading Gate(TradingState state, decimal dayPercent, int entries)
    {
        var start = new Krw(10_000_000m);
        var loss = LossLimits.Read(
            RiskProfile.Balanced,
            new EquityMarks(start + (start * new Percent(dayPercent)), start, start)
        );
        return EntryGate.Check(state, loss, EntryFrequency.Check(RiskProfile.Balanced, null, entries, At));
    }
}
