using System.Text.Json;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// What the slices of an order did, kept with the order's own transaction until the last of them has ended; then it is
/// told in one. After a crash between two slices it is told when the trader looks again.
/// </summary>
internal static class Untold
{
    private const string Mark = "untold";

    /// <summary>Adds a notice to what waits; the caller saves. What waits and does not belong to it is told.</summary>
    public static async Task AddAsync(BotDb db, int account, DateTimeOffset now, Notice notice, CancellationToken token)
    {
        var row = await db.Marks.SingleOrDefaultAsync(mark => mark.AccountId == account && mark.Name == Mark, token);
        if (row is null)
        {
            row = db
                .Marks.Add(
                    new MarkRow
                    {
                        AccountId = account,
                        Name = Mark,
                        Value = "",
                    }
                )
                .Entity;
        }
        else if (Joined(Read(row), notice) is { } both)
        {
            notice = both;
        }
        else
        {
            Outbox.Add(db, account, now, Read(row));
        }

        row.Value = JsonSerializer.Serialize(notice);
    }

    /// <summary>Puts what waits into the outbox; the caller saves.</summary>
    public static async Task TellAsync(BotDb db, int account, DateTimeOffset now, CancellationToken token)
    {
        // Asked at every look of the guard: a query that is compiled once.
        if (
            await db.Marks.SingleOrDefaultAsync(mark => mark.AccountId == account && mark.Name == Mark, token) is
            { } row
        )
        {
            Outbox.Add(db, account, now, Read(row));
            db.Marks.Remove(row);
        }
    }

    private static Notice? Joined(Notice first, Notice second) =>
        (first, second) switch
        {
            (Notice.PositionOpened one, Notice.PositionOpened two) when AreSlices(one.OrderId, two.OrderId) => one.And(
                two
            ),
            (Notice.PositionClosed one, Notice.PositionClosed two) when AreSlices(one.OrderId, two.OrderId) => one.And(
                two
            ),
            _ => null,
        };

    private static bool AreSlices(string first, string second) =>
        string.Equals(OrderId.Parse(first).Series, OrderId.Parse(second).Series, StringComparison.Ordinal);

    private static Notice Read(MarkRow row) =>
        JsonSerializer.Deserialize<Notice>(row.Value) ?? throw new JsonException($"mark {row.Name} holds no notice");
}
