using System.Text.Json;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Writes down how cycles ended: row, advice, equity and notices in one transaction.</summary>
public sealed class Journal(IDbContextFactory<BotDb> databases, CycleInputs inputs)
{
    /// <summary>An account as it is now.</summary>
    public async Task<AccountRow> AccountAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == account, token);
    }

    /// <summary>Whether a scheduled cycle of that slot has an end already.</summary>
    public async Task<bool> HasAsync(AccountRow account, DateTimeOffset slot, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Cycles.AnyAsync(
            cycle => cycle.AccountId == account.Id && cycle.Market == account.Market && cycle.Slot == slot,
            token
        );
    }

    /// <summary>The newest scheduled slot of an account, or null before its first.</summary>
    public async Task<DateTimeOffset?> LastSlotAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account && cycle.AskedBy == null)
            .OrderByDescending(cycle => cycle.Slot)
            .Select(cycle => (DateTimeOffset?)cycle.Slot)
            .FirstOrDefaultAsync(token);
    }

    /// <summary>The value of a mark, or null.</summary>
    public async Task<string?> MarkAsync(int account, string name, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .Marks.Where(mark => mark.AccountId == account && mark.Name == name)
            .Select(mark => mark.Value)
            .SingleOrDefaultAsync(token);
    }

    /// <summary>How many of the newest calls of an advisor in a row brought no advice.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="most">So many are looked at.</param>
    /// <param name="token">Gives up.</param>
    public async Task<int> SilentCallsAsync(int account, int most, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var calls = await db
            .Advice.AsNoTracking()
            .Where(call => call.AccountId == account)
            .OrderByDescending(call => call.Id)
            .Select(call => call.Failure != null)
            .Take(most)
            .ToListAsync(token);
        return calls.TakeWhile(failed => failed).Count();
    }

    /// <summary>The reasons of the newest cycles, newest first.</summary>
    public async Task<IReadOnlyList<TerminalReason>> LastReasonsAsync(int account, int count, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var reasons = await db
            .Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account)
            .OrderByDescending(cycle => cycle.StartedAt)
            .Select(cycle => cycle.Reason)
            .Take(count)
            .ToListAsync(token);
        return reasons.ConvertAll(TerminalReasons.Parse);
    }

    /// <summary>Commits the end of a cycle.</summary>
    public async Task EndAsync(AccountRow account, CycleRecord record, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var cycle = Row(account, record);
        db.Cycles.Add(cycle);
        if (record.Advice is { } advice)
        {
            (advice.AccountId, advice.Slot) = (account.Id, record.Slot);
            db.Advice.Add(advice);
        }

        if (record.Equity is { } equity)
        {
            await AddEquityAsync(db, equity, token);
        }

        if (record.Arms is { } arms)
        {
            await ArmBook.WriteAsync(db, arms, token);
        }

        if (record.AdvisorNotice is { } once)
        {
            await MarkAsync(db, account.Id, once, token);
        }

        await db.SaveChangesAsync(token);
        foreach (var notice in record.NoticesFor(cycle.Id))
        {
            Outbox.Add(db, account.Id, record.EndedAt, notice);
        }

        if (record is { Input: { } input, Decision: { } decision })
        {
            await inputs.AddAsync(db, (cycle.Id, account.Id), input, decision, token);
        }

        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        if (record.Input is { } committed)
        {
            inputs.Stored(committed);
        }
    }

    /// <summary>Writes an equity snapshot; a second one of the same instant replaces the first.</summary>
    public async Task SnapshotAsync(EquityRow equity, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await AddEquityAsync(db, equity, token);
        await db.SaveChangesAsync(token);
    }

    private static async Task AddEquityAsync(BotDb db, EquityRow equity, CancellationToken token)
    {
        // Not by FindAsync, which compiles its query anew each time.
        var same = await db.Equity.SingleOrDefaultAsync(
            row => row.AccountId == equity.AccountId && row.At == equity.At,
            token
        );
        if (same is not null)
        {
            db.Entry(same).CurrentValues.SetValues(equity);
            return;
        }

        db.Equity.Add(equity);
    }

    private static async Task MarkAsync(BotDb db, int account, OnceNotice once, CancellationToken token)
    {
        if (await db.Marks.FindAsync([account, once.Mark], token) is { } mark)
        {
            mark.Value = once.Value;
            return;
        }

        db.Marks.Add(
            new MarkRow
            {
                AccountId = account,
                Name = once.Mark,
                Value = once.Value,
            }
        );
    }

    private static CycleRow Row(AccountRow account, CycleRecord record) =>
        new()
        {
            AccountId = account.Id,
            Market = account.Market,
            Slot = record.Slot,
            AskedBy = record.AskedBy,
            StartedAt = record.StartedAt,
            EndedAt = record.EndedAt,
            Reason = record.Ending.Reason.Text(),
            Figures = record.Ending.Figures,
            LastPrice = record.Equity?.LastPrice,
            Equity = record.Equity?.Equity,
            Notes = JsonSerializer.Serialize(record.Notes),
        };
}

/// <summary>A cycle that has ended, as it is written down.</summary>
public sealed record CycleRecord
{
    public required DateTimeOffset Slot { get; init; }

    /// <summary>Who asked for it, or null for a scheduled one.</summary>
    public string? AskedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required Ending Ending { get; init; }

    public CycleNotes Notes { get; init; } = new();

    public AdviceRow? Advice { get; init; }

    public EquityRow? Equity { get; init; }

    /// <summary>What it decided on; null where it saw too little to decide.</summary>
    public CycleInput? Input { get; init; }

    /// <summary>What it decided; null with the input.</summary>
    public CycleDecision? Decision { get; init; }

    /// <summary>What the cycle made of the arms, or null where there was no price to value them at.</summary>
    public ArmRecord? Arms { get; init; }

    /// <summary>What the advisor has to tell beside its advice, or null.</summary>
    public OnceNotice? AdvisorNotice { get; init; }

    /// <summary>
    /// What a person hears of it: trades, what was asked for, and failures. A cycle that holds is silent; so is one
    /// without advice, which is told of when there is none for some time.
    /// </summary>
    public IEnumerable<Notice> NoticesFor(long cycleId)
    {
        if (AskedBy is not null || Ending.Reason.IsTrade())
        {
            yield return new Notice.CycleReported(cycleId) { AskedBy = AskedBy, IsTrade = Ending.Reason.IsTrade() };
        }
        else if (Ending.Reason.IsTrouble() && Ending.Reason != TerminalReason.FailedAdvisor)
        {
            yield return new Notice.Trouble(Ending.Reason.Text(), Ending.Figures);
        }

        if (AdvisorNotice is { } once)
        {
            yield return once.Notice;
        }
    }
}
