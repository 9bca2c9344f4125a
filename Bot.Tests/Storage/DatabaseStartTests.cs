using System.Runtime.Versioning;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class DatabaseStartTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    [Fact]
    public async Task Given_nothing_when_it_starts_then_the_database_stands_and_nothing_is_copied()
    {
        using var store = new Store();

        var copy = await store.PrepareAsync();

        Assert.Null(copy);
        Assert.Empty(await store.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Single(Directory.GetFiles(store.Folder, "*.db"));
    }

    [Fact]
    public async Task Given_nothing_when_it_starts_then_folder_and_files_are_the_owners_alone()
    {
        using var store = await Store.OpenAsync();
        using var held = store.Hold();
        var files = Directory.GetFiles(store.Folder);

        Assert.Equal(OwnerFolder, File.GetUnixFileMode(store.Folder));
        Assert.Contains($"{store.File}-wal", files);
        Assert.Contains($"{store.File}-shm", files);
        Assert.All(files, file => Assert.Equal(OwnerFile, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Given_a_folder_open_to_all_when_it_starts_then_it_is_closed()
    {
        using var store = new Store();
        Directory.CreateDirectory(store.Folder, (UnixFileMode)0b111_101_101);

        await store.PrepareAsync();

        Assert.Equal(OwnerFolder, File.GetUnixFileMode(store.Folder));
    }

    [Fact]
    public async Task Given_a_folder_that_everybody_shares_when_it_starts_then_it_stays_as_it_is()
    {
        using var store = new Store();
        Directory.CreateDirectory(store.Folder);
        var shared = (UnixFileMode)0b111_101_101 | UnixFileMode.StickyBit;
        File.SetUnixFileMode(store.Folder, shared);

        await store.PrepareAsync();

        Assert.Equal(shared, File.GetUnixFileMode(store.Folder));
    }

    [Fact]
    public async Task Given_a_database_that_is_behind_when_it_starts_then_it_is_copied_first_and_brought_up_to_date()
    {
        using var store = await BehindAsync();

        var copy = await store.PrepareAsync();

        Assert.Empty(await store.ReadAsync(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal("old", await store.ScalarAsync("SELECT Holder FROM Leases"));
        Assert.Equal($"{store.File}.before-20240510-053000", copy);
        Assert.Equal(OwnerFile, File.GetUnixFileMode(copy!));
        Assert.Equal(["old", "ok", 0L], Old(copy!));
    }

    [Fact]
    public async Task Given_a_person_of_before_when_it_is_brought_up_to_date_then_they_are_told_as_a_new_one_is()
    {
        using var store = await BehindAsync();
        await using var behind = await store.Databases.CreateDbContextAsync();
        await behind.GetService<IMigrator>().MigrateAsync("NoTakeProfit");
        await behind.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Accounts (Id, Name, Market, Mode, Profile, Strategy, Advisor, State, StateReason, StateSince, CreatedAt)
            VALUES (1, 'main', 'KRW-ETH', 'Paper', 'balanced', 'rsi-mean-reversion', 'Off', 'Stopped', '', 0, 0);
            INSERT INTO People (Id, AccountId, Role, AddedAt) VALUES (7, 1, 'Owner', 0);
            """
        );

        await store.PrepareAsync();

        var person = await store.ReadAsync(db => db.People.SingleAsync());
        Assert.Equal((7, NotifyLevel.Normal, null), (person.Id, person.NotifyLevel, person.Name));
    }

    [Fact]
    public async Task Given_a_copy_of_the_same_second_when_another_is_made_then_both_remain()
    {
        using var store = await BehindAsync();
        var earlier = $"{store.File}.before-20240510-053000";
        await File.WriteAllTextAsync(earlier, "earlier");

        var copy = await store.PrepareAsync();

        Assert.Equal($"{earlier}-2", copy);
        Assert.Equal("earlier", await File.ReadAllTextAsync(earlier));
    }

    [Fact]
    public async Task Given_a_database_up_to_date_when_it_starts_again_then_nothing_is_copied()
    {
        using var store = await Store.OpenAsync();

        Assert.Null(await store.PrepareAsync());
    }

    [Fact]
    public async Task Given_a_database_of_a_newer_version_when_it_starts_then_it_is_refused_and_untouched()
    {
        using var store = await Store.OpenAsync();
        await store.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Wings', '99.0')")
        );

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(store.PrepareAsync);

        Assert.Contains("newer version (it knows 29990101000000_Wings)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_that_is_no_database_when_it_starts_then_it_is_refused_and_untouched()
    {
        using var store = new Store();
        Directory.CreateDirectory(store.Folder);
        var letter = string.Join('\n', Enumerable.Repeat("Dear diary, today I bought nothing at all.", 200));
        await File.WriteAllTextAsync(store.File, letter);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(store.PrepareAsync);

        Assert.Contains(store.File, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(letter, await File.ReadAllTextAsync(store.File));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", 1L)]
    [InlineData("synchronous", 2L)]
    [InlineData("busy_timeout", 250L)]
    public async Task Given_any_connection_when_it_is_asked_then_its_settings_are_in_force(string pragma, object value)
    {
        using var store = await Store.OpenAsync();

        Assert.Equal(value, await store.ScalarAsync($"PRAGMA {pragma}"));
        Assert.Equal(value, await store.ScalarAsync($"PRAGMA {pragma}"));
    }

    [Fact]
    public async Task Given_the_native_library_when_it_is_asked_then_its_version_is_the_one_that_connections_use()
    {
        using var store = await Store.OpenAsync();

        Assert.Equal(NativeSqlite.Version, await store.ScalarAsync("SELECT sqlite_version()"));
        Assert.True(Version.Parse(NativeSqlite.Version) >= new Version(3, 35, 5));
    }

    private static async Task<Store> BehindAsync()
    {
        var store = new Store();
        Directory.CreateDirectory(store.Folder);
        await using var db = await store.Databases.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("First");
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO Leases (Name, Holder, Fence, RenewedAt) VALUES ('trader', 'old', 1, 0)"
        );
        return store;
    }

    // Of a copy: its row, whether it is whole, and whether it has the columns of today.
    private static object?[] Old(string copy)
    {
        using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return
        [
            .. new[]
            {
                "SELECT Holder FROM Leases",
                "PRAGMA integrity_check",
                "SELECT count(*) FROM pragma_table_info('Leases') WHERE name = 'Host'",
            }.Select(Ask),
        ];

        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }
}
