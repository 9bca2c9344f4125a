using Bot.Host.Storage;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Tests.Backups;

/// <summary>Databases as older versions of the program left them.</summary>
internal static class Aged
{
    public const string Newest = "SELECT max(MigrationId) FROM __EFMigrationsHistory";

    public static async Task<Store> StoreAsync(string schema)
    {
        var store = new Store();
        OwnerOnly.Create(store.Folder);
        await using var db = await store.Databases.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync(schema);
        return store;
    }
}
