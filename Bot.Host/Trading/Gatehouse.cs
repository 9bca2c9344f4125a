using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Step 3: reads what the gate needs, lets the domain decide, and moves the state where a breaker trips.
/// </summary>
public sealed class Gatehouse(
    IDbContextFactory<BotDb> databases,
    PositionBook positions,
    StateKeeper states,
    Journal journal,
    TimeProvider time
)
{
    /// <summary>Whether a new position may be opened. Trips breakers on the way.</summary>
    public async Task<GateReading> CheckAsync(AccountRow account, Reconciled.Agreed agreed, CancellationToken token)
    {
        var profile = RiskProfile.Find(account.Profile) ?? RiskProfile.Balanced;
        var loss = await LossAsync(account, EquityOf(account, agreed), token);
        var state = account.State;
        if (loss.Trip is { } trip)
        {
            var reason =
                $"day {Rung.Text(loss.Day.Value)} %, week {Rung.Text(loss.Week.Value)} % with profile {profile.Name}";
            state = (await states.FireAsync(account.Id, trip, (reason, "bot"), default, token)).To;
        }

        var now = time.GetUtcNow();
        var (last, today) = await positions.EntriesAsync(account.Id, now, token);
        return EntryGate.Check(state, loss, EntryFrequency.Check(profile, last, today, now));
    }

    /// <summary>Where the loss limits stand with an equity of now.</summary>
    public async Task<LossReading> LossAsync(AccountRow account, Krw equity, CancellationToken token)
    {
        var profile = RiskProfile.Find(account.Profile) ?? RiskProfile.Balanced;
        await using var db = await databases.CreateDbContextAsync(token);
        return LossLimits.Read(
            profile,
            await EquityHistory.MarksAsync(db, account.Id, equity, time.GetUtcNow(), token)
        );
    }

    /// <summary>Writes down what the account is worth now: limits and reports measure from it.</summary>
    public Task MarkAsync(AccountRow account, Reconciled.Agreed agreed, CancellationToken token) =>
        journal.SnapshotAsync(Broker.Snapshot(account, agreed.Balances, agreed.Ticker.Last, time.GetUtcNow()), token);

    /// <summary>The end of a cycle in which journal and exchange do not agree; a difference halts entries.</summary>
    public async Task<Ending> DisagreedAsync(AccountRow account, Reconciled reconciled, CancellationToken token)
    {
        switch (reconciled)
        {
            case Reconciled.Differs differs:
                await states.FireAsync(account.Id, TradingTrigger.MismatchFound, (differs.What, "bot"), default, token);
                return Ending.HaltedReconcile(differs.What);
            case Reconciled.OrderUnknown unknown:
                return Ending.HaltedUnknownOrder(unknown.What);
            case Reconciled.Unreachable unreachable:
                return Ending.FailedExchange(unreachable.What);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Equity of what the exchange holds now.</summary>
    public static Krw EquityOf(AccountRow account, Reconciled.Agreed agreed) =>
        Equity.Of(agreed.Balances.Cash, agreed.Balances.Coins(new MarketCode(account.Market)), agreed.Ticker.Last);
}
