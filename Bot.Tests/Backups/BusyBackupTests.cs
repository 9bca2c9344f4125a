using System.Globalization;
using System.Security.Cryptography;
using Bot.Host.Backups;
using Bot.Tests.Storage;
using Xunit.Abstractions;

namespace Bot.Tests.Backups;

/// <summary>Backups of a database that is written to all the time.</summary>
public sealed class BusyBackupTests(ITestOutputHelper told)
{
    private const int Usual = 12;

    [Fact]
    public async Task Given_a_writer_that_never_rests_When_backups_are_made_at_random_moments_Then_every_one_restores()
    {
        using var vault = await Vault.OpenAsync(cycles: 300);
        var most = int.TryParse(Environment.GetEnvironmentVariable("CHATTRADER_BACKUPS"), out var count)
            ? count
            : Usual;
        var wrote = new Counter();
        using var end = new CancellationTokenSource();
        var writer = Task.Run(() => WriteAsync(vault.Store, wrote, end.Token));
        for (var made = 0; made < most; made++)
        {
            var until = wrote.Value + RandomNumberGenerator.GetInt32(1, 8);
            Assert.True(SpinWait.SpinUntil(() => wrote.Value >= until || writer.IsCompleted, TimeSpan.FromMinutes(1)));
            var manifest = vault.Made(made % 4 == 0 ? BackupKind.Full : BackupKind.Incremental);
            Assert.Null(vault.Refusal(manifest.Name));
            Assert.InRange(manifest.Database!.Rows["Cycles"], 300, 303 + (wrote.Value * 3));
        }

        await end.CancelAsync();
        await writer;
        told.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{most} backups, {wrote.Value} transactions meanwhile, the longest took {wrote.Longest.TotalMilliseconds:0} ms"
            )
        );
        Assert.Equal(most, vault.Book.All().Count);
    }

    // Three rows that belong together, in one transaction; some are taken away again, so that pages change and move.
    private static async Task WriteAsync(Store store, Counter wrote, CancellationToken token)
    {
        var next = 300;
        while (!token.IsCancellationRequested)
        {
            var hour = next;
            next += 3;
            var begun = TimeProvider.System.GetTimestamp();
            await store.WriteAsync(db =>
                db.Cycles.AddRange(Enumerable.Range(hour, 3).Select(one => Store.Cycle(hour: one)))
            );
            if (hour % 5 == 0)
            {
                await store.ScalarAsync(
                    "DELETE FROM Cycles WHERE Id IN (SELECT Id FROM Cycles WHERE Id > 300 LIMIT 1)"
                );
            }

            wrote.Add(TimeProvider.System.GetElapsedTime(begun));
        }
    }

    private sealed class Counter
    {
        private long _value;

        public long Value => Interlocked.Read(ref _value);

        public TimeSpan Longest { get; private set; }

        public void Add(TimeSpan took)
        {
            Longest = took > Longest ? took : Longest;
            Interlocked.Increment(ref _value);
        }
    }
}
