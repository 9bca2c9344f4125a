using System.Diagnostics;
using Bot.Host.Backups;
using Bot.Host.Commands;
using Bot.Host.Storage;
using Bot.Tests.Backups;

namespace Bot.Tests.Storage;

public sealed class FolderOwnerTests
{
    [Theory]
    [InlineData(0u, 0u, null)]
    [InlineData(4_000_001u, 4_000_001u, null)]
    [InlineData(4_000_001u, 0u, "belongs to user 4000001, and you are root")]
    [InlineData(0u, 4_000_001u, "run it as root")]
    public void Given_an_owner_When_somebody_would_write_Then_only_the_owner_may(uint owner, uint user, string? why)
    {
        var refusal = FolderOwner.Refusal("/data", owner, user);

        Assert.Equal(why is null, refusal is null);
        Assert.Contains(why ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_of_ours_When_it_is_looked_at_Then_it_is_and_the_root_is_roots()
    {
        using var vault = await Vault.OpenAsync();

        Assert.Null(FolderOwner.Refusal(vault.Store.Folder));
        Assert.Equal(0u, FolderOwner.Find("/"));
        Assert.Null(FolderOwner.Find(Path.Combine(vault.Store.Folder, "none")));
    }

    [Fact]
    public async Task Given_a_folder_of_somebody_else_When_a_command_would_write_Then_it_is_refused_before_it_does()
    {
        using var vault = await Vault.OpenAsync();
        var place = vault.Place with { Data = Foreign(vault.Store.Folder) };
        await using var errors = new StringWriter();
        var command = new BackupCommand(place, isJson: false, TextWriter.Null, errors);

        var codes = (
            await command.NowAsync(BackupKind.Full, null, Vault.None),
            await command.RestoreAsync(null, Vault.None),
            await new AccountCommand(place, null, isJson: false, TextWriter.Null, errors).ImportAsync(
                "none",
                null,
                Vault.None
            )
        );

        Assert.Equal((1, 1, 1), codes);
        Assert.Equal(3, errors.ToString().Split("belongs to").Length - 1);
        Assert.False(Directory.Exists(vault.Place.Folder));
    }

    [Fact]
    public async Task Given_a_file_that_is_not_there_for_us_When_it_is_imported_Then_user_and_folder_are_named()
    {
        using var vault = await Vault.OpenAsync();
        await using var errors = new StringWriter();
        var command = new AccountCommand(vault.Place, null, isJson: false, TextWriter.Null, errors);

        Assert.Equal(1, await command.ImportAsync("/none/me.ct", null, Vault.None));

        Assert.Contains(
            $"/none/me.ct, or none that {Environment.UserName} may use",
            errors.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(Path.GetDirectoryName(vault.Place.Data)!, errors.ToString(), StringComparison.Ordinal);
    }

    // Who is root may give a folder away; whoever is not finds one that is not theirs.
    private static string Foreign(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return "/usr";
        }

        using var given = Process.Start("chown", ["4000001", folder]);
        given.WaitForExit();
        return folder;
    }
}
