using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Strategies;

namespace Bot.Domain.Cycles;

/// <summary>Decides a cycle again, from what it saw and by the rules as they are now.</summary>
public static class Replay
{
    /// <summary>The decision; null where the cycle did not see enough to decide anything.</summary>
    public static CycleDecision? Decide(CycleInput input)
    {
        // 2. Protect
        if (CycleSteps.Protect(input) is { } exit)
        {
            return Left(input, exit);
        }

        // 3. Gate
        if (input.Gate is null)
        {
            return null;
        }

        var (gate, _) = CycleSteps.Gate(input);
        var made = new CycleDecision("") { Gate = gate.Rungs };
        if (gate.Blocked is { } blocked && input.Position is null)
        {
            return Ended(made, blocked);
        }

        // 4. Quick backtest
        if (input.Candles is null)
        {
            return null;
        }

        if (CycleSteps.Stale(input) is { } stale)
        {
            return Ended(made, stale);
        }

        if (CycleSteps.Quick(input) is { } quick)
        {
            made = made with { Quick = quick.Rungs };
            if (CycleSteps.Blocked(quick) is { } lossy)
            {
                return Ended(made, lossy);
            }
        }

        return Observe(input, gate, made);
    }

    private static CycleDecision? Observe(CycleInput input, GateReading gate, CycleDecision made)
    {
        // 5. Observe
        if (input.Seen is null)
        {
            return null;
        }

        if (CycleSteps.Empty(input) is { } empty)
        {
            return Ended(made, empty);
        }

        var (snapshot, signal) = CycleSteps.Observe(input);
        made = made with { Signal = signal.Rungs };

        // 6. Advise
        if (input.Advice is null)
        {
            return null;
        }

        if (Advise(input, gate, signal) is not { } advice)
        {
            return Ended(made, Ending.FailedAdvisor(input.Advice.Failure ?? ""));
        }

        // 7. Validate
        var rungs = CycleSteps.Validate(input, snapshot, advice);
        made = made with { Validation = rungs };
        return CycleSteps.Held(advice, signal, rungs) is { } held
            ? Ended(made, held)
            : Act(input, snapshot, advice, made);
    }

    // 8. Execute
    private static CycleDecision Act(CycleInput input, MarketSnapshot snapshot, Advice advice, CycleDecision made)
    {
        if (advice.Action == TradeAction.Sell)
        {
            return made with { Outcome = TerminalReason.Sold.Text(), Volume = input.Position!.Volume };
        }

        if (CycleSteps.Stopped(input) is { } stopped)
        {
            return Ended(made, stopped);
        }

        var entry = PlannedEntry.Of(input, snapshot.Book, CycleSteps.TermsOf(input));
        made = made with { Size = entry.Rungs };
        return entry.Plan is { } plan
            ? made with
            {
                Outcome = TerminalReason.Bought.Text(),
                Volume = plan.Volume,
                Limit = plan.Limit,
            }
            : Ended(made, entry.Blocked!);
    }

    // The strategy's own word is asked for again; another's was given once and counts as it was read.
    private static Advice? Advise(CycleInput input, GateReading gate, Signal signal)
    {
        var (given, menu) = (input.Advice!, CycleSteps.Menu(input, gate));
        if (given.Source == AdviceInput.Rules)
        {
            return RulesAdvisor.Advise(signal, menu);
        }

        return given is { Action: { } action, Confidence: { } confidence } && menu.Contains(action)
            ? new Advice(action, confidence, Rationale.None)
            : null;
    }

    private static CycleDecision Left(CycleInput input, Exit exit)
    {
        var held = input.Position!;
        return new CycleDecision(Ending.Of(exit.Reason).Text()) { Volume = held.VolumeOf(exit) };
    }

    private static CycleDecision Ended(CycleDecision made, Ending ending) =>
        made with
        {
            Outcome = ending.Reason.Text(),
        };
}
