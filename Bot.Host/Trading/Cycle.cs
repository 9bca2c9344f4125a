using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// One cycle of one market, the steps of the specification from top to bottom. Each step takes what the ones above it
/// made; the first that has nothing more to do ends the cycle. Deciding is done by pure functions of the domain, asking
/// and acting by the ports, and only here are the two mixed.
/// </summary>
public sealed class Cycle(
    Reconciler reconciler,
    Broker broker,
    Gatehouse gatehouse,
    Observer observer,
    AdvisorDesk advisors,
    ArmDesk arms,
    TimeProvider time
)
{
    /// <summary>Runs a cycle to its end and writes the end down.</summary>
    /// <param name="account">Whose, as it is now.</param>
    /// <param name="slot">What makes the cycle due once.</param>
    /// <param name="askedBy">A person's id, or null for a scheduled cycle.</param>
    /// <param name="stop">Tells whether a stop was asked since the cycle began: then nothing is entered any
    /// more.</param>
    /// <param name="token">Cuts short what may be cut short; never an order in flight.</param>
    public async Task<Ending> RunAsync(
        AccountRow account,
        DateTimeOffset slot,
        string? askedBy,
        Func<Task<bool>> stop,
        CancellationToken token
    )
    {
        var startedAt = time.GetUtcNow();
        var notes = new CycleNotes
        {
            Profile = account.Profile,
            Strategy = account.Strategy,
            State = account.State.ToString(),
        };
        var run = await StepsAsync(account, slot, notes, stop, token);
        var equity = run.Agreed is { } agreed
            ? await broker.MeasureAsync(account, agreed, run.Ending.Reason.IsTrade(), token)
            : null;
        notes.Equity = equity?.Equity;
        await arms.EndAsync(
            account,
            new CycleRecord
            {
                Slot = slot,
                AskedBy = askedBy,
                StartedAt = startedAt,
                EndedAt = time.GetUtcNow(),
                Ending = run.Ending,
                Notes = notes,
                Advice = run.Advised?.Call is { Source: not "rules" } call ? call : null,
                AdvisorNotice = run.Advised?.Notice,
                Equity = equity,
            },
            run.Input,
            run.Advised,
            token
        );
        return run.Ending;
    }

    private async Task<CycleRun> StepsAsync(
        AccountRow account,
        DateTimeOffset slot,
        CycleNotes notes,
        Func<Task<bool>> stop,
        CancellationToken token
    )
    {
        // 1. Reconcile
        var reconciled = await reconciler.AgreeAsync(account, token);
        if (reconciled is not Reconciled.Agreed agreed)
        {
            return new CycleRun(await gatehouse.DisagreedAsync(account, reconciled, token));
        }

        var input = await gatehouse.BeginAsync(account, agreed, time.GetUtcNow(), token);
        notes.Begin(input);

        // 2. Protect
        if (CycleSteps.Protect(input) is { } exit)
        {
            return new CycleRun(
                await broker.LeaveAsync(account, input.Position!, exit, slot, notes, token),
                agreed,
                Input: input
            );
        }

        // 3. Gate
        input = input with
        {
            Gate = await gatehouse.ReadAsync(account, input, token),
        };
        var (gate, loss) = CycleSteps.Gate(input);
        await gatehouse.TripAsync(account, loss, token);
        notes.Gate = gate.Rungs;
        if (gate.Blocked is { } blocked && input.Position is null)
        {
            return new CycleRun(blocked, agreed, Input: input);
        }

        return await LookAsync(account, slot, (input, agreed, gate), notes, stop, token);
    }

    private async Task<CycleRun> LookAsync(
        AccountRow account,
        DateTimeOffset slot,
        (CycleInput Input, Reconciled.Agreed Agreed, GateReading Gate) known,
        CycleNotes notes,
        Func<Task<bool>> stop,
        CancellationToken token
    )
    {
        var (input, agreed, gate) = known;

        // 4. Quick backtest
        var candles = await observer.CandlesAsync(input, token);
        if (candles is Observed<CandleSeries>.Unfit stale)
        {
            return new CycleRun(stale.Ending, agreed, Input: input);
        }

        input = input with { Candles = ((Observed<CandleSeries>.Fit)candles).Value };
        if (input.Position is null && input.Terms.Rules.QuickBacktest.Enabled)
        {
            var quick = CycleSteps.Quick(input);
            notes.Quick = quick.Rungs;
            if (!quick.Passed)
            {
                return new CycleRun(Ending.BlockedQuickBacktest(Failed(quick.Rungs)), agreed, Input: input);
            }
        }

        // 5. Observe
        var market = await observer.MarketAsync(input, token);
        if (market is Observed<MarketInput>.Unfit unfit)
        {
            return new CycleRun(unfit.Ending, agreed, Input: input);
        }

        input = input with { Seen = ((Observed<MarketInput>.Fit)market).Value };
        var (snapshot, signal) = CycleSteps.Observe(input);
        notes.See(snapshot, signal);
        await gatehouse.TrailAsync(account, input, snapshot, token);

        // 6. Advise
        var menu = CycleSteps.Menu(input, gate);
        var advised = await advisors.AskAsync(
            account,
            slot,
            new AdviceCase(input, snapshot, signal, menu),
            notes,
            token
        );
        input = input with { Advice = AdvisorDesk.Input(advised, menu), StopAsked = await stop() };
        var ending = await DecideAsync(account, slot, (input, agreed, snapshot), advised, notes, token);
        return new CycleRun(ending, agreed, advised, input);
    }

    private async Task<Ending> DecideAsync(
        AccountRow account,
        DateTimeOffset slot,
        (CycleInput Input, Reconciled.Agreed Agreed, MarketSnapshot Snapshot) known,
        Advised advised,
        CycleNotes notes,
        CancellationToken token
    )
    {
        if (advised.Advice is not { } advice)
        {
            return Ending.FailedAdvisor(advised.Call.Failure ?? "no advice");
        }

        // 7. Validate
        notes.Validation = CycleSteps.Validate(known.Snapshot, advice);
        if (Ended(advice, notes) is { } held)
        {
            return held;
        }

        // 8. Execute
        if (advice.Action == TradeAction.Sell)
        {
            return await broker.SellAsync(account, known.Input.Position!, slot, notes, token);
        }

        if (known.Input.StopAsked)
        {
            return Ending.BlockedSafeMode("a stop was asked during the cycle");
        }

        var terms = CycleSteps.TermsOf(known.Input, known.Snapshot);
        return terms.LacksAtr
            ? Ending.HoldValidation("input missing: atr14")
            : await broker.BuyAsync(account, known.Agreed.Balances, known.Snapshot.Book, terms, slot, notes, token);
    }

    private static Ending? Ended(Advice advice, CycleNotes notes)
    {
        if (advice.Action == TradeAction.Hold)
        {
            var wanted = notes.SignalAction;
            return wanted is null or nameof(TradeAction.Hold)
                ? Ending.HoldNoSignal(Sentence(notes.Signal))
                : Ending.HoldAdvice($"{wanted} was turned down with {advice.Confidence} confidence");
        }

        return notes.Validation.All(rung => rung.Passed)
            ? null
            : Ending.HoldValidation($"{advice.Action}: {Failed(notes.Validation)}");
    }

    private static string Failed(IEnumerable<Rung> rungs) => Sentence(rungs.Where(rung => !rung.Passed));

    private static string Sentence(IEnumerable<Rung> rungs) => string.Join(", ", rungs.Select(Words));

    private static string Words(Rung rung) =>
        rung.Value == Rung.Absent ? $"input missing: {rung.Name}" : $"{rung.Name} {rung.Value} (needs {rung.Limit})";

    /// <summary>What the steps of one cycle made, as far as they came.</summary>
    private sealed record CycleRun(
        Ending Ending,
        Reconciled.Agreed? Agreed = null,
        Advised? Advised = null,
        CycleInput? Input = null
    );
}
