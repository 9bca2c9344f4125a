using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.States;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>Tells the journal what happened while it was away; of orders it learns at the exchange, by name.</summary>
public sealed class Settlement(
    DatabaseProbe probe,
    OrderLedger ledger,
    PositionBook positions,
    HeldReader reader,
    HeldMemory memory,
    EmergencyBook book,
    StateKeeper states
)
{
    /// <summary>Brings the journal up to date.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="outage">Why the account is to be halted for a fault, or null.</param>
    /// <param name="token">Gives up between two steps.</param>
    /// <exception cref="Exception">The database's, where it cannot be written yet.</exception>
    public async Task SettleAsync(AccountId account, string? outage, CancellationToken token)
    {
        await probe.WriteAsync(wasAway: outage is not null, token);
        if (book.Facts.Panic is { IsLatched: false } panic)
        {
            await states.FireAsync(account.Value, TradingTrigger.Halt, (panic.Why, panic.Who), default, token);
            book.Change(facts => facts with { Panic = panic with { IsLatched = true } });
        }

        if (outage is not null)
        {
            await states.FireAsync(account.Value, TradingTrigger.FaultDetected, (outage, "bot"), default, token);
        }

        foreach (var owed in book.Facts.Orders)
        {
            var intent = OrderIntent.Exit(
                OrderId.Parse(owed.Id),
                account,
                new MarketCode(owed.Market),
                new Volume(owed.Volume),
                owed.Reason
            );
            await ledger.TryCommitIntentAsync(intent, null, owed.SentAt, token);
            book.Settle(owed.Id);
        }

        await ReadAsync(account, token);
    }

    private async Task ReadAsync(AccountId account, CancellationToken token)
    {
        var row = await probe.AccountAsync(account, token);
        var before = memory.Position;
        var (isKnown, position) = await reader.ReadAsync(row, token);
        if (isKnown && position is not null && Ahead(before, position) is { } progress)
        {
            await positions.KeepAsync(row.Id, new MarketCode(row.Market), progress, token);
            memory.Moved(progress);
        }
    }

    // What memory saw of the same position beyond what the journal knows: stops never fall.
    private static ExitProgress? Ahead(Position? before, Position journal) =>
        before is not null && before.OpenedAt == journal.OpenedAt && before.Progress.Highest > journal.Progress.Highest
            ? before.Progress with
            {
                PartSold = journal.Progress.PartSold,
            }
            : null;
}
