using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>
/// Gives each notice to the chats that are to be told, once: from then on each has it in its own queue. Trouble of a
/// kind that was given less than ten minutes ago is held back, to be told in one.
/// </summary>
public sealed class OutboxSpread(IDbContextFactory<BotDb> databases, WallClock wall, TimeProvider time)
{
    private const int Scanned = 2_000;
    private static readonly TimeSpan TroubleGap = TimeSpan.FromMinutes(10);
    private readonly Dictionary<(int Account, string What), DateTimeOffset> _told = [];

    /// <summary>Spreads what is new.</summary>
    /// <returns>The chats for which something waits.</returns>
    public async Task<IReadOnlyList<long>> SpreadAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var fresh = await db.Outbox
            .Where(row => row.EndedAt == null && !db.Deliveries.Any(one => one.OutboxId == row.Id))
            .OrderBy(row => row.Id)
            .Take(Scanned)
            .ToListAsync(token);
        if (fresh.Count > 0)
        {
            await GiveAsync(db, fresh, token);
        }

        return await db.Deliveries
            .Where(one => one.EndedAt == null)
            .Select(one => one.ChatId)
            .Distinct()
            .ToListAsync(token);
    }

    private async Task GiveAsync(BotDb db, List<OutboxRow> fresh, CancellationToken token)
    {
        var accounts = fresh.Select(row => row.AccountId).Distinct().ToList();
        var people = await db.People.AsNoTracking()
            .Where(person => accounts.Contains(person.AccountId))
            .OrderBy(person => person.Id)
            .ToListAsync(token);
        var groups = await db.Groups.AsNoTracking()
            .Where(group => accounts.Contains(group.AccountId))
            .ToListAsync(token);
        var told = new Dictionary<(int Account, string What), DateTimeOffset>();
        foreach (var row in fresh.Where(row => row.EndedAt is null))
        {
            var notice = Outbox.Read(row);
            var mine = people.FindAll(person => person.AccountId == row.AccountId
                && (row.PersonId is null || row.PersonId == person.Id));
            if (mine.Count > 0 && !mine.Exists(person => person.ChatId is not null))
            {
                // Nobody has written yet; it waits for them.
                continue;
            }

            if (await TimesAsync(db, row, notice, fresh, told, token) is not { } times)
            {
                continue;
            }

            var chats = mine.FindAll(person => person.ChatId is not null && Audience.Wants(person, notice))
                .ConvertAll(person => person.ChatId!.Value);
            if (row.PersonId is null && Audience.GroupWants(notice))
            {
                chats.AddRange(groups.FindAll(group => group.AccountId == row.AccountId).Select(group => group.ChatId));
            }

            // Two people may have written from one chat; it is told once.
            Give(db, row, [.. chats.Distinct()], times);
        }

        await db.SaveChangesAsync(token);
        foreach (var (kind, at) in told)
        {
            _told[kind] = at;
        }
    }

    private void Give(BotDb db, OutboxRow row, List<long> chats, int times)
    {
        if (chats.Count == 0)
        {
            (row.EndedAt, row.Failure) = (time.GetUtcNow(), "nobody is to be told");
            return;
        }

        db.Deliveries.AddRange(chats.Select(chat => new DeliveryRow
        {
            OutboxId = row.Id,
            ChatId = chat,
            Priority = row.Priority,
            WaitsSince = wall.Now,
            NextAttemptAt = wall.Now,
            Times = times,
        }));
    }

    // How many of its kind it tells in one; null where it is held back.
    private async Task<int?> TimesAsync(
        BotDb db, OutboxRow row, Notice notice, List<OutboxRow> fresh,
        Dictionary<(int Account, string What), DateTimeOffset> told, CancellationToken token)
    {
        if (notice is not Notice.Trouble trouble)
        {
            return 1;
        }

        var (kind, now) = ((row.AccountId, trouble.What), time.GetUtcNow());
        var last = told.TryGetValue(kind, out var just) ? just : await LastAsync(db, kind, row.Id, now, token);
        if (now - last < TroubleGap)
        {
            return null;
        }

        told[kind] = now;
        if (last is null)
        {
            return 1;
        }

        var same = fresh.FindAll(other => other.EndedAt is null && other.AccountId == row.AccountId
            && Outbox.Read(other) is Notice.Trouble one && one.What == trouble.What);
        foreach (var other in same.Where(other => other.Id != row.Id))
        {
            (other.EndedAt, other.Failure) = (now, "told together with another");
        }

        return same.Count;
    }

    // What was told before a restart is found where it lies, by when it happened.
    private async Task<DateTimeOffset?> LastAsync(
        BotDb db, (int Account, string What) kind, long before, DateTimeOffset now, CancellationToken token)
    {
        if (_told.TryGetValue(kind, out var known))
        {
            return known;
        }

        var since = now - TroubleGap;
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => row.AccountId == kind.Account && row.Id < before && row.CreatedAt > since
                && row.Priority == NoticePriority.Alarm && db.Deliveries.Any(one => one.OutboxId == row.Id))
            .OrderByDescending(row => row.Id)
            .ToListAsync(token);
        return rows.Find(row => Outbox.Read(row) is Notice.Trouble one && one.What == kind.What)?.CreatedAt;
    }
}
