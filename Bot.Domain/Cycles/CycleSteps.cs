using Bot.Domain.Backtests;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Domain.Cycles;

/// <summary>
/// The deciding steps of a cycle, each a pure function of what the cycle saw. The live cycle calls them as its input
/// arrives, a replay with all of it at once.
/// </summary>
public static class CycleSteps
{
    /// <summary>Step 2: the exit that is due, or null.</summary>
    public static Exit? Protect(CycleInput input) => input.Position?.ExitAt(input.Last);

    /// <summary>Step 3: the gate, with the state that a tripping breaker leads to.</summary>
    public static (GateReading Reading, LossReading Loss) Gate(CycleInput input)
    {
        var (profile, gate) = (input.Terms.Profile, Reached(input.Gate));
        var loss = LossLimits.Read(profile, gate.Marks);
        var state = loss.Trip is { } trip ? TradingMachine.Fire(gate.State, trip, default).To : gate.State;
        var frequency = EntryFrequency.Check(profile, gate.LastEntry, gate.EntriesToday, input.At);
        return (EntryGate.Check(state, loss, frequency), loss);
    }

    /// <summary>What makes the candles unfit to decide on, or null.</summary>
    public static Ending? Stale(CycleInput input) =>
        MarketSnapshot.Missing(Reached(input.Candles), input.At) is { } missing ? Ending.FailedData(missing) : null;

    /// <summary>
    /// Step 4: the quick backtest on the closed candles of the last days; null where it is not asked: when something is
    /// held, which must be left whatever the month was like, and when it is switched off.
    /// </summary>
    public static QuickReading? Quick(CycleInput input) =>
        input.Position is not null || !input.Terms.Rules.QuickBacktest.Enabled
            ? null
            : Quick(input.Terms, Reached(input.Candles), input.At);

    /// <summary>What the quick backtest says at an instant, whether it is asked or not.</summary>
    /// <param name="terms">Strategy, profile and rules.</param>
    /// <param name="candles">Closed hours up to then.</param>
    /// <param name="at">The instant.</param>
    public static QuickReading Quick(CycleTerms terms, CandleSeries candles, DateTimeOffset at)
    {
        var rule = terms.Rules.QuickBacktest;
        return QuickGate.Check(Request(terms, QuickGate.Window(candles, candles.Count, at, rule)), rule);
    }

    /// <summary>Why the quick backtest ends the cycle, or null.</summary>
    public static Ending? Blocked(QuickReading quick) =>
        quick.Passed ? null : Ending.BlockedQuickBacktest(Failed(quick.Rungs));

    /// <summary>
    /// What makes the order book unfit to decide on, or the days where the strategy decides on them now; or null.
    /// </summary>
    public static Ending? Empty(CycleInput input)
    {
        var seen = Reached(input.Seen);
        return (MarketSnapshot.Missing(seen.Book) ?? MissingDay(input, seen.Days)) is { } missing
            ? Ending.FailedData(missing)
            : null;
    }

    /// <summary>Step 5: the market as it is decided on, and what the strategy makes of it.</summary>
    public static (MarketSnapshot Snapshot, Signal Signal) Observe(CycleInput input)
    {
        var view = View(input);
        var (window, indicators) = (view.Candles, view.Indicators);
        var snapshot = new MarketSnapshot(
            input.At,
            window.Candles[^1],
            indicators.Last!,
            input.Last,
            input.ChangeDay,
            Reached(input.Seen).Book
        )
        {
            Warnings = Warnings(input, window, indicators),
        };
        return (snapshot, input.Terms.Speaker().Decide(view));
    }

    /// <summary>
    /// Step 6: the menu that an advisor may choose from; between the closes of days it is to hold where the strategy
    /// decides on days.
    /// </summary>
    public static IReadOnlyList<TradeAction> Menu(CycleInput input, GateReading gate) =>
        DecidesOnDays(input) && input.DayDecided
            ? [TradeAction.Hold]
            : LegalActions.For(input.Position is not null, gate.Blocked is null);

    /// <summary>Step 7: every rule of both stages.</summary>
    public static IReadOnlyList<Rung> Validate(CycleInput input, MarketSnapshot snapshot, Advice advice) =>
        Validation.Check(
            advice,
            snapshot.Candle,
            snapshot.Row,
            snapshot.Warnings,
            input.Terms.Rules.Validation,
            input.Terms.Speaker().DecidesOn
        );

    /// <summary>Why the cycle ends after validation, or null where something is to be done.</summary>
    public static Ending? Held(Advice advice, Signal signal, IReadOnlyList<Rung> validation)
    {
        if (advice.Action != TradeAction.Hold)
        {
            return validation.All(rung => rung.Passed)
                ? null
                : Ending.HoldValidation($"{advice.Action}: {Failed(validation)}");
        }

        return signal.Action == TradeAction.Hold
            ? Ending.HoldNoSignal(Sentence(signal.Rungs))
            : Ending.HoldAdvice($"{signal.Action} was turned down with {advice.Confidence} confidence");
    }

