namespace Bot.Tests.Service;

/// <summary>The install script below another root, with a program that only tells its version.</summary>
public sealed class InstallTests : IDisposable
{
    private static readonly string Script = Path.Combine(SharedData.Root, "deploy", "systemd", "install.sh");

    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-install-").FullName;

    private string Root => Path.Combine(_folder, "root");

    private string Settings => Path.Combine(Root, "etc/chattrader/appsettings.json");

    private string Program => Path.Combine(Root, "opt/chattrader/chattrader");

    private string Command => Path.Combine(Root, "usr/local/bin/chattrader");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact("bash")]
    public async Task Given_an_empty_root_When_it_is_installed_Then_everything_lies_there_and_only_for_its_owner()
    {
        await InstallAsync("1");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, Mode(Settings));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            Mode(Path.Combine(Root, "etc/chattrader/credentials/telegram-bot-token"))
        );
        foreach (var closed in (string[])["etc/chattrader/credentials", "var/lib/chattrader", "var/log/chattrader"])
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                Mode(Path.Combine(Root, closed))
            );
        }

        foreach (var unit in (string[])["chattrader.service", "chattrader-watch.service", "chattrader-watch.timer"])
        {
            Assert.True(File.Exists(Path.Combine(Root, "etc/systemd/system", unit)), unit);
        }

        Assert.True(Mode(Command).HasFlag(UnixFileMode.OtherExecute));
    }

    [ProgramFact("bash")]
    public async Task Given_an_installed_one_When_another_version_comes_Then_configuration_secrets_and_data_stay()
    {
        await InstallAsync("1");
        var token = Path.Combine(Root, "etc/chattrader/credentials/telegram-bot-token");
        var journal = Path.Combine(Root, "var/lib/chattrader/journal");
        await File.WriteAllTextAsync(Settings, "mine");
        await File.WriteAllTextAsync(token, "secret");
        await File.WriteAllTextAsync(journal, "data");

        await InstallAsync("2");
        Assert.Contains("echo 2", await File.ReadAllTextAsync(Program), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Root, "opt/chattrader.old")));

        var (code, said) = await Shell.RunAsync("bash", Script, "--prefix", Root, "--uninstall");
        Assert.True(code == 0, said);
        Assert.Contains("Kept:", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Program)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Root, "etc/systemd/system")));
        Assert.False(File.Exists(Command));
        Assert.Equal("mine", await File.ReadAllTextAsync(Settings));
        Assert.Equal("secret", await File.ReadAllTextAsync(token));
        Assert.Equal("data", await File.ReadAllTextAsync(journal));
    }

    [ProgramFact("bash")]
    public async Task Given_a_build_that_does_not_start_When_it_is_installed_Then_it_is_refused_and_the_old_one_stays()
    {
        await InstallAsync("1");
        var broken = await BuildAsync("exit 1");

        var (code, said) = await Shell.RunAsync("bash", Script, "--prefix", Root, broken);

        Assert.Equal(1, code);
        Assert.Contains("does not start on this machine", said, StringComparison.Ordinal);
        Assert.Contains("echo 1", await File.ReadAllTextAsync(Program), StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public async Task Given_another_command_of_that_name_When_it_is_installed_and_uninstalled_Then_it_stays()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Command)!);
        await File.WriteAllTextAsync(Command, "somebody's");

        await InstallAsync("1");
        await Shell.RunAsync("bash", Script, "--prefix", Root, "--uninstall");

        Assert.Equal("somebody's", await File.ReadAllTextAsync(Command));
    }

    [ProgramTheory("bash")]
    [InlineData("--nonsense", "is unknown")]
    [InlineData("--prefix", "needs a folder")]
    public async Task Given_wrong_words_When_it_is_called_Then_it_says_which(string word, string sentence)
    {
        var (code, said) = await Shell.RunAsync("bash", Script, word);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    private async Task InstallAsync(string version)
    {
        var (code, said) = await Shell.RunAsync("bash", Script, "--prefix", Root, await BuildAsync($"echo {version}"));
        Assert.True(code == 0, said);
    }

    private async Task<string> BuildAsync(string body)
    {
        var build = Directory.CreateDirectory(Path.Combine(_folder, "build")).FullName;
        await File.WriteAllTextAsync(Path.Combine(build, "chattrader"), $"#!/bin/sh\n{body}\n");
        return build;
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
