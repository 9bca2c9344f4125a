using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>
/// What waits in the outbox and what becomes of it. The first is the oldest of the highest priority; trouble of a kind
/// that was told less than ten minutes before it came is held back, to be told in one.
/// </summary>
public sealed class OutboxDesk(IDbContextFactory<BotDb> databases, WallClock wall, TimeProvider time)
{
    private const int Scanned = 200;
    private static readonly TimeSpan TroubleGap = TimeSpan.FromMinutes(10);
    private static readonly NoticePriority[] FromHighest = [.. Enum.GetValues<NoticePriority>().OrderDescending()];

    // What was told last, and when it came; after a restart the first of a kind is told again.
    private readonly Dictionary<(int Account, string What), DateTimeOffset> _told = [];

    /// <summary>What is to be sent next, or null when nothing is or what there is is held back.</summary>
    public async Task<Waiting?> FirstAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var pending = db.Outbox.AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Id);
        var oldest = await pending.Take(Scanned).ToListAsync(token);
        if (oldest.Count == 0)
        {
            return null;
        }

        var reachable = await db.People
            .Where(person => person.ChatId != null)
            .Select(person => person.AccountId)
            .Distinct()
            .ToListAsync(token);
        foreach (var priority in FromHighest)
        {
            // Only when very much waits is it asked for by priority; else all of it is here.
            var rows = oldest.Count < Scanned
                ? oldest.FindAll(row => row.Priority == priority && reachable.Contains(row.AccountId))
                : await pending
                    .Where(row => row.Priority == priority && reachable.Contains(row.AccountId))
                    .Take(Scanned)
                    .ToListAsync(token);
            if (rows.Select(row => Open(row, rows)).FirstOrDefault(one => one is not null) is { } first)
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Those who are told what goes to an account; the owners alone are told of strangers.</summary>
    public async Task<IReadOnlyList<PersonRow>> ListenersAsync(Waiting waiting, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var people = await db.People.AsNoTracking()
            .Where(person => person.AccountId == waiting.Account && person.ChatId != null)
            .OrderBy(person => person.Id)
            .ToListAsync(token);
        return waiting.Notice is Notice.StrangerSeen
            ? people.FindAll(person => person.Role == PersonRole.Owner)
            : people;
    }

    /// <summary>It is about to be sent: after a crash from here on nobody knows whether it arrived.</summary>
    public async Task BeginAsync(Waiting waiting, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE Outbox SET MayHaveArrived = 1 WHERE Id = {waiting.Id}", token);
    }

    /// <summary>It reached everybody it could; what it was told together with ends, too.</summary>
    public async Task EndAsync(Waiting waiting, string? failure, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var now = time.GetUtcNow();
        foreach (var row in await db.Outbox.Where(row => waiting.Ids.Contains(row.Id)).ToListAsync(token))
        {
            (row.EndedAt, row.Attempts) = (now, row.Attempts + 1);
            row.Failure = row.Id == waiting.Id ? failure : "told together with another";
        }

        await db.SaveChangesAsync(token);
        if (waiting.Notice is Notice.Trouble trouble)
        {
            _told[(waiting.Account, trouble.What)] = waiting.CreatedAt;
        }
    }

    /// <summary>It must be tried again.</summary>
    /// <returns>When, on the wall clock.</returns>
    public async Task<DateTimeOffset> PostponeAsync(Waiting waiting, Delivery.Later later, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Outbox.SingleAsync(one => one.Id == waiting.Id, token);
        row.Attempts++;
        row.Failure = later.Why;
        row.MayHaveArrived = waiting.MayBeRepeated || later.MayHaveArrived;
        row.NextAttemptAt = wall.Now + (later.Wait ?? new PollPace(row.Attempts).Rest);
        await db.SaveChangesAsync(token);
        return row.NextAttemptAt;
    }

    private Waiting? Open(OutboxRow row, List<OutboxRow> rows)
    {
        var notice = Outbox.Read(row);
        if (notice is not Notice.Trouble trouble)
        {
            return new Waiting(row, notice, [row.Id]);
        }

        var key = (row.AccountId, trouble.What);
        if (!_told.TryGetValue(key, out var last) || row.CreatedAt >= last + TroubleGap)
        {
            return new Waiting(row, notice, [row.Id]);
        }

        if (time.GetUtcNow() < last + TroubleGap)
        {
            return null;
        }

        var same = rows.Where(other => other.AccountId == row.AccountId && other.CreatedAt < last + TroubleGap
            && Outbox.Read(other) is Notice.Trouble one && one.What == trouble.What);
        return new Waiting(row, notice, [.. same.Select(other => other.Id)]);
    }
}

/// <summary>Something that waits to be told.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Notice">What it tells.</param>
/// <param name="Ids">The rows that it tells in one, its own included.</param>
public sealed record Waiting(OutboxRow Row, Notice Notice, IReadOnlyList<long> Ids)
{
    public long Id => Row.Id;

    public int Account => Row.AccountId;

    public DateTimeOffset CreatedAt => Row.CreatedAt;

    /// <summary>Whether it may have been told before.</summary>
    public bool MayBeRepeated => Row.MayHaveArrived;

    /// <summary>
    /// When it may be tried again; the instant of its creation says nothing, it lies on the market's clock.
    /// </summary>
    public DateTimeOffset DueAt => Row.Attempts == 0 ? DateTimeOffset.MinValue : Row.NextAttemptAt;
}
