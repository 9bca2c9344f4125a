using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Step 6: asks whoever may speak in the account's mode, and notes what was said.</summary>
public sealed class AdvisorDesk(IAdvisor? advisor, TimeProvider time)
{
    private const int CandlesTold = 5;

    public async Task<Advised> AskAsync(
        AccountRow account,
        DateTimeOffset slot,
        Observed.Fit seen,
        (Reconciled.Agreed Agreed, IReadOnlyList<TradeAction> Legal) menu,
        CycleNotes notes,
        CancellationToken token
    )
    {
        notes.Legal = [.. menu.Legal.Select(action => action.ToString())];
        var advised =
            Asks(account, seen.Signal) && advisor is not null
                ? await advisor.AdviseAsync(Request(account, slot, seen, menu), token)
                : ByRules(seen.Signal, menu.Legal);
        notes.Advice = Notes(advised);
        return advised;
    }

    // In veto mode a strategy that proposes nothing leaves nothing to turn down.
    private static bool Asks(AccountRow account, Signal signal) =>
        account.Advisor switch
        {
            AdvisorMode.Off => false,
            AdvisorMode.Decide => true,
            AdvisorMode.Veto => signal.Action != TradeAction.Hold,
        };

    private static AdviceRequest Request(
        AccountRow account,
        DateTimeOffset slot,
        Observed.Fit seen,
        (Reconciled.Agreed Agreed, IReadOnlyList<TradeAction> Legal) menu
    )
    {
        var last = menu.Agreed.Ticker.Last;
        var profit = menu.Agreed.Position is { } held ? last.ChangeFrom(held.AverageFill).Value : (decimal?)null;
        return new AdviceRequest(
            new AccountId(account.Id),
            slot,
            seen.Snapshot,
            [.. seen.Series.Candles.TakeLast(CandlesTold)],
            seen.Signal,
            Menu(account, seen.Signal, menu.Legal),
            profit
        );
    }

    // A veto can only turn down: the menu is what the strategy proposes, or nothing.
    private static IReadOnlyList<TradeAction> Menu(
        AccountRow account,
        Signal signal,
        IReadOnlyList<TradeAction> legal
    ) =>
        account.Advisor == AdvisorMode.Veto
            ? [.. legal.Where(action => action == TradeAction.Hold || action == signal.Action)]
            : legal;

    private Advised ByRules(Signal signal, IReadOnlyList<TradeAction> legal)
    {
        var advice = RulesAdvisor.Advise(signal, legal);
        var call = new AdviceRow
        {
            Source = "rules",
            Action = advice.Action.ToString(),
            Confidence = advice.Confidence.ToString(),
            At = time.GetUtcNow(),
        };
        return new Advised(advice, call, null);
    }

    private static AdviceNotes Notes(Advised advised) =>
        new(
            advised.Call.Source,
            advised.Advice?.Action.ToString(),
            advised.Advice?.Confidence.ToString(),
            advised.Advice?.Rationale,
            advised.Call.Failure,
            advised.Call.CostKrw,
            advised.Call.DurationMilliseconds
        );
}
