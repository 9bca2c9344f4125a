using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Notices;

/// <summary>
/// Which message of a chat shows a cycle as it goes on, over a restart: one a chat. It is forgotten once it shows the
/// cycle's end.
/// </summary>
public sealed class LiveMessages(IDbContextFactory<BotDb> databases)
{
    private const string Prefix = "cycle-message:";

    /// <summary>The message of a chat, or null.</summary>
    public async Task<LiveMessage?> FindAsync(int account, long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var name = NameOf(chat);
        return await db.Marks.AsNoTracking().FirstOrDefaultAsync(
            mark => mark.AccountId == account && mark.Name == name, token) is { } mark
            ? Read(mark)
            : null;
    }

    public async Task<IReadOnlyList<LiveMessage>> AllAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var marks = await db.Marks.AsNoTracking().Where(mark => mark.Name.StartsWith(Prefix)).ToListAsync(token);
        return marks.ConvertAll(Read);
    }

    public async Task KeepAsync(LiveMessage message, CancellationToken token)
    {
        var value = string.Create(
            CultureInfo.InvariantCulture,
            $"{message.Slot.UtcTicks} {message.MessageId} {message.StartedAt.UtcTicks} {message.Market}");
        await using var db = await databases.CreateDbContextAsync(token);
        db.Marks.Add(new MarkRow { AccountId = message.Account, Name = NameOf(message.Chat), Value = value });
        await db.SaveChangesAsync(token);
    }

    public async Task ForgetAsync(int account, long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var name = NameOf(chat);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"DELETE FROM Marks WHERE AccountId = {account} AND Name = {name}", token);
    }

    private static string NameOf(long chat) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{chat}");

    private static LiveMessage Read(MarkRow mark)
    {
        var parts = mark.Value.Split(' ', 4);
        return new LiveMessage(
            mark.AccountId,
            long.Parse(mark.Name[Prefix.Length..], CultureInfo.InvariantCulture),
            Instant(parts[0]),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            Instant(parts[2]),
            parts[3]);
    }

    private static DateTimeOffset Instant(string ticks) =>
        new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}

/// <summary>A message that shows a cycle as it goes on.</summary>
public sealed record LiveMessage(
    int Account, long Chat, DateTimeOffset Slot, int MessageId, DateTimeOffset StartedAt, string Market);
