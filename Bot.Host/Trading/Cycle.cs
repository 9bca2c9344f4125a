using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
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
            Tag = new CycleTag(account.Id, account.Market, slot, askedBy, startedAt),
        };
        Ending? ending = null;
        try
        {
            ending = await ToEndAsync(account, notes, stop, token);
            return ending;
        }
        finally
        {
            if (ending is null)
            {
                observer.TellCut(notes);
            }
        }
    }

    private async Task<Ending> ToEndAsync(
        AccountRow account,
        CycleNotes notes,
        Func<Task<bool>> stop,
        CancellationToken token
    )
    {
        var (_, _, slot, askedBy, startedAt) = notes.Tag!;
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
                Input = run.IsDecided ? run.Input : null,
                Decision = run.IsDecided ? notes.Decision(run.Ending) : null,
            },
            run.Input,
            run.Advised,
            token
        );
        observer.Tell(run.Ending.Reason, notes);
        return run.Ending;
    }

    /// <summary>Writes down a cycle that did not run.</summary>
    public Task SkipAsync(AccountRow account, DateTimeOffset slot, Ending ending, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var record = new CycleRecord
        {
            Slot = slot,
            StartedAt = now,
            EndedAt = now,
            Ending = ending,
        };
        return arms.EndAsync(account, record, null, null, token);
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
            return new CycleRun(await gatehouse.DisagreedAsync(account, reconciled, token)) { IsDecided = false };
        }

        await gatehouse.AgreedAsync(account, token);
        var input = await gatehouse.BeginAsync(account, agreed, time.GetUtcNow(), token);
        notes.Begin(input);
        observer.Tell(CycleStage.Begun, notes);

        // 2. Protect
        if (CycleSteps.Protect(input) is { } exit)
        {
            notes.Intends(Ending.Of(exit.Reason), input.Position!.VolumeOf(exit), null);
            observer.Tell(CycleStage.Trading, notes);
            return new CycleRun(
                await broker.LeaveAsync(account, input.Position, exit, slot, notes, token),
                agreed,
                Input: input
            );
        }

        // 3. Gate
        input = input with
        {
            Gate = await gatehouse.ReadAsync(account, input, agreed.Purse.Flows, token),
        };
        var (gate, loss) = CycleSteps.Gate(input);
        await gatehouse.TripAsync(account, loss, token);
        notes.Gate = gate.Rungs;
        return gate.Blocked is { } blocked && input.Position is null
            ? new CycleRun(blocked, agreed, Input: input)
            : await LookAsync(account, slot, (input, agreed, gate), notes, stop, token);
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
        var closed = await observer.CandlesAsync(input, token);
        if (closed is not Answer<CandleSeries>.Given(var candles))
        {
            return new CycleRun(Ending.FailedExchange(closed.Why!), agreed, null, input) { IsDecided = false };
        }

        input = input with { Candles = candles };
        if (CycleSteps.Stale(input) is { } stale)
        {
            return new CycleRun(stale, agreed, Input: input);
        }

        if (CycleSteps.Quick(input) is { } quick)
        {
            notes.Quick = quick.Rungs;
            if (CycleSteps.Blocked(quick) is { } lossy)
            {
                return new CycleRun(lossy, agreed, Input: input);
            }
        }

        // 5. Observe
        var seen = await observer.MarketAsync(input, token);
        if (seen is not Answer<MarketInput>.Given(var market))
        {
            return new CycleRun(Ending.FailedExchange(seen.Why!), agreed, null, input) { IsDecided = false };
        }

        input = input with { Seen = market };
        if (CycleSteps.Empty(input) is { } empty)
        {
            return new CycleRun(empty, agreed, Input: input);
        }

        var (snapshot, signal) = CycleSteps.Observe(input);
        notes.See(snapshot, signal);
        observer.Tell(CycleStage.Seen, notes);
        await gatehouse.TrailAsync(account, input, snapshot, token);

        // 6. Advise
        var menu = CycleSteps.Menu(input, gate);
        var asked = new AdviceCase(input, snapshot, signal, menu);
        var advised = await advisors.AskAsync(account, slot, asked, notes, token);
        input = input with { Advice = AdvisorDesk.Input(advised, menu) };
        if (advised.Advice?.Action == TradeAction.Buy)
        {
            input = await gatehouse.BeforeEntryAsync(account, input, stop, token);
        }

        var ending = await DecideAsync(account, slot, (input, snapshot, signal), advised, notes, token);
        return new CycleRun(ending, agreed, advised, input);
    }

    private async Task<Ending> DecideAsync(
        AccountRow account,
        DateTimeOffset slot,
        (CycleInput Input, MarketSnapshot Snapshot, Signal Signal) known,
        Advised advised,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var (input, snapshot, signal) = known;
        if (advised.Advice is not { } advice)
        {
            return Ending.FailedAdvisor(advised.Call.Failure ?? "no advice");
        }

        // 7. Validate
        notes.Validation = CycleSteps.Validate(input, snapshot, advice);
        observer.Tell(CycleStage.Judged, notes);
        if (CycleSteps.Held(advice, signal, notes.Validation) is { } held)
        {
            return held;
        }

        // 8. Execute
        if (advice.Action == TradeAction.Sell)
        {
            notes.Intends(TerminalReason.Sold, input.Position!.Volume, null);
            observer.Tell(CycleStage.Trading, notes);
            return await broker.SellAsync(account, input.Position, slot, notes, token);
        }

        if (CycleSteps.Stopped(input) is { } stopped)
        {
            return stopped;
        }

        var entry = PlannedEntry.Of(input, snapshot.Book, CycleSteps.TermsOf(input));
        notes.Size = entry.Rungs;
        if (entry.Plan is not { } plan)
        {
            return entry.Blocked!;
        }

        notes.Intends(TerminalReason.Bought, plan.Volume, plan.Limit);
        observer.Tell(CycleStage.Trading, notes);
        return await broker.BuyAsync(account, plan, slot, notes, token);
    }

    /// <summary>What the steps of one cycle made, as far as they came.</summary>
    private sealed record CycleRun(
        Ending Ending,
        Reconciled.Agreed? Agreed = null,
        Advised? Advised = null,
        CycleInput? Input = null
    )
    {
        /// <summary>False where the world did not show enough to decide.</summary>
        public bool IsDecided { get; init; } = true;
    }
}
