using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.States;
using Bot.Domain.Time;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>Reads what chat shows. It only reads, and only from the database.</summary>
public sealed class AccountReader(IDbContextFactory<BotDb> databases, TimeProvider time, AccountSettings settings)
{
    private const int DaysOfWeek = 7;
    private const int MovesOfAStop = 3;

    public async Task<AccountPicture> ReadAsync(int account, CancellationToken token)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Accounts.AsNoTracking().SingleAsync(one => one.Id == account, token);
        var worth = await WorthAtAsync(db, account, now, token);
        var today = TradingDay.Of(now);
        return new AccountPicture(
            row,
            worth,
            await ChangeSinceAsync(db, account, worth, today.Start, token),
            await ChangeSinceAsync(db, account, worth, today.Plus(-DaysOfWeek).Start, token),
            await db.Positions.AsNoTracking().FirstOrDefaultAsync(
                one => one.AccountId == account && one.Market == row.Market, token),
            await NewestCycleAsync(db, account, token),
            now,
            row.State.RunsCycles() ? Next(now, (await settings.OfAsync(row, token)).Interval) : null);
    }

    // Cycles are aligned to the wall clock.
    private static DateTimeOffset Next(DateTimeOffset now, TimeSpan interval) =>
        new(((now.UtcTicks / interval.Ticks) + 1) * interval.Ticks, TimeSpan.Zero);

    /// <summary>The newest measurement at or before an instant, or null.</summary>
    public async Task<EquityRow?> WorthAtAsync(int account, DateTimeOffset instant, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await WorthAtAsync(db, account, instant, token);
    }

    /// <summary>The first measurement ever, or null.</summary>
    public async Task<EquityRow?> FirstWorthAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await FirstWorthAsync(db, account, token);
    }

    /// <summary>The newest cycle, or so many before it, or null.</summary>
    public async Task<CycleStory?> CycleBackAsync(int account, int back, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account)
            .OrderByDescending(cycle => cycle.Id)
            .Skip(back)
            .FirstOrDefaultAsync(token);
        return Open(row);
    }

    public async Task<CycleStory?> CycleAsync(int account, long id, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return Open(await db.Cycles.AsNoTracking().FirstOrDefaultAsync(
            cycle => cycle.AccountId == account && cycle.Id == id, token));
    }

    /// <summary>The ids of the cycles before and after one; null at the ends.</summary>
    public async Task<(long? Earlier, long? Later)> NeighboursAsync(int account, long id, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var ids = db.Cycles.AsNoTracking().Where(cycle => cycle.AccountId == account).Select(cycle => (long?)cycle.Id);
        return (
            await ids.Where(other => other < id).OrderByDescending(other => other).FirstOrDefaultAsync(token),
            await ids.Where(other => other > id).OrderBy(other => other).FirstOrDefaultAsync(token));
    }

    /// <summary>The newest closed trades, newest first.</summary>
    public async Task<IReadOnlyList<TradeRow>> TradesAsync(int account, int count, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Trades.AsNoTracking()
            .Where(trade => trade.AccountId == account)
            .OrderByDescending(trade => trade.Id)
            .Take(count)
            .ToListAsync(token);
    }

    /// <summary>The account's trading mode.</summary>
    public async Task<TradingMode> ModeAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Accounts.AsNoTracking()
            .Where(row => row.Id == account)
            .Select(row => row.Mode)
            .SingleAsync(token);
    }

    /// <summary>The halt that a stopped account was in when it was stopped, or null.</summary>
    public async Task<TransitionRow?> HaltLeftAsync(AccountRow account, CancellationToken token)
    {
        if (account.State != TradingState.Stopped)
        {
            return null;
        }

        // A stop during a cycle goes by way of the cycle's end.
        await using var db = await databases.CreateDbContextAsync(token);
        var moves = await db.Transitions.AsNoTracking()
            .Where(move => move.AccountId == account.Id)
            .OrderByDescending(move => move.Id)
            .Take(MovesOfAStop)
            .ToListAsync(token);
        var stop = moves.SkipWhile(move => move.From == TradingState.Draining).FirstOrDefault();
        var halt = moves.SkipWhile(move => move != stop).Skip(1).FirstOrDefault();
        return stop?.From.IsSafeMode() == true && halt?.To == stop.From ? halt : null;
    }

    /// <summary>What a cycle wrote down.</summary>
    internal static CycleNotes NotesOf(CycleRow row) =>
        JsonSerializer.Deserialize<CycleNotes>(row.Notes) ?? new CycleNotes();

    private static async Task<decimal?> ChangeSinceAsync(
        BotDb db, int account, EquityRow? worth, DateTimeOffset midnight, CancellationToken token)
    {
        var before = await EquityHistory.AtAsync(db, account, midnight, token);
        return worth is null || before is null
            ? null
            : new Krw(worth.Equity).ChangeFrom(new Krw(before.With(worth.Flows)))?.Value;
    }

    private static Task<EquityRow?> WorthAtAsync(
        BotDb db, int account, DateTimeOffset instant, CancellationToken token) =>
        db.Equity.AsNoTracking()
            .Where(row => row.AccountId == account && row.At <= instant)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(token);

    private static Task<EquityRow?> FirstWorthAsync(BotDb db, int account, CancellationToken token) =>
        db.Equity.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderBy(row => row.At)
            .FirstOrDefaultAsync(token);

    private static async Task<CycleStory?> NewestCycleAsync(BotDb db, int account, CancellationToken token) => Open(
        await db.Cycles.AsNoTracking()
            .Where(cycle => cycle.AccountId == account)
            .OrderByDescending(cycle => cycle.Id)
            .FirstOrDefaultAsync(token));

    private static CycleStory? Open(CycleRow? row) => row is null
        ? null
        : new CycleStory(
            row,
            TerminalReasons.Parse(row.Reason),
            NotesOf(row));
}
