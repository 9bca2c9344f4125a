using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Host.Storage;

/// <summary>Brings a database into being, and up to date after a copy of it was made.</summary>
public static class DatabaseStart
{
    /// <summary>The file's name within the data folder.</summary>
    public const string FileName = "chattrader.db";

    /// <summary>Registers a factory of contexts on a file.</summary>
    public static IServiceCollection AddBotDb(this IServiceCollection services, string folder) =>
        services.AddSingleton<IDbContextFactory<BotDb>>(
            new PooledDbContextFactory<BotDb>(Options(Path.Combine(folder, FileName))));

    /// <summary>Creates folder and file, for the owner only, and applies what migrations are missing.</summary>
    /// <returns>The copy that was made before, or null where nothing had to be changed.</returns>
    public static async Task<string?> PrepareAsync(
        IDbContextFactory<BotDb> databases, string folder, TimeProvider time, CancellationToken token)
    {
        CreateFolder(folder);
        var file = Path.Combine(folder, FileName);
        var existed = File.Exists(file);
        await using var db = await databases.CreateDbContextAsync(token);
        var missing = (await db.Database.GetPendingMigrationsAsync(token)).ToList();
        string? copy = null;
        if (existed && missing.Count > 0)
        {
            copy = $"{file}.before-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
            await db.Database.ExecuteSqlInterpolatedAsync($"VACUUM INTO {copy}", token);
            OwnerOnly(copy);
        }

        await db.Database.MigrateAsync(token);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", token);
        OwnerOnly(file);
        return copy;
    }

    /// <summary>Options of a context on a file.</summary>
    internal static DbContextOptions<BotDb> Options(string file)
    {
        NativeSqlite.Use();
        return new DbContextOptionsBuilder<BotDb>().UseSqlite($"Data Source={file}").AddInterceptors(new Pragmas()).Options;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void OwnerOnly(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}

/// <summary>Lets the migrations tool make a context.</summary>
internal sealed class BotDbDesign : IDesignTimeDbContextFactory<BotDb>
{
    public BotDb CreateDbContext(string[] args) => new(DatabaseStart.Options("design.db"));
}
