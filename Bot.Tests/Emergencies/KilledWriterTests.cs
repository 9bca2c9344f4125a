using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Emergencies;

/// <summary>
/// Real processes write through the ledger and die by SIGKILL. Each has twenty databases, each with a writer of its
/// own, so that a kill meets all of them in the middle of what they do; the next process goes on with the same ones.
/// </summary>
public sealed class KilledWriterTests : IDisposable
{
    private const int Fleets = 2;
    private const int Lives = 5;
    private const int Writers = 20;
    private const decimal Purse = 10_000_000m;

    private readonly string _folder = Directory.CreateTempSubdirectory("killed").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_writers_When_two_hundred_of_them_are_killed_Then_no_transaction_is_ever_half_or_lost()
    {
        var first = await MadeAsync();

        var killed = await Task.WhenAll(Enumerable.Range(0, Fleets).Select(fleet => SailAsync(fleet, first)));

        Assert.Equal(200, killed.Sum());
    }

    private async Task<int> SailAsync(int fleet, string first)
    {
        var folders = Enumerable.Range(0, Writers).Select(ship => Path.Combine(_folder, $"{fleet}-{ship}")).ToArray();
        foreach (var folder in folders)
        {
            OwnerOnly.Create(folder);
            File.Copy(first, Path.Combine(folder, DatabaseStart.FileName));
        }

        var said = new List<string>();
        for (var life = 1; life <= Lives; life++)
        {
            said.AddRange(await LiveAsync(life, folders, 1 + (((3 * fleet) + life) % 4)));
            foreach (var folder in folders)
            {
                await AssertWholeAsync(folder, said);
            }
        }

        return Lives * folders.Length;
    }

    // The process dies once every writer has committed that often; what it said until then was committed.
    private static async Task<IReadOnlyList<string>> LiveAsync(int life, string[] folders, int commits)
    {
        using var process = OtherProcess.Start(OtherProcess.Writes, [$"{life}", .. folders]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = new List<string>();
        var counts = folders.ToDictionary(folder => folder, _ => 0, StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            counts[line[..line.IndexOf(' ', StringComparison.Ordinal)]]++;
            if (!process.HasExited && counts.Values.All(count => count >= commits))
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(patience.Token);
        Assert.All(counts.Values, count => Assert.True(count >= commits));
        return said;
    }

    private static async Task AssertWholeAsync(string folder, IReadOnlyList<string> said)
    {
        var file = Path.Combine(folder, DatabaseStart.FileName);
        Assert.Equal("ok", Trouble.Ask(file, "PRAGMA integrity_check"));
        Assert.Null(Trouble.Ask(file, "PRAGMA foreign_key_check"));
        await using var db = Open(folder);
        var orders = await db.Orders.ToDictionaryAsync(order => order.Id, StringComparer.Ordinal);
        var mine = said.Where(line => line.StartsWith($"{folder} ", StringComparison.Ordinal))
            .Select(line => line.Split(' '));
        foreach (var (word, name) in mine.Select(words => (words[1], words[2])))
        {
            Assert.True(orders.TryGetValue(name, out var order), $"{name} is lost");
            Assert.True(
                word == RestlessWriter.Intended || order.Status == OrderStatus.Closed,
                $"the end of {name} is lost"
            );
        }

        Assert.InRange(orders.Count(order => order.Value.Status != OrderStatus.Closed), 0, 1);
        await AssertAgreesAsync(db, [.. orders.Values.Where(order => order.Status == OrderStatus.Closed)]);
    }

    // What the end of an order changes: its fills, the purse, the position or the trade, and what is told.
    private static async Task AssertAgreesAsync(BotDb db, IReadOnlyList<OrderRow> ended)
    {
        var fills = await db.Fills.ToListAsync();
        Assert.Equal(
            ended.Select(order => (order.Id, 2)),
            fills.GroupBy(fill => fill.OrderId).Select(some => (some.Key, some.Count()))
        );
        decimal Funds(OrderSide side) => fills.Where(fill => fill.Side == side).Sum(fill => fill.Funds);
        Assert.Equal(Purse - Funds(OrderSide.Buy) + Funds(OrderSide.Sell), (await db.Purses.SingleAsync()).Cash);
        var sold = ended.Count(order => order.Side == OrderSide.Sell);
        Assert.Equal(ended.Count - (2 * sold), await db.Positions.CountAsync());
        Assert.Equal(sold, await db.Trades.CountAsync());
        Assert.Equal(ended.Count, await db.Outbox.CountAsync() + await db.Marks.CountAsync());
    }

    // Migrated once; every writer begins with a copy.
    private async Task<string> MadeAsync()
    {
        var folder = Path.Combine(_folder, "first");
        await DatabaseStart.PrepareAsync(Factory(folder), folder, TimeProvider.System, CancellationToken.None);
        await using var db = Open(folder);
        db.Accounts.Add(
            new AccountRow
            {
                Id = 1,
                Name = "main",
                Market = Ship.Market.Value,
                Mode = TradingMode.Live,
                Profile = "balanced",
                Strategy = "rsi-mean-reversion",
                State = TradingState.Running,
                StateReason = "kills",
                StateSince = Ship.Slot,
                CreatedAt = Ship.Slot,
            }
        );
        db.Purses.Add(new PurseRow { AccountId = 1, Cash = Purse });
        await db.SaveChangesAsync();
        var file = Path.Combine(folder, DatabaseStart.FileName);
        Trouble.Ask(file, "PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }

    private static BotDb Open(string folder) => Factory(folder).CreateDbContext();

    private static PooledDbContextFactory<BotDb> Factory(string folder) =>
        new(DatabaseStart.Options(Path.Combine(folder, DatabaseStart.FileName)));
}
