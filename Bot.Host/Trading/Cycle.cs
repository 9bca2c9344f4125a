using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Positions;
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
    Journal journal,
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
        await journal.EndAsync(
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

        Note(notes, account, agreed);

        // 2. Protect
        if (agreed.Position is { } position && ExitRules.Check(position.Plan, agreed.Ticker.Last) is { } exit)
        {
            return new CycleRun(await broker.LeaveAsync(account, position, exit, slot, notes, token), agreed);
        }

        // 3. Gate
        var gate = await gatehouse.CheckAsync(account, agreed, token);
        notes.Gate = gate.Rungs;
        if (gate.Blocked is { } blocked && agreed.Position is null)
        {
            return new CycleRun(blocked, agreed);
        }

        // 5. Observe
        var observed = await observer.ObserveAsync(account, agreed.Ticker, notes, token);
        if (observed is Observed.Unfit unfit)
        {
            return new CycleRun(unfit.Ending, agreed);
        }

        // 6. Advise
        var seen = (Observed.Fit)observed;
        var legal = LegalActions.For(agreed.Position is not null, gate.Blocked is null);
        var advised = await advisors.AskAsync(account, slot, seen, (agreed, legal), notes, token);
        return new CycleRun(
            await DecideAsync(account, slot, (agreed, seen, advised), notes, stop, token),
            agreed,
            advised
        );
    }

    private async Task<Ending> DecideAsync(
        AccountRow account,
        DateTimeOffset slot,
        (Reconciled.Agreed Agreed, Observed.Fit Seen, Advised Advised) known,
        CycleNotes notes,
        Func<Task<bool>> stop,
        CancellationToken token
    )
    {
        if (known.Advised.Advice is not { } advice)
        {
            return Ending.FailedAdvisor(known.Advised.Call.Failure ?? "no advice");
        }

        // 7. Validate
        notes.Validation = Validation.Check(advice, known.Seen.Snapshot.Candle, known.Seen.Snapshot.Row);
        if (Ended(advice, notes) is { } held)
        {
            return held;
        }

        // 8. Execute
        if (advice.Action == TradeAction.Sell)
        {
            return await broker.SellAsync(account, known.Agreed.Position!, slot, notes, token);
        }

        return await stop()
            ? Ending.BlockedSafeMode("a stop was asked during the cycle")
            : await broker.BuyAsync(account, known.Agreed.Balances, known.Seen.Snapshot.Book, slot, notes, token);
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

        var failed = notes.Validation.Where(rung => !rung.Passed).ToList();
        return failed.Count == 0 ? null : Ending.HoldValidation($"{advice.Action}: {Sentence(failed)}");
    }

    private static string Sentence(IEnumerable<Bot.Domain.Reasons.Rung> rungs) =>
        string.Join(", ", rungs.Select(rung => $"{rung.Name} {rung.Value} (needs {rung.Limit})"));

    private static void Note(CycleNotes notes, AccountRow account, Reconciled.Agreed agreed)
    {
        notes.FreeCash = agreed.Balances.FreeCash.Value;
        notes.Coins = agreed.Balances.Coins(new MarketCode(account.Market)).Value;
        notes.ChangeDayPercent = agreed.Ticker.ChangeDay.Value;
        notes.Held = agreed.Position is { } held ? Held(held) : null;
    }

    private static HeldNotes Held(Position held) =>
        new(held.Volume.Value, held.AverageFill.Value, held.Plan.StopLoss.Value, held.Plan.TakeProfit.Value);

    /// <summary>What the steps of one cycle made, as far as they came.</summary>
    private sealed record CycleRun(Ending Ending, Reconciled.Agreed? Agreed = null, Advised? Advised = null);
}
