using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;

namespace Bot.Tests.Decisions;

/// <summary>Each end of a cycle by name, kind and figures.</summary>
public sealed class EndingTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<TerminalReason, Func<string, Ending>> Endings = new()
    {
        [TerminalReason.Bought] = Ending.Bought,
        [TerminalReason.Sold] = Ending.Sold,
        [TerminalReason.ExitStopLoss] = figures => Ending.Left(ExitReason.StopLoss, figures),
        [TerminalReason.ExitTakeProfit] = figures => Ending.Left(ExitReason.TakeProfit, figures),
        [TerminalReason.ExitTrailing] = figures => Ending.Left(ExitReason.Trailing, figures),
        [TerminalReason.ExitPartial] = figures => Ending.Left(ExitReason.Partial, figures),
        [TerminalReason.HoldAdvice] = Ending.HoldAdvice,
        [TerminalReason.HoldValidation] = Ending.HoldValidation,
        [TerminalReason.HoldNoSignal] = Ending.HoldNoSignal,
        [TerminalReason.BlockedBreaker] = Ending.BlockedBreaker,
        [TerminalReason.BlockedSafeMode] = Ending.BlockedSafeMode,
        [TerminalReason.BlockedFrequency] = Ending.BlockedFrequency,
        [TerminalReason.BlockedQuickBacktest] = Ending.BlockedQuickBacktest,
        [TerminalReason.BlockedMinOrder] = Ending.BlockedMinOrder,
        [TerminalReason.BlockedNoCash] = Ending.BlockedNoCash,
        [TerminalReason.BlockedSlippage] = Ending.BlockedSlippage,
        [TerminalReason.SkippedOverlap] = Ending.SkippedOverlap,
        [TerminalReason.SkippedMissed] = Ending.SkippedMissed,
        [TerminalReason.HaltedReconcile] = Ending.HaltedReconcile,
        [TerminalReason.HaltedUnknownOrder] = Ending.HaltedUnknownOrder,
        [TerminalReason.FailedData] = Ending.FailedData,
        [TerminalReason.FailedAdvisor] = Ending.FailedAdvisor,
        [TerminalReason.FailedExchange] = Ending.FailedExchange,
    };

    public static TheoryData<TerminalReason> Reasons { get; } = new(Enum.GetValues<TerminalReason>());

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Given_a_reason_When_a_cycle_ends_by_it_Then_it_carries_its_figures(TerminalReason reason)
    {
        var ending = Endings[reason]("4750000 reached");

        Assert.Equal((reason, "4750000 reached"), (ending.Reason, ending.Figures));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Given_a_reason_When_its_kind_is_asked_Then_its_name_tells_it(TerminalReason reason)
    {
        var name = reason.Text();
        var isTrade = name is "bought" or "sold" || name.StartsWith("exit-", StringComparison.Ordinal);
        var isTrouble =
            name.StartsWith("halted-", StringComparison.Ordinal)
            || name.StartsWith("failed-", StringComparison.Ordinal);
        var isFault = name is "failed-data" or "failed-exchange" or "halted-unknown-order";

        Assert.Equal((isTrade, isTrouble, isFault), (reason.IsTrade(), reason.IsTrouble(), reason.IsFault()));
    }

    [Fact]
    public void Given_a_wrong_name_When_a_reason_is_read_Then_the_refusal_shows_it()
    {
        var thrown = Assert.Throws<ArgumentException>(() => TerminalReasons.Parse("exit-stop-los"));

        Assert.StartsWith("'exit-stop-los' is not a terminal reason", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TradingState.Running, -10, -5, 0, "Running: day -10 %, week -5 %")]
    [InlineData(TradingState.Running, -10, -15, 0, "Running: day -10 %, week -15 %")]
    [InlineData(TradingState.DailyLossHalt, 0, 0, 0, "DailyLossHalt: day 0 %, week 0 %")]
    [InlineData(TradingState.WeeklyLossHalt, 1, -9.5, 0, "WeeklyLossHalt: day 1 %, week -9.5 %")]
    [InlineData(TradingState.ManualHalt, 0, 0, 0, "ManualHalt")]
    [InlineData(TradingState.SafeMode, 0, 0, 0, "SafeMode")]
    [InlineData(TradingState.Running, 0, 0, 5, "frequency-day: 5, needs < 5")]
    public void Given_a_blocked_gate_When_it_is_asked_Then_the_figures_that_decided_are_told(
        TradingState state,
        double day,
        double week,
        int entries,
        string figures
    )
    {
        var loss = Loss((decimal)day, (decimal)week);
        var gate = EntryGate.Check(state, loss, EntryFrequency.Check(RiskProfile.Balanced, null, entries, At));

        Assert.Equal(figures, gate.Blocked?.Figures);
        Assert.Equal(("state", "Running"), (gate.Rungs[0].Name, gate.Rungs[0].Limit));
    }

    [Fact]
    public void Given_both_paces_too_fast_When_the_gate_is_asked_Then_the_first_is_told()
    {
        var pace = EntryFrequency.Check(RiskProfile.Balanced, At.AddMinutes(-90), 5, At);

        var gate = EntryGate.Check(TradingState.Running, Loss(0m, 0m), pace);

        Assert.Equal("frequency-pause: 1.5, needs >= 4", gate.Blocked?.Figures);
    }

    [Fact]
    public void Given_a_signal_When_the_rules_advise_Then_its_rungs_are_the_sentence_and_they_are_sure()
    {
        var signal = new RsiMeanReversion().Enter(28.5, 1.3);

        var advice = RulesAdvisor.Advise(signal, [TradeAction.Hold, TradeAction.Buy]);

        Assert.Equal(
            new Advice(
                TradeAction.Buy,
                Confidence.High,
                new Rationale("", "", "", "", "", "rsi-entry 28.5 (<= 30), volume-entry 1.3 (> 1.2)")
            ),
            advice
        );
    }

    [Fact]
    public void Given_no_rationale_When_it_is_shown_Then_all_its_sections_are_empty() =>
        Assert.Equal(new Rationale("", "", "", "", "", ""), Rationale.None);

    private static LossReading Loss(decimal day, decimal week)
    {
        var trip =
            day <= RiskProfile.Balanced.DailyLossLimit.Value ? TradingTrigger.DailyLimitHit : (TradingTrigger?)null;
        return new LossReading(new Percent(day), new Percent(week), trip, []);
    }
}
