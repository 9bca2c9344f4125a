using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Host.Storage;

/// <summary>Brings a database into being, and up to date after a copy of it was made.</summary>
public static class DatabaseStart
{
    /// <summary>The file's name within the data folder.</summary>
    public const string FileName = "chattrader.db";

    private const string Cure = "put the newest backup in its place and start again";

    /// <summary>Registers a pooled factory of contexts on the file of a folder.</summary>
    public static IServiceCollection AddBotDb(this IServiceCollection services, string folder) =>
        services.AddSingleton<IDbContextFactory<BotDb>>(provider => new PooledDbContextFactory<BotDb>(
            Options(Path.Combine(folder, FileName), [.. provider.GetServices<ISaveChangesInterceptor>()])
        ));

    /// <summary>
    /// Creates folder and file, for the owner only, and applies what migrations are missing. One process at a time: the
    /// lock of <see cref="Lease"/> sees to it.
    /// </summary>
    /// <returns>The copy that was made before, or null where nothing had to be changed.</returns>
    /// <exception cref="InvalidDataException">The file is no database of ours, is damaged, newer, or cannot be
    /// written.</exception>
    public static async Task<string?> PrepareAsync(
        IDbContextFactory<BotDb> databases,
        string folder,
        TimeProvider time,
        CancellationToken token
    )
    {
        OwnerOnly.Folder(folder);
        new PendingRestore(folder).Finish();
        var file = Path.Combine(folder, FileName);
        try
        {
            return await PrepareFileAsync(databases, file, time, token);
        }
        catch (SqliteException exception)
        {
            throw new InvalidDataException(
                $"the database {Path.GetFullPath(file)} cannot be used: {DatabaseFaults.Sentence(exception)}"
                    + (DatabaseFaults.Is(exception) ? "" : $"; {Cure}"),
                exception
            );
        }
    }

    /// <summary>Options of a context on a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="writes">Who looks at what is about to be written.</param>
    internal static DbContextOptions<BotDb> Options(string file, params ISaveChangesInterceptor[] writes)
    {
        NativeSqlite.Use();
        return new DbContextOptionsBuilder<BotDb>()
            .UseSqlite($"Data Source={file}")
            .AddInterceptors(new Pragmas(), new LostCommits())
            .AddInterceptors(writes.AsEnumerable())
            .Options;
    }

    private static async Task<string?> PrepareFileAsync(
        IDbContextFactory<BotDb> databases,
        string file,
        TimeProvider time,
        CancellationToken token
    )
    {
        bool isNew;
        await using (var created = OwnerOnly.Open(file, FileShare.ReadWrite))
        {
            isNew = created.Length == 0;
        }

        OwnerOnly.Close(file);
        await using var db = await databases.CreateDbContextAsync(token);
        await RefuseDamagedAsync(db, file, token);
        await RefuseNewerAsync(db, file, token);
        var isBehind = (await db.Database.GetPendingMigrationsAsync(token)).Any();
        var copy = isBehind && !isNew ? await CopyAsync(db, file, time, token) : null;
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", token);
        if (isBehind)
        {
            await db.Database.MigrateAsync(token);
        }

        await RefuseUnreadableAsync(db, file, token);

        return copy;
    }

    // Every page and every index is looked at: what is damaged is told before anything is decided on it.
    private static async Task RefuseDamagedAsync(BotDb db, string file, CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var found = await command.ExecuteScalarAsync(token) as string;
        await db.Database.CloseConnectionAsync();
        if (!string.Equals(found, "ok", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the database {Path.GetFullPath(file)} is damaged ({found}); {Cure}");
        }
    }

    private static async Task RefuseUnreadableAsync(BotDb db, string file, CancellationToken token)
    {
        if (await Readable.FaultAsync(db, token) is { } fault)
        {
            throw new InvalidDataException(
                $"the database {Path.GetFullPath(file)} is damaged: a value in it cannot be read ({fault}); {Cure}"
            );
        }
    }

    private static async Task RefuseNewerAsync(BotDb db, string file, CancellationToken token)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(token))
            .Except(db.Database.GetMigrations(), StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidDataException(
                $"the database {Path.GetFullPath(file)} was written by a newer version "
                    + $"(it knows {unknown[^1]}); start that version"
            );
        }
    }

    // The copy is whole in one file: what still lies in the write-ahead log is in it.
    private static async Task<string> CopyAsync(BotDb db, string file, TimeProvider time, CancellationToken token)
    {
        var name =
            $"{file}.before-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var (copy, count) = (name, 1);
        while (File.Exists(copy))
        {
            count++;
            copy = $"{name}-{count}";
        }

        await OwnerOnly.Open(copy, FileShare.ReadWrite).DisposeAsync();
        await db.Database.ExecuteSqlInterpolatedAsync($"VACUUM INTO {copy}", token);
        return copy;
    }
}

/// <summary>Lets the migrations tool make a context.</summary>
internal sealed class BotDbDesign : IDesignTimeDbContextFactory<BotDb>
{
    public BotDb CreateDbContext(string[] args) => new(DatabaseStart.Options("design.db"));
}
