using Bot.Domain.Accounts;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Step 6: asks whoever may speak in the account's mode, and notes what was said.</summary>
public sealed class AdvisorDesk(
    IAdvisor? advisor,
    AdvisorWatch watch,
    IDbContextFactory<BotDb> databases,
    TimeProvider time
)
{
    private const int CandlesTold = 5;

    public async Task<Advised> AskAsync(
        AccountRow account,
        DateTimeOffset slot,
        AdviceCase known,
        CycleNotes notes,
        CancellationToken token
    )
    {
        notes.Legal = [.. known.Menu.Select(action => action.ToString())];
        var advised =
            known.Menu.Count > 1 && Asks(account, known.Signal) && advisor is not null
                ? await AskAsync(advisor, account, Request(account, slot, known, notes), token)
                : ByRules(known.Signal, known.Menu);
        notes.Advice = Notes(advised);
        return advised;
    }

    /// <summary>What was answered, as the cycle's input keeps it.</summary>
    public static AdviceInput Input(Advised advised, IReadOnlyList<TradeAction> menu) =>
        new(
            advised.Call.Source,
            menu,
            advised.Advice?.Action,
            advised.Advice?.Confidence,
            advised.Advice is null ? advised.Call.Failure ?? "no advice" : null
        );

    private async Task<Advised> AskAsync(
        IAdvisor whom,
        AccountRow account,
        AdviceRequest request,
        CancellationToken token
    )
    {
        var asked = request with { Language = await LanguageAsync(account.Id, token) };
        return await watch.HeedAsync(account.Id, await whom.AdviseAsync(asked, token), token);
    }

    // Of whoever may do most there, and of them who came first.
    private async Task<string?> LanguageAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var people = await db
            .People.AsNoTracking()
            .Where(person => person.AccountId == account && person.Language != null)
            .ToListAsync(token);
        return people
            .OrderByDescending(person => person.Role)
            .ThenBy(person => person.AddedAt)
            .FirstOrDefault()
            ?.Language;
    }

    // In veto mode a strategy that proposes nothing leaves nothing to turn down.
    private static bool Asks(AccountRow account, Signal signal) =>
        account.Advisor switch
        {
            AdvisorMode.Off => false,
            AdvisorMode.Decide => true,
            AdvisorMode.Veto => signal.Action != TradeAction.Hold,
        };

    private static AdviceRequest Request(AccountRow account, DateTimeOffset slot, AdviceCase known, CycleNotes notes)
    {
        var held = known.Input.Position;
        return new AdviceRequest(
            new AccountId(account.Id),
            slot,
            known.Snapshot,
            [.. known.Input.Candles!.Candles.TakeLast(CandlesTold)],
            known.Signal,
            Menu(account, known.Signal, known.Menu),
            held is null ? null : known.Input.Last.ChangeFrom(held.AverageFill).Value
        )
        {
            Facts = new AdviceFacts
            {
                Days = [.. known.Input.Seen?.Days?.Candles.TakeLast(CandlesTold) ?? []],
                Quick = notes.Quick,
                Held = held,
            },
        };
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
            Source = AdviceInput.Rules,
            Action = advice.Action.ToString(),
            Confidence = advice.Confidence.ToString(),
            At = time.GetUtcNow(),
        };
        return new Advised(advice, call, null);
    }

    /// <summary>What was said, for the journal.</summary>
    public static AdviceNotes Notes(Advised advised) =>
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

/// <summary>What an advisor is asked about.</summary>
/// <param name="Input">What the cycle saw so far.</param>
/// <param name="Snapshot">The market.</param>
/// <param name="Signal">What the strategy says.</param>
/// <param name="Menu">What the rules allow now.</param>
public sealed record AdviceCase(
    CycleInput Input,
    MarketSnapshot Snapshot,
    Signal Signal,
    IReadOnlyList<TradeAction> Menu
);
