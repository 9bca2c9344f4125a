using System.Globalization;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Bot.Host.Watching;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Mail;

/// <summary>
/// The queue of e-mail: takes from the outbox what the first account's owner wants by mail, and knows what became of
/// it. The chat has queues of its own, and neither waits for the other.
/// </summary>
public sealed class MailDesk(
    IDbContextFactory<BotDb> databases,
    EmailOptions email,
    Scrubber scrubber,
    WallClock wall,
    TimeProvider time
)
{
    /// <summary>The kind of trouble that a broken mail server is.</summary>
    public const string Trouble = "mail";

    /// <summary>How many notices may wait; what happens beyond them is told in the chat alone.</summary>
    public const int WaitingMost = 500;

    private const string Place = "mail-outbox";
    private const string Told = "mail-trouble";
    private static readonly TimeSpan OldestTold = TimeSpan.FromDays(1);
    private static readonly TimeSpan WaitsMost = TimeSpan.FromDays(3);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly MailWish _wish = new(email);

    /// <summary>Takes what is new from the outbox; at the very first time nothing of the past.</summary>
    public async Task SpreadAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var newest = await db.Outbox.OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(token);
        if (await MarkAsync(db, Place, token) is not { } place)
        {
            db.Marks.Add(Mark(Place, newest));
            await db.SaveChangesAsync(token);
            return;
        }

        var seen = long.Parse(place.Value, CultureInfo.InvariantCulture);
        if (seen < newest)
        {
            await TakeAsync(db, seen, newest, token);
            place.Value = newest.ToString(CultureInfo.InvariantCulture);
            await db.SaveChangesAsync(token);
        }
    }

    /// <summary>What goes in the next letter; null where nothing waits.</summary>
    public async Task<MailBag?> NextAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await GiveUpAsync(db, token);
        var waiting = await db
            .Mails.AsNoTracking()
            .Where(row => row.EndedAt == null)
            .Join(db.Outbox.AsNoTracking(), row => row.OutboxId, row => row.Id, (mail, row) => new { mail, row })
            .OrderBy(pair => pair.mail.Id)
            .ToListAsync(token);
        // A letter that was on its way goes again as it was, and alone.
        var again = waiting.FindAll(pair => pair.mail.Letter != 0);
        var items = (again.Count > 0 ? again : waiting).ConvertAll(pair => new MailItem(
            pair.mail,
            Outbox.Read(pair.row),
            pair.row.Priority,
            pair.row.CreatedAt
        ));
        return items.Count == 0 ? null : new MailBag(items, await TextsAsync(db, token), again.Count > 0);
    }

    /// <summary>When the last letter was taken; null where none was.</summary>
    public async Task<DateTimeOffset?> LastAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .Mails.Where(row => row.EndedAt != null && row.Failure == null)
            .OrderByDescending(row => row.EndedAt)
            .Select(row => row.EndedAt)
            .FirstOrDefaultAsync(token);
    }

    /// <summary>The letter is about to leave: after a crash from here on nobody knows whether it arrived.</summary>
    public Task BeginAsync(MailBag bag, CancellationToken token) => SetLetterAsync(bag, bag.Items[0].Row.Id, token);

    /// <summary>It did not arrive, for certain; it waits with the others.</summary>
    public Task ReleaseAsync(MailBag bag, CancellationToken token) => SetLetterAsync(bag, 0, token);

    /// <summary>It was taken, or is given up.</summary>
    /// <param name="bag">What was in it.</param>
    /// <param name="failure">Why it was given up, or null.</param>
    /// <param name="token">Ends it.</param>
    public async Task EndAsync(MailBag bag, string? failure, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var row in await RowsAsync(db, bag, token))
        {
            (row.EndedAt, row.Letter, row.Failure) = (wall.Now, 0, failure is null ? null : scrubber.Clean(failure));
        }

        var until = wall.Now - Kept;
        db.Mails.RemoveRange(await db.Mails.Where(row => row.EndedAt < until).ToListAsync(token));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Tells the chat that mail cannot be sent; once, until it can again.</summary>
    public async Task TellTroubleAsync(string why, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (await MarkAsync(db, Told, token) is null)
        {
            db.Marks.Add(Mark(Told, 1));
            Outbox.Add(db, StartUp.First.Value, time.GetUtcNow(), new Notice.Trouble(Trouble, scrubber.Clean(why)));
            await db.SaveChangesAsync(token);
        }
    }

    /// <summary>Mail can be sent again.</summary>
    public async Task ForgetTroubleAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (await MarkAsync(db, Told, token) is { } told)
        {
            db.Marks.Remove(told);
            await db.SaveChangesAsync(token);
        }
    }

    private async Task TakeAsync(BotDb db, long seen, long newest, CancellationToken token)
    {
        var (account, since) = (StartUp.First.Value, time.GetUtcNow() - OldestTold);
        var room = WaitingMost - await db.Mails.CountAsync(row => row.EndedAt == null, token);
        var owner = await db
            .People.Where(person => person.Role == PersonRole.Owner && person.AccountId == account)
            .Select(person => (long?)person.Id)
            .FirstOrDefaultAsync(token);
        var fresh = await db
            .Outbox.AsNoTracking()
            .Where(row => row.Id > seen && row.Id <= newest && row.AccountId == account && row.CreatedAt > since)
            .Where(row => row.PersonId == null || row.PersonId == owner)
            .OrderBy(row => row.Id)
            .Take(WaitingMost * 2)
            .ToListAsync(token);
        db.Mails.AddRange(
            fresh
                .Where(row => _wish.Wants(Outbox.Read(row), row.Priority))
                .Take(Math.Max(room, 0))
                .Select(row => new MailRow
                {
                    AccountId = account,
                    OutboxId = row.Id,
                    WaitsSince = wall.Now,
                })
        );
    }

    private async Task GiveUpAsync(BotDb db, CancellationToken token)
    {
        var since = wall.Now - WaitsMost;
        var late = await db.Mails.Where(row => row.EndedAt == null && row.WaitsSince < since).ToListAsync(token);
        foreach (var row in late)
        {
            (row.EndedAt, row.Letter, row.Failure) = (wall.Now, 0, "it waited too long");
        }

        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
    }

    private async Task SetLetterAsync(MailBag bag, long letter, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var row in await RowsAsync(db, bag, token))
        {
            row.Letter = letter;
        }

        await db.SaveChangesAsync(token);
    }

    private static async Task<List<MailRow>> RowsAsync(BotDb db, MailBag bag, CancellationToken token)
    {
        var ids = bag.Items.Select(item => item.Row.Id).ToList();
        return await db.Mails.Where(row => ids.Contains(row.Id)).ToListAsync(token);
    }

    private static async Task<ITexts> TextsAsync(BotDb db, CancellationToken token)
    {
        var language = await db
            .People.Where(person => person.Role == PersonRole.Owner && person.AccountId == StartUp.First.Value)
            .Select(person => person.Language)
            .FirstOrDefaultAsync(token);
        return Languages.Find(language) ?? Languages.Guess(null);
    }

    private static Task<MarkRow?> MarkAsync(BotDb db, string name, CancellationToken token) =>
        db.Marks.FirstOrDefaultAsync(row => row.AccountId == StartUp.First.Value && row.Name == name, token);

    private static MarkRow Mark(string name, long value) =>
        new()
        {
            AccountId = StartUp.First.Value,
            Name = name,
            Value = value.ToString(CultureInfo.InvariantCulture),
        };
}