    /// <summary>Why nothing is entered after all, or null.</summary>
    public static Ending? Stopped(CycleInput input) =>
        input.StopAsked ? Ending.BlockedSafeMode("a stop was asked during the cycle") : null;

    /// <summary>Step 8: how what is entered now will be left.</summary>
    public static ExitTerms TermsOf(CycleInput input)
    {
        var (profile, speaker) = (input.Terms.Profile, input.Terms.Speaker());
        return ExitTerms.Of(
            input.Terms.Rules.Exits,
            (profile.StopLoss, profile.TakeProfit),
            speaker.Levels,
            speaker.AtrOf(View(input))
        );
    }

    /// <summary>Step 8: the size that a strategy of days brings of its own, or null.</summary>
    public static VolatilitySize? SizeOf(CycleInput input) =>
        DecidesOnDays(input) ? input.Terms.Speaker().SizeOf(View(input)) : null;

    /// <summary>The days that a strategy of days decided on; null for others, and where none were read.</summary>
    /// <param name="input">What the cycle saw.</param>
    /// <param name="last">The place of its last candle in the series that they are put beside.</param>
    internal static ClosedDays? DaysBeside(CycleInput input, int last) =>
        DecidesOnDays(input) && input.Seen is { } seen ? DaysOf(input, seen, last) : null;

    private static StrategyView View(CycleInput input)
    {
        var window = Window(Reached(input.Candles));
        var last = window.Count - 1;
        var days = DecidesOnDays(input) ? DaysOf(input, Reached(input.Seen), last) : null;
        var held = input.Position is { } position ? new Holding(position.AverageFill, position.OpenedAt) : null;
        return new StrategyView(window, IndicatorSet.Compute(window, days), last, held);
    }

    // What could not be read is no day at all; a day that was decided on is over with no candle any more.
    private static ClosedDays DaysOf(CycleInput input, MarketInput seen, int last)
    {
        var days = seen.Days ?? new CandleSeries(input.Market, CandleInterval.Day, new List<Candle>());
        return ClosedDays.Read(days, input.DayDecided ? null : last);
    }

    private static bool DecidesOnDays(CycleInput input) => input.Terms.Speaker().DecidesOn == CandleInterval.Day;

    private static string? MissingDay(CycleInput input, CandleSeries? days)
    {
        var over = CandleInterval.Day.LastClosedAt(input.At);
        return DecidesOnDays(input) && !input.DayDecided && days?.Last?.Start != over
            ? $"daily candles: the one of {over:yyyy-MM-dd} is not there"
            : null;
    }

    private static MarketWarnings Warnings(CycleInput input, CandleSeries window, IndicatorSet indicators)
    {
        var (seen, rules) = (Reached(input.Seen), input.Terms.Rules);
        return new MarketWarnings(
            seen is { Minutes: { } minutes, QuarterHours: { } quarters }
                ? FlashCrash.Read(minutes, quarters, input.At, rules.FlashCrash)
                : null,
            RsiDivergence.Read(window, indicators.Rsi14, rules.Divergence),
            seen is { Days: { } days, BtcDays: { } btc } ? BtcRisk.Read(days, btc, rules.BtcRisk) : null
        )
        {
            AsksDivergence = !DecidesOnDays(input),
        };
    }

    private static CandleSeries Window(CandleSeries candles)
    {
        var most = MarketSnapshot.CandlesRead;
        return candles.Count <= most
            ? candles
            : new CandleSeries(candles.Market, candles.Interval, [.. candles.Candles.TakeLast(most)]);
    }

    /// <summary>A run over candles with all that an account trades by; the capital is still to be said.</summary>
    public static BacktestRequest Request(CycleTerms terms, CandleSeries candles) =>
        new(candles, terms.Speaker(), terms.Profile, default)
        {
            Slippage = terms.Rules.BacktestSlippage,
            Exits = terms.Rules.Exits,
            Sizing = terms.Rules.SizingMode,
            SizingRule = terms.Rules.Sizing,
            Validation = terms.Rules.Validation,
            Divergence = terms.Rules.Divergence,
        };

    private static string Failed(IEnumerable<Rung> rungs) => Sentence(rungs.Where(rung => !rung.Passed));

    private static string Sentence(IEnumerable<Rung> rungs) => string.Join(", ", rungs.Select(Words));

    private static string Words(Rung rung) =>
        rung.Value == Rung.Absent ? $"input missing: {rung.Name}" : $"{rung.Name} {rung.Value} (needs {rung.Limit})";

    private static T Reached<T>(T? part)
        where T : class =>
        part ?? throw new InvalidOperationException($"the cycle did not come to its {typeof(T).Name}");
}
