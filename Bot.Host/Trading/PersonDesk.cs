using System.Text.Json;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Does what people asked for, in order, once, and tells what came of it through the outbox.</summary>
public sealed class PersonDesk(
    IDbContextFactory<BotDb> databases,
    StateKeeper states,
    Cycle cycle,
    Broker broker,
    Gatehouse gatehouse,
    DifferenceDesk differences,
    TimeProvider time
)
{
    // Whoever asked to start something and got no answer for this long has gone on without it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Commands that are not done yet, oldest first.</summary>
    public async Task<IReadOnlyList<CommandRow>> WaitingAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await WaitingCommands.OfAsync(db, account, token);
    }

    /// <summary>Whether a stop or a halt waits: then a running cycle enters nothing any more.</summary>
    public async Task<bool> StopWaitsAsync(AccountRow account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var waits = await WaitingCommands.HaveStopAsync(db, account.Id, token);
        if (waits)
        {
            var facts = new TransitionFacts { CycleRuns = true };
            await states.FireAsync(
                account.Id,
                TradingTrigger.Stop,
                ("a stop was asked during a cycle", "bot"),
                facts,
                token
            );
        }

        return waits;
    }

    /// <summary>Does one command.</summary>
    public async Task DoAsync(AccountRow account, CommandRow row, CancellationToken token)
    {
        var command = WaitingCommands.Read(row);
        var who = row.PersonId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = IsStale(row, command)
            ? new Answered(false, "asked too long ago; nothing was done")
            : await ActAsync(account, command, who, token);
        await FinishAsync(account, row, answer, token);
    }

    /// <summary>A stop that waited for a cycle to end comes into force.</summary>
    public async Task DrainedAsync(AccountRow account, CancellationToken token)
    {
        if (account.State == TradingState.Draining)
        {
            var why = ("the running cycle ended", "bot");
            await states.FireAsync(account.Id, TradingTrigger.CycleEnded, why, default, token);
        }
    }

    private bool IsStale(CommandRow row, PersonCommand command) =>
        command is not (PersonCommand.Stop or PersonCommand.Halt) && time.GetUtcNow() - row.AskedAt > Patience;

    private Task<Answered> ActAsync(AccountRow account, PersonCommand command, string who, CancellationToken token) =>
        command switch
        {
            PersonCommand.Run => RunAsync(account, who, token),
            PersonCommand.Stop stop => StopAsync(account, TradingTrigger.Stop, stop.Sell, who, token),
            PersonCommand.Halt halt => StopAsync(account, TradingTrigger.Halt, halt.Sell, who, token),
            PersonCommand.Resume resume => ResumeAsync(account, resume, who, token),
            PersonCommand.RunCycle => RunCycleAsync(account, who, token),
            PersonCommand.Settle settle => SettleAsync(account, settle, who, token),
            PersonCommand.SetProfile profile => SetAsync(
                account,
                RiskProfile.Find(profile.Name)?.Name,
                (row, name) => row.Profile = name,
                token
            ),
            PersonCommand.SetStrategy strategy => SetAsync(
                account,
                StrategyCatalog.Default.Find(strategy.Name)?.Name,
                (row, name) => row.Strategy = name,
                token
            ),
            PersonCommand.SetAdvisor advisor => SetAsync(
                account,
                Enum.TryParse<AdvisorMode>(advisor.Mode, ignoreCase: true, out var mode) ? mode.ToString() : null,
                (row, name) => row.Advisor = Enum.Parse<AdvisorMode>(name),
                token
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // Starting means agreeing with the exchange first; a difference is a halt and not a start.
    private async Task<Answered> RunAsync(AccountRow account, string who, CancellationToken token)
    {
        switch (await differences.AgreeAsync(account, token))
        {
            case Reconciled.Agreed agreed:
                await gatehouse.MarkAsync(account, agreed, token);
                return await FireAsync(account, TradingTrigger.Start, ("started", who), default, token);
            case Reconciled.Differs differs:
                await gatehouse.DisagreedAsync(account, differs, token);
                return new Answered(false, differs.What);
            case Reconciled.OrderUnknown unknown:
                return new Answered(false, unknown.What);
            case Reconciled.Unreachable unreachable:
                return new Answered(false, unreachable.What);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<Answered> StopAsync(
        AccountRow account,
        TradingTrigger trigger,
        bool sell,
        string who,
        CancellationToken token
    )
    {
        var reason = trigger == TradingTrigger.Stop ? "stopped" : "halted by hand";
        var fired =
            account.State == TradingState.Draining && trigger == TradingTrigger.Stop
                ? new Answered(true, null)
                : await FireAsync(account, trigger, (reason, who), default, token);
        if (!sell)
        {
            return fired;
        }

        var reconciled = await differences.AgreeAsync(account, token);
        if (reconciled is not Reconciled.Agreed { Position: { } position })
        {
            return new Answered(
                reconciled is Reconciled.Agreed,
                reconciled is Reconciled.Agreed ? "nothing is held" : reconciled.ToString()
            );
        }

        var ending = await broker.SellAsync(account, position, time.GetUtcNow(), new CycleNotes(), token);
        return new Answered(ending.Reason == Bot.Domain.Decisions.TerminalReason.Sold, ending.Figures);
    }

    private async Task<Answered> ResumeAsync(
        AccountRow account,
        PersonCommand.Resume resume,
        string who,
        CancellationToken token
    )
    {
        var (gone, figures) = await CauseAsync(account, token);
        var facts = new TransitionFacts { CauseGone = gone, OwnerInsists = resume.DespiteCause };
        var answer = await FireAsync(account, TradingTrigger.Resume, (figures, who), facts, token);
        return answer.Done ? answer : new Answered(false, figures);
    }

    private async Task<(bool Gone, string Figures)> CauseAsync(AccountRow account, CancellationToken token)
    {
        var reconciled = await differences.AgreeAsync(account, token);
        if (reconciled is not Reconciled.Agreed agreed)
        {
            return (false, reconciled.ToString());
        }

        var worth = (Gatehouse.EquityOf(account, agreed), agreed.Purse.Flows);
        var loss = await gatehouse.LossAsync(account, worth, token);
        return (loss.Trip is null, $"day {Rung.Text(loss.Day.Value)} %, week {Rung.Text(loss.Week.Value)} %");
    }

    private async Task<Answered> SettleAsync(
        AccountRow account,
        PersonCommand.Settle settle,
        string who,
        CancellationToken token
    )
    {
        var settled = await differences.SettleAsync(account, settle, who, token);
        return new Answered(settled.Done, settled.Detail);
    }

    private async Task<Answered> RunCycleAsync(AccountRow account, string who, CancellationToken token)
    {
        if (!account.State.RunsCycles())
        {
            return new Answered(false, $"no cycles in state {account.State}");
        }

        await cycle.RunAsync(
            account,
            await FreeSlotAsync(account, token),
            who,
            () => StopWaitsAsync(account, token),
            token
        );
        return new Answered(true, null);
    }

    // A cycle that is asked for twice within one instant gets two slots.
    private async Task<DateTimeOffset> FreeSlotAsync(AccountRow account, CancellationToken token)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(token);
        var last = await db
            .Cycles.AsNoTracking()
            .Where(row => row.AccountId == account.Id && row.Slot >= now)
            .OrderByDescending(row => row.Slot)
            .Select(row => (DateTimeOffset?)row.Slot)
            .FirstOrDefaultAsync(token);
        return last is { } taken ? taken.AddTicks(1) : now;
    }

    private async Task<Answered> SetAsync(
        AccountRow account,
        string? value,
        Action<AccountRow, string> set,
        CancellationToken token
    )
    {
        if (value is null)
        {
            return new Answered(false, "there is no such value");
        }

        await using var db = await databases.CreateDbContextAsync(token);
        set(await db.Accounts.SingleAsync(row => row.Id == account.Id, token), value);
        await db.SaveChangesAsync(token);
        return new Answered(true, value);
    }

    private async Task<Answered> FireAsync(
        AccountRow account,
        TradingTrigger trigger,
        (string Reason, string Who) cause,
        TransitionFacts facts,
        CancellationToken token
    )
    {
        var transition = await states.FireAsync(account.Id, trigger, cause, facts, token);
        return transition.IsPermitted
            ? new Answered(true, null)
            : new Answered(false, $"{trigger} is not possible in state {transition.From}");
    }

    private async Task FinishAsync(AccountRow account, CommandRow row, Answered answer, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var stored = await db.Commands.SingleAsync(one => one.Id == row.Id, token);
        (stored.DoneAt, stored.Result) = (time.GetUtcNow(), answer.Detail ?? (answer.Done ? "done" : "refused"));
        if (answer.Detail is { } detail)
        {
            Outbox.Add(db, account.Id, time.GetUtcNow(), new Notice.CommandAnswered(answer.Done, KindOf(row), detail));
        }

        await db.SaveChangesAsync(token);
    }

    private static string KindOf(CommandRow row)
    {
        using var json = JsonDocument.Parse(row.Command);
        return json.RootElement.GetProperty("kind").GetString() ?? "";
    }

    /// <summary>What came of a command; a detail is told, a state change and a trade tell themselves.</summary>
    private sealed record Answered(bool Done, string? Detail);
}
