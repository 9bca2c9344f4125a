using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>Remembers across restarts how far polling came and when it last succeeded.</summary>
public sealed class PollMemory(IDbContextFactory<BotDb> databases, OutboxBell bell, WallClock wall, TimeProvider time)
{
    private const string Name = "telegram-offset";

    // After a week without updates Telegram may count from another number; an old one would then swallow them.
    private static readonly TimeSpan Trusted = TimeSpan.FromDays(6);

    /// <summary>The next update's id and the last successful poll; both null when nothing is known.</summary>
    public async Task<(int? Offset, DateTimeOffset? PolledAt)> LoadAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var mark = await db.Marks.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Name, token);
        if (mark?.Value.Split(' ') is not [var offset, var polled])
        {
            return (null, null);
        }

        var at = DateTimeOffset.Parse(polled, CultureInfo.InvariantCulture);
        var known = int.Parse(offset, CultureInfo.InvariantCulture);
        return (wall.Now - at < Trusted && known > 0 ? known : null, at);
    }

    public async Task SaveAsync(int? offset, DateTimeOffset polledAt, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (await AccountAsync(db, token) is not { } account)
        {
            return;
        }

        var value = string.Create(CultureInfo.InvariantCulture, $"{offset ?? 0} {polledAt:O}");
        if (await db.Marks.FirstOrDefaultAsync(row => row.AccountId == account && row.Name == Name, token) is { } mark)
        {
            mark.Value = value;
        }
        else
        {
            db.Marks.Add(new MarkRow { AccountId = account, Name = Name, Value = value });
        }

        await db.SaveChangesAsync(token);
    }

    /// <summary>Tells every account that another instance polls with the same token.</summary>
    public async Task TellSecondInstanceAsync(string detail, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var account in await db.Accounts.Select(row => row.Id).ToListAsync(token))
        {
            Outbox.Add(db, account, time.GetUtcNow(), new Notice.Trouble("second-instance", detail));
        }

        await db.SaveChangesAsync(token);
        bell.Ring();
    }

    private static async Task<int?> AccountAsync(BotDb db, CancellationToken token) =>
        await db.Accounts.OrderBy(row => row.Id).Select(row => (int?)row.Id).FirstOrDefaultAsync(token);
}
