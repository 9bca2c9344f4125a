using System.Globalization;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Does what people asked for, in order, once, and tells what came of it through the outbox.</summary>
public sealed class PersonDesk(
    CommandBook book,
    StateKeeper states,
    Cycle cycle,
    Broker broker,
    Gatehouse gatehouse,
    DifferenceDesk differences,
    TimeProvider time
)
{
    /// <summary>What a sale comes to that finds nothing to sell.</summary>
    public const string NothingHeld = "nothing is held";

    /// <summary>A start was asked for in another mode.</summary>
    public const string ModeChanged = "the mode has changed since; start again";

    /// <summary>A halt where one by hand stood before it was asked for.</summary>
    public const string HaltedBefore = "safe mode was on already; nothing is bought and exits go on";

    /// <summary>Whoever asked for something and got no answer for this long has gone on without it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Commands that are not done yet, oldest first.</summary>
    public Task<IReadOnlyList<CommandRow>> WaitingAsync(int account, CancellationToken token) =>
        book.WaitingAsync(account, token);

    /// <summary>Whether a stop or a halt waits: then a running cycle enters nothing any more.</summary>
    public async Task<bool> StopWaitsAsync(AccountRow account, CancellationToken token)
    {
        var waits = await book.HasStopAsync(account.Id, token);
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
        var who = row.PersonId.ToString(CultureInfo.InvariantCulture);
        var wasHalted = account.State == TradingState.ManualHalt && account.StateSince < row.AskedAt;
        var answer = IsStale(row, command)
            ? new Answered(false, "asked too long ago; nothing was done")
            : await ActAsync(account, command, who, token);
        if (wasHalted && command is PersonCommand.Halt && answer is { Done: true, Detail: null or NothingHeld })
        {
            // Neither the state nor a sale tells itself.
            answer = answer with
            {
                Detail = HaltedBefore,
            };
        }

        await book.FinishAsync(account, row, answer, token);
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
            PersonCommand.Run run => RunAsync(account, run, who, token),
            PersonCommand.Stop stop => StopAsync(account, TradingTrigger.Stop, stop.Sell, who, token),
            PersonCommand.Halt halt => StopAsync(account, TradingTrigger.Halt, halt.Sell, who, token),
            PersonCommand.Resume resume => ResumeAsync(account, resume, who, token),
            PersonCommand.RunCycle => RunCycleAsync(account, who, token),
            PersonCommand.Settle settle => SettleAsync(account, settle, who, token),
            _ => book.ChangeAsync(account, command, long.Parse(who, CultureInfo.InvariantCulture), token),
        };

    // Starting means agreeing with the exchange first; a difference is a halt and not a start.
    private async Task<Answered> RunAsync(
        AccountRow account,
        PersonCommand.Run run,
        string who,
        CancellationToken token
    )
    {
        if (run.In is { } mode && mode != account.Mode)
        {
            return new Answered(false, ModeChanged);
        }

        var reconciled = await differences.AgreeAsync(account, token);
        if (reconciled is Reconciled.Agreed agreed)
        {
            await gatehouse.MarkAsync(account, agreed, token);
            return await FireAsync(account, TradingTrigger.Start, ("started", who), default, token);
        }

        await gatehouse.DisagreedAsync(account, reconciled, token);
        return new Answered(false, reconciled.Why);
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
            return new Answered(reconciled is Reconciled.Agreed, reconciled.Why ?? NothingHeld);
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
            return (false, reconciled.Why!);
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
            await book.FreeSlotAsync(account.Id, time.GetUtcNow(), token),
            who,
            () => StopWaitsAsync(account, token),
            token
        );
        return new Answered(true, null);
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
}
