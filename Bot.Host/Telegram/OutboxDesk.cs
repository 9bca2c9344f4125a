using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>
/// The queue of each chat: what is next, and what becomes of it. Whatever is noted outlives the program.
/// </summary>
public sealed class OutboxDesk(IDbContextFactory<BotDb> databases, WallClock wall, TimeProvider time)
{
    private const int Scanned = 2_000;
    private const string Absorbed = "told together with another";

    /// <summary>What is to be sent to a chat next, or null.</summary>
    public async Task<Waiting?> NextAsync(long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var open = await db.Deliveries
            .Where(one => one.ChatId == chat && one.EndedAt == null)
            .Join(db.Outbox, one => one.OutboxId, row => row.Id, (one, row) => new { Delivery = one, Row = row })
            .OrderBy(pair => pair.Delivery.Id)
            .Take(Scanned)
            .ToListAsync(token);
        if (open.Count == 0)
        {
            return null;
        }

        var head = Backlog.First(
            open.ConvertAll(pair => new Waiting(pair.Delivery, pair.Row.AccountId, Outbox.Read(pair.Row))), wall.Now);
        if (head.Others.Count > 0)
        {
            await AbsorbAsync(db, head, token);
        }

        return head.First;
    }

    /// <summary>Who reads in that chat; null where nobody is listed there any more.</summary>
    public async Task<Listener?> ListenerAsync(Waiting waiting, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(
            one => one.ChatId == waiting.Chat && one.AccountId == waiting.Account, token);
        if (person is not null)
        {
            return Listener.Of(person);
        }

        return await db.Groups.AsNoTracking().FirstOrDefaultAsync(
            one => one.ChatId == waiting.Chat && one.AccountId == waiting.Account, token) is { } group
            ? Listener.Of(group)
            : null;
    }

    /// <summary>
    /// One of its messages is about to be sent: after a crash from here on nobody knows whether it arrived.
    /// </summary>
    public async Task BeginAsync(Waiting waiting, int piece, CancellationToken token)
    {
        var row = waiting.Delivery;
        if (row.MayHaveArrived && row.Piece == piece)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(token);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE Deliveries SET MayHaveArrived = 1, Piece = {piece} WHERE Id = {row.Id}", token);
        row.Piece = piece;
    }

    /// <summary>It arrived, or is given up.</summary>
    public async Task EndAsync(Waiting waiting, string? failure, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var row = await db.Deliveries.SingleAsync(one => one.Id == waiting.Id, token);
        (row.EndedAt, row.Attempts, row.Failure) = (time.GetUtcNow(), row.Attempts + 1, failure);
        await CloseAsync(db, [row.OutboxId], [row.Id], failure, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>It must be tried again.</summary>
    /// <returns>How long to wait.</returns>
    public async Task<TimeSpan> PostponeAsync(Waiting waiting, Delivery.Later later, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Deliveries.SingleAsync(one => one.Id == waiting.Id, token);
        row.Attempts++;
        row.Failure = later.Why;

        // What came before the message that failed has arrived for certain.
        row.MayHaveArrived = later.MayHaveArrived || (waiting.MayBeRepeated && row.Piece == waiting.Resumed);
        var rest = later.Wait ?? new PollPace(row.Attempts).Rest;
        row.NextAttemptAt = wall.Now + rest;
        await db.SaveChangesAsync(token);
        return rest;
    }

    /// <summary>Ends the notices that everybody was told and that are open all the same.</summary>
    public async Task TidyAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var open = await db.Outbox
            .Where(row => row.EndedAt == null
                && db.Deliveries.Any(one => one.OutboxId == row.Id)
                && !db.Deliveries.Any(one => one.OutboxId == row.Id && one.EndedAt == null))
            .ToListAsync(token);
        foreach (var row in open)
        {
            row.EndedAt = time.GetUtcNow();
        }

        await db.SaveChangesAsync(token);
    }

    private async Task AbsorbAsync(BotDb db, Head head, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var row = head.First.Delivery;
        (row.Times, row.SkippedCycles, row.SkippedDays) = (head.Times, head.SkippedCycles, head.SkippedDays);
        foreach (var other in head.Others.Select(one => one.Delivery))
        {
            (other.EndedAt, other.Failure) = (time.GetUtcNow(), Absorbed);
        }

        var ended = head.Others.Select(other => other.Id).ToList();
        await CloseAsync(db, [.. head.Others.Select(other => other.Delivery.OutboxId)], ended, Absorbed, token);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    // A notice ends with the last of its deliveries. Two chats may end theirs in the same moment: each must see what
    // the other wrote, so it takes a transaction around it.
    private async Task CloseAsync(
        BotDb db, List<long> notices, List<long> ended, string? failure, CancellationToken token)
    {
        var done = await db.Outbox
            .Where(row => notices.Contains(row.Id) && !db.Deliveries.Any(
                one => one.OutboxId == row.Id && one.EndedAt == null && !ended.Contains(one.Id)))
            .ToListAsync(token);
        var open = failure is null
            ? []
            : await db.Outbox.Where(row => notices.Contains(row.Id)).ToListAsync(token);
        foreach (var row in open)
        {
            row.Failure ??= failure;
        }

        foreach (var row in done)
        {
            row.EndedAt = time.GetUtcNow();
        }
    }
}
