namespace Bot.Tests.Service;

/// <summary>The install script of a build where an older one is installed and runs, before a systemd that only notes.</summary>
public sealed class UpgradeTests : IDisposable
{
    private const string Asked = "runs_systemd() { [ -z \"$prefix\" ] && [ -d /run/systemd/system ]; }";

    private static readonly string Scripts = Path.Combine(SharedData.Root, "deploy", "systemd");

    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-upgrade-").FullName;

    private string Program => Path.Combine(_folder, "root/opt/chattrader/chattrader");

    private string Noted => Path.Combine(_folder, "noted");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact("bash")]
    public async Task Given_a_running_service_When_another_version_comes_Then_the_old_one_ends_before_its_files_go()
    {
        await InstallAsync("1");

        var (code, said) = await InstallAsync("2");

        Assert.True(code == 0, said);
        Assert.Equal(["stop 1", "start 2"], Turns());
        Assert.False(Directory.Exists(Path.Combine(_folder, "root/opt/chattrader.old")));
    }

    [ProgramFact("bash")]
    public async Task Given_a_version_that_does_not_come_up_When_it_is_installed_Then_program_and_units_are_taken_back()
    {
        await InstallAsync("1");

        var (code, said) = await InstallAsync("2", comesUp: false);

        Assert.Equal(1, code);
        Assert.Contains("version 2 did not come up", said, StringComparison.Ordinal);
        Assert.Contains("the version before runs again", said, StringComparison.Ordinal);
        Assert.Equal(["stop 1", "start 2", "stop 2", "start 1"], Turns());
        Assert.Contains("echo 1", await File.ReadAllTextAsync(Program), StringComparison.Ordinal);
        var unit = Path.Combine(_folder, "root/etc/systemd/system/chattrader.service");
        Assert.StartsWith("# 1\n", await File.ReadAllTextAsync(unit), StringComparison.Ordinal);
    }

    [ProgramFact("bash")]
    public async Task Given_an_installed_one_When_another_version_comes_Then_what_was_switched_off_stays_off()
    {
        await InstallAsync("1");
        Assert.Equal(3, Lines().Count(line => line.StartsWith("enable", StringComparison.Ordinal)));

        File.Delete(Noted);
        await InstallAsync("2");

        Assert.DoesNotContain(Lines(), line => line.StartsWith("enable", StringComparison.Ordinal));
    }

    private string[] Lines() => File.ReadAllLines(Noted);

    private IEnumerable<string> Turns() =>
        Lines()
            .Where(line =>
                line.StartsWith("stop", StringComparison.Ordinal) || line.StartsWith("start", StringComparison.Ordinal)
            );

    // From the first one on the service runs.
    private async Task<(int Code, string Said)> InstallAsync(string version, bool comesUp = true)
    {
        var build = Directory.CreateDirectory(Path.Combine(_folder, version, "deploy/systemd")).FullName;
        foreach (var file in Directory.EnumerateFiles(Scripts))
        {
            var text = await File.ReadAllTextAsync(file);
            var copied = Path.GetExtension(file) == ".sh" ? text : $"# {version}\n{text}";
            await File.WriteAllTextAsync(
                Path.Combine(build, Path.GetFileName(file)),
                copied.Replace(Asked, "runs_systemd() { true; }", StringComparison.Ordinal)
            );
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, version, "appsettings.sample.json"), "{}");
        var run = comesUp ? "exit 0" : "exit 1";
        await WriteProgramAsync(
            Path.Combine(_folder, version, "chattrader"),
            $"""case "$1" in run) {run} ;; *) echo {version} ;; esac"""
        );
        await WriteProgramAsync(
            Path.Combine(_folder, "bin/systemctl"),
            $"""
            echo "$1 $({Program} --version)" >>{Noted}
            case "$1" in
            --version) echo "systemd 252 (252)" ;;
            is-active) if [ -x {Program} ]; then echo active; fi ;;
            start) {Program} run ;;
            esac
            """
        );
        return await Shell.RunAsync(
            "env",
            $"PATH={Path.Combine(_folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            "bash",
            Path.Combine(build, "install.sh"),
            "--prefix",
            Path.Combine(_folder, "root")
        );
    }

    private static async Task WriteProgramAsync(string path, string body)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
