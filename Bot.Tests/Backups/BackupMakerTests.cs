using System.Security.Cryptography;
using Bot.Host;
using Bot.Host.Backups;
using Bot.Host.Storage;

namespace Bot.Tests.Backups;

public sealed class BackupMakerTests
{
    [Fact]
    public async Task Given_a_database_in_use_When_a_full_backup_is_made_Then_it_says_what_it_holds_and_restores()
    {
        using var vault = await Vault.OpenAsync(cycles: 3);

        var manifest = vault.Made(BackupKind.Full);

        var database = manifest.Database!;
        Assert.Equal((StartUp.Version, 1L), (manifest.Program, database.Accounts));
        Assert.Equal((3L, 3L), (database.Rows["Cycles"], database.LastCycle?.Id));
        Assert.Equal(vault.Place.Schemas[^1], database.Schema);
        Assert.Null(vault.Refusal(manifest.Name));
        Assert.Equal(manifest.Name, vault.Book.Read().Newest?.Name.ToString());
    }

    [Fact]
    public async Task Given_a_full_backup_When_little_was_written_since_Then_the_incremental_one_is_small_and_restores()
    {
        using var vault = await Vault.OpenAsync(cycles: 2_000);
        var full = vault.Made(BackupKind.Full);
        await vault.CycleAsync(2_000, 2_003);

        var part = vault.Made(BackupKind.Incremental);

        Assert.Equal(full.Name, part.Database?.Basis?.Name);
        Assert.Equal(2_003L, part.Database?.Rows["Cycles"]);
        Assert.InRange(part.Parts[0].Bytes, 1, full.Parts[0].Bytes / 3);
        Assert.Null(vault.Refusal(part.Name));
    }

    [Fact]
    public async Task Given_a_database_that_shrank_When_an_incremental_backup_is_made_Then_it_restores()
    {
        using var vault = await Vault.OpenAsync(cycles: 2_000);
        vault.Made(BackupKind.Full);
        await vault.Store.ScalarAsync("DELETE FROM Cycles WHERE Id > 10; VACUUM;");

        var part = vault.Made(BackupKind.Incremental);

        Assert.Null(vault.Refusal(part.Name));
        Assert.Equal(10L, part.Database?.LastCycle?.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_no_full_backup_that_is_whole_When_an_incremental_one_is_due_Then_a_full_one_is_made(
        bool hasOne
    )
    {
        using var vault = await Vault.OpenAsync();
        if (hasOne)
        {
            File.Delete(Path.Combine(vault.FolderOf(vault.Made(BackupKind.Full)), BackupReader.DatabaseName));
        }

        var made = vault.Made(BackupKind.Incremental);

        Assert.EndsWith("-full", made.Name, StringComparison.Ordinal);
        Assert.Null(vault.Refusal(made.Name));
    }

    [Fact]
    public async Task Given_a_backup_When_its_files_are_looked_at_Then_they_are_for_the_owner_only_and_sum_up()
    {
        using var vault = await Vault.OpenAsync();

        var folder = new DirectoryInfo(vault.FolderOf(vault.Made(BackupKind.Full)));

        Assert.Equal((UnixFileMode)0b111_000_000, folder.UnixFileMode);
        Assert.All(folder.GetFiles(), file => Assert.Equal((UnixFileMode)0b110_000_000, file.UnixFileMode));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, BackupReader.SumsName));
        Assert.All(
            lines.Select(line => line.Split("  ")),
            line =>
                Assert.Equal(
                    line[0],
                    Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.FullName, line[1]))))
                )
        );
        Assert.Equal(folder.GetFiles().Length - 1, lines.Length);
    }

    [Fact]
    public async Task Given_what_a_killed_attempt_left_When_the_next_one_is_made_Then_it_is_gone()
    {
        using var vault = await Vault.OpenAsync();
        var left = Directory.CreateDirectory(Path.Combine(vault.Place.Folder, ".new-20200101T000000Z-full"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "copy.db"), "half");

        vault.Made(BackupKind.Full);

        Assert.False(left.Exists && Directory.Exists(left.FullName));
    }

    [Fact]
    public async Task Given_no_room_on_the_disk_When_one_is_made_Then_none_is_and_the_reason_stands()
    {
        using var vault = await Vault.OpenAsync();
        var tight = vault.Place with { RoomLeast = long.MaxValue / 2 };

        var outcome = new BackupMaker(tight, vault.Book, vault.Clock).Make(BackupKind.Full, Vault.None);

        Assert.Contains("a backup needs", Assert.IsType<BackupOutcome.Failed>(outcome).Why, StringComparison.Ordinal);
        Assert.Equal(BackupKind.Full, vault.Book.Read().Failing?.Kind);
        Assert.Empty(vault.Book.All());
    }

    [Fact]
    public async Task Given_somebody_who_makes_one_When_another_is_asked_for_Then_it_waits_and_gives_up()
    {
        using var vault = await Vault.OpenAsync();
        OwnerOnly.Create(vault.Place.Folder);
        await using var other = OwnerOnly.Open(Path.Combine(vault.Place.Folder, ".lock"), FileShare.None);
        var maker = new BackupMaker(vault.Place, vault.Book, vault.Clock) { Patience = TimeSpan.Zero };

        Assert.IsType<BackupOutcome.Failed>(maker.Make(BackupKind.Full, Vault.None));
    }

    [Fact]
    public async Task Given_no_database_When_one_is_made_Then_the_reason_names_the_file()
    {
        using var vault = await Vault.OpenAsync();
        var elsewhere = vault.Place with { Data = Path.Combine(vault.Store.Folder, "none") };

        var outcome = new BackupMaker(elsewhere, vault.Book, vault.Clock).Make(BackupKind.Full, Vault.None);

        Assert.StartsWith(
            "there is no database",
            Assert.IsType<BackupOutcome.Failed>(outcome).Why,
            StringComparison.Ordinal
        );
    }
}
