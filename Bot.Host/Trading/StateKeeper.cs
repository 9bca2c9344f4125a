using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Moves an account's state: asks the machine, then writes state, transition and notice in one transaction.
/// </summary>
public sealed class StateKeeper(IDbContextFactory<BotDb> databases, TimeProvider time, ILogger<StateKeeper> logger)
{
    /// <summary>Fires a trigger. A move that the state does not permit changes nothing and says so.</summary>
    /// <param name="account">Whose state.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="cause">Why, in a sentence, and who: a person's id or <c>bot</c>.</param>
    /// <param name="facts">What the machine must know to decide.</param>
    /// <param name="token">Gives up before anything is written.</param>
    public async Task<Transition> FireAsync(
        int account,
        TradingTrigger trigger,
        (string Reason, string Who) cause,
        TransitionFacts facts,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Accounts.SingleAsync(one => one.Id == account, token);
        var transition = TradingMachine.Fire(row.State, trigger, facts);
        if (!transition.Changed)
        {
            return transition;
        }

        var now = time.GetUtcNow();
        logger.LogInformation(
            "State {From} -> {To} by {Trigger}: {Reason}",
            transition.From,
            transition.To,
            trigger,
            cause.Reason
        );
        (row.State, row.StateReason, row.StateSince) = (transition.To, cause.Reason, now);
        row.FirstStartAt ??= transition.To == TradingState.Running ? now : null;
        db.Transitions.Add(
            new TransitionRow
            {
                AccountId = account,
                From = transition.From,
                To = transition.To,
                Trigger = trigger,
                Reason = cause.Reason,
                Who = cause.Who,
                At = now,
            }
        );
        Outbox.Add(
            db,
            account,
            now,
            new Notice.StateChanged(transition.From, transition.To, trigger, cause.Reason, cause.Who)
        );
        await db.SaveChangesAsync(token);
        return transition;
    }
}
