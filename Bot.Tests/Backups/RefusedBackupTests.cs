using Bot.Host.Backups;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Backups;

/// <summary>What must not be restored, each refused with a sentence that says why.</summary>
public sealed class RefusedBackupTests
{
    [Fact]
    public async Task Given_backups_When_any_byte_of_any_file_is_another_Then_they_are_refused()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        await vault.CycleAsync(2, 4);
        var part = vault.Made(BackupKind.Incremental);
        Assert.Null(vault.Refusal(part.Name));
        var files = new[] { full, part }.SelectMany(one => new DirectoryInfo(vault.FolderOf(one)).GetFiles()).ToArray();
        var flips =
            from file in Gen.Elements(files)
            from at in Gen.Choose(0, (int)file.Length - 1)
            from bits in Gen.Choose(1, 255)
            select (file.FullName, At: at, Bits: (byte)bits);

        Prop.ForAll(
                flips.ToArbitrary(),
                flip =>
                {
                    var whole = File.ReadAllBytes(flip.FullName);
                    var broken = (byte[])whole.Clone();
                    broken[flip.At] ^= flip.Bits;
                    File.WriteAllBytes(flip.FullName, broken);
                    var refusal = vault.Refusal(part.Name);
                    File.WriteAllBytes(flip.FullName, whole);
                    return refusal?.Contains("is refused", StringComparison.Ordinal) == true;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(BackupReader.DatabaseName, "database.gz is missing")]
    [InlineData(BackupManifest.FileName, "manifest.json is missing")]
    [InlineData(BackupReader.SumsName, "SHA256SUMS is missing")]
    public async Task Given_a_backup_When_a_part_of_it_is_missing_Then_the_refusal_names_it(string file, string why)
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        File.Delete(Path.Combine(vault.FolderOf(full), file));

        Assert.EndsWith($"is refused: {why}", vault.Refusal(full.Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_incremental_backup_When_its_full_one_is_gone_Then_it_is_refused()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        var part = vault.Made(BackupKind.Incremental);
        Directory.Delete(vault.FolderOf(full), recursive: true);

        Assert.Contains("there is no folder of that name", vault.Refusal(part.Name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../chattrader.db")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("C:\\x")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task Given_a_manifest_that_names_a_file_elsewhere_When_it_is_sealed_well_Then_it_is_refused(
        string path
    )
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        vault.Forge(full with { Parts = [full.Parts[0] with { Path = path }] });

        Assert.Contains("names a file outside its folder", vault.Refusal(full.Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_part_that_is_a_link_When_it_leads_to_the_same_bytes_Then_it_is_refused()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        var part = Path.Combine(vault.FolderOf(full), BackupReader.DatabaseName);
        File.Move(part, Path.Combine(vault.Store.Folder, "elsewhere"));
        File.CreateSymbolicLink(part, Path.Combine(vault.Store.Folder, "elsewhere"));

        Assert.Contains("is a link to another file", vault.Refusal(full.Name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    [InlineData("/tmp")]
    [InlineData("20261121T170000Z-full/..")]
    [InlineData("notes")]
    public async Task Given_a_name_that_leads_elsewhere_When_it_is_restored_Then_it_is_refused(string name)
    {
        using var vault = await Vault.OpenAsync();

        Assert.Contains("that is not the name of a backup", vault.Refusal(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_manifest_of_a_newer_schema_When_it_is_sealed_well_Then_it_is_refused()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        vault.Forge(full with { Database = full.Database! with { Schema = "20991231000000_Later" } });

        Assert.Contains(
            "written by a newer version (it knows 20991231000000_Later)",
            vault.Refusal(full.Name),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_a_backup_of_a_newer_program_When_an_older_one_opens_it_Then_it_is_refused()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        var older = new BackupReader(vault.Place.Folder, [.. vault.Place.Schemas.SkipLast(1)]);

        var refusal = Assert.Throws<InvalidDataException>(() => older.Open(full.Name, Vault.None));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Lies =>
        new()
        {
            { "rows", "Cycles has 2 rows, not 3" },
            { "form", "its form is 2, this program reads 1" },
            { "name", "its manifest is that of" },
            { "hash", "is not the database that was backed up" },
            { "size", "there is more in it than" },
            { "cycle", "its last cycle is 2, not 9" },
        };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Given_a_manifest_that_lies_When_it_is_sealed_well_Then_it_is_refused(string lie, string why)
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        var folder = vault.FolderOf(full);
        var database = full.Database!;
        var forged = lie switch
        {
            "rows" => full with { Database = database with { Rows = More(database.Rows) } },
            "form" => full with { Format = 2 },
            "name" => full with { Name = "20200101T000000Z-full" },
            "hash" => full with { Database = database with { Sha256 = new string('0', 64) } },
            "size" => full with { Database = database with { Bytes = 4_096 } },
            _ => full with { Database = database with { LastCycle = database.LastCycle! with { Id = 9 } } },
        };
        Directory.CreateDirectory(vault.FolderOf(forged));
        vault.Forge(forged);
        if (lie == "name")
        {
            File.Copy(
                Path.Combine(vault.FolderOf(forged), "manifest.json"),
                Path.Combine(folder, "manifest.json"),
                true
            );
            File.Copy(Path.Combine(vault.FolderOf(forged), "SHA256SUMS"), Path.Combine(folder, "SHA256SUMS"), true);
        }

        Assert.Contains(why, vault.Refusal(full.Name), StringComparison.Ordinal);
    }

    private static SortedDictionary<string, long> More(IReadOnlyDictionary<string, long> rows) =>
        new(rows.ToDictionary(), StringComparer.Ordinal) { ["Cycles"] = rows["Cycles"] + 1 };
}
