using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Tells the journal what happened while it was away; of orders it learns at the exchange, by name.</summary>
public sealed class Settlement(
    IDbContextFactory<BotDb> databases,
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
        await ProbeAsync(token);
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

    // A write that changes nothing that anybody reads: the one way to know that writing works.
    private async Task ProbeAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlRawAsync(
            "DELETE FROM Marks WHERE Name = 'probe'; "
                + "INSERT INTO Marks (AccountId, Name, Value) SELECT Id, 'probe', hex(randomblob(2000)) FROM Accounts;",
            token
        );
        await transaction.CommitAsync(token);
    }

    private async Task ReadAsync(AccountId account, CancellationToken token)
    {
        AccountRow row;
        await using (var db = await databases.CreateDbContextAsync(token))
        {
            row = await db.Accounts.AsNoTracking().SingleAsync(one => one.Id == account.Value, token);
        }

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
