using System.Diagnostics;
using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>Database, its library, and the disk it lies on.</summary>
public sealed class StorageHealth(IDbContextFactory<BotDb> databases) : IHealthProbe
{
    private const double Megabyte = 1 << 20;
    private const double RoomWell = 1024;
    private const double RoomWeak = 100;
    internal static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(250);
    internal static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        await using var db = await databases.CreateDbContextAsync(token);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        return [await DatabaseAsync(file, texts, token), Disk(file, texts), Library(texts)];
    }

    /// <summary>How long it takes to become the one who may write, without writing anything.</summary>
    internal async Task<(TimeSpan Took, string? Why)> LockAsync(CancellationToken token)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await using var db = await databases.CreateDbContextAsync(token);
            await db.Database.OpenConnectionAsync(token);
            await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE; ROLLBACK;", token);
            return (Stopwatch.GetElapsedTime(began), null);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return (Stopwatch.GetElapsedTime(began), DatabaseFaults.Sentence(failure));
        }
    }

    private async Task<HealthCheck> DatabaseAsync(string file, ITexts texts, CancellationToken token)
    {
        var (took, why) = await LockAsync(token);
        if (why is not null)
        {
            return new HealthCheck(HealthMark.Ill, $"{texts.Health.Database}: {texts.Tell(why, 200)}");
        }

        var size = File.Exists(file) ? $" · {Figure.Number(new FileInfo(file).Length / Megabyte, "")} MB" : "";
        return new HealthCheck(
            HealthCheck.Below(took, Quick, Slow), $"{texts.Health.Database}: {texts.Health.Took(took)}{size}");
    }

    private static HealthCheck Disk(string file, ITexts texts)
    {
        var label = texts.Health.FreeDisk;
        try
        {
            var free = new DriveInfo(Path.GetFullPath(file)).AvailableFreeSpace / Megabyte;
            return new HealthCheck(
                HealthCheck.Below(-free, -RoomWell, -RoomWeak), $"{label}: {Figure.Number(free, "")} MB");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new HealthCheck(HealthMark.Weak, $"{label}: {Html.Excerpt(failure.Message, 200)}");
        }
    }

    // The one that comes along is older than what a distribution keeps patched.
    private static HealthCheck Library(ITexts texts) => new(
        NativeSqlite.IsSystems ? HealthMark.Well : HealthMark.Weak,
        $"SQLite {Html.Escape(NativeSqlite.Version)}: "
        + (NativeSqlite.IsSystems ? texts.Health.SystemsSqlite : texts.Health.BundledSqlite));
}
