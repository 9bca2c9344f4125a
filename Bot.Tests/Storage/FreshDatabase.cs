using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Storage;

/// <summary>
/// An empty database as the program makes it, made once and copied: to make one anew takes longer than most tests.
/// </summary>
internal static class FreshDatabase
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Puts one into a folder that has none; the program still looks at it as at any other.</summary>
    public static async Task PutAsync(string folder)
    {
        OwnerOnly.Folder(folder);
        await using var file = OwnerOnly.Open(Path.Combine(folder, DatabaseStart.FileName), FileShare.None);
        await file.WriteAsync(await Made.Value);
    }

    private static async Task<byte[]> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("fresh").FullName;
        var file = Path.Combine(folder, DatabaseStart.FileName);
        // The last connection that goes puts the log into the file, and none stays in a pool.
        var databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options($"{file};Pooling=False"));
        await DatabaseStart.PrepareAsync(databases, folder, TimeProvider.System, CancellationToken.None);

        var made = await File.ReadAllBytesAsync(file);
        Assert.False(File.Exists($"{file}-wal"));
        Directory.Delete(folder, recursive: true);
        return made;
    }
}
