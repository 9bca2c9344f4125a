namespace Bot.Tests.Service;

/// <summary>The units as systemd itself judges them, and what the container files name.</summary>
public sealed class DeployTests
{
    private static readonly string Deploy = Path.Combine(SharedData.Root, "deploy");

    public static TheoryData<string> Services =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Deploy, "systemd"), "*.service")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    [ProgramTheory("systemd-analyze")]
    [MemberData(nameof(Services))]
    public async Task Given_a_service_When_its_exposure_is_measured_Then_it_is_at_most_one_and_a_half(string unit)
    {
        var (code, said) = await Shell.RunAsync(
            "systemd-analyze",
            "security",
            "--offline=true",
            "--threshold=15",
            Path.Combine(Deploy, "systemd", unit)
        );

        Assert.True(code == 0, said);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Given_a_service_When_its_calls_are_filtered_Then_the_one_without_which_no_runtime_starts_is_left(
        string unit
    )
    {
        var filters = File.ReadLines(Path.Combine(Deploy, "systemd", unit))
            .Where(line => line.StartsWith("SystemCallFilter=", StringComparison.Ordinal))
            .ToList();

        Assert.Equal("SystemCallFilter=sched_setaffinity", filters[^1]);
    }

    [ProgramFact("systemd-analyze")]
    public async Task Given_all_units_When_they_are_verified_Then_there_is_nothing_to_say()
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-units-").FullName;
        var program = Path.Combine(folder, "chattrader");
        await File.WriteAllTextAsync(program, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        foreach (var unit in Directory.EnumerateFiles(Path.Combine(Deploy, "systemd")).Where(IsUnit))
        {
            var text = await File.ReadAllTextAsync(unit);
            await File.WriteAllTextAsync(
                Path.Combine(folder, Path.GetFileName(unit)),
                text.Replace("/opt/chattrader/chattrader", program, StringComparison.Ordinal)
                    .Replace("file:/opt/chattrader/README.md", "man:systemd(1)", StringComparison.Ordinal)
            );
        }

        var (code, said) = await Shell.RunAsync(
            "systemd-analyze",
            ["verify", "--man=no", .. Directory.EnumerateFiles(folder).Where(IsUnit)]
        );

        Directory.Delete(folder, recursive: true);
        Assert.True(code == 0 && said.Length == 0, said);
    }

    // An analyzer asks for the documentation of the code, and fails the build where a profile switches it off.
    [ProgramFact("dotnet")]
    public async Task Given_the_publish_profile_When_it_is_evaluated_Then_no_analyzer_keeps_a_publish_from_its_end()
    {
        var (code, said) = await Shell.RunAsync(
            "dotnet",
            "msbuild",
            Path.Combine(SharedData.Root, "Bot.Host"),
            "-p:PublishProfile=linux-x64",
            "-nodeReuse:false",
            "-getProperty:RunAnalyzers",
            "-getProperty:GenerateDocumentationFile"
        );

        Assert.True(code == 0, said);
        Assert.Contains("\"RunAnalyzers\": \"false\"", said, StringComparison.Ordinal);
        Assert.Contains("\"GenerateDocumentationFile\": \"true\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_compose_file_When_its_mounts_are_read_Then_what_it_mounts_is_there()
    {
        var folder = Path.Combine(Deploy, "compose");
        var mounted = File.ReadLines(Path.Combine(folder, "compose.yml"))
            .Select(line => line.Trim())
            .Where(line =>
                line.StartsWith("- ./", StringComparison.Ordinal) || line.StartsWith("- ../", StringComparison.Ordinal)
            )
            .Select(line => line[2..].Split(':')[0])
            .ToList();

        Assert.Equal(4, mounted.Count);
        Assert.All(mounted, path => Assert.True(Path.Exists(Path.GetFullPath(path, folder)), path));
    }

    [Fact]
    public void Given_the_compose_file_When_its_parts_are_read_Then_each_finds_the_other_by_name_and_by_the_token()
    {
        var folder = Path.Combine(Deploy, "compose");
        var compose = File.ReadAllText(Path.Combine(folder, "compose.yml"));
        var scrape = File.ReadAllText(Path.Combine(folder, "prometheus.yml"));
        var source = Path.Combine(folder, "grafana", "provisioning", "datasources", "prometheus.yml");

        Assert.DoesNotContain("network_mode", compose, StringComparison.Ordinal);
        Assert.Contains("Http__Listen: 0.0.0.0:8080", compose, StringComparison.Ordinal);
        Assert.Contains("targets: ['bot:8080']", scrape, StringComparison.Ordinal);
        Assert.Contains("Http__ApiToken_FILE: /run/secrets/http-api-token", compose, StringComparison.Ordinal);
        Assert.Contains("credentials_file: /run/secrets/http-api-token", scrape, StringComparison.Ordinal);
        Assert.Contains("http://prometheus:9090", File.ReadAllText(source), StringComparison.Ordinal);
        Assert.DoesNotContain(":8080:", compose, StringComparison.Ordinal);
    }

    [ProgramTheory("bash")]
    [InlineData("chattrader.db.before-20260102-000000", "chattrader.db.before-20260101-000000")]
    [InlineData("")]
    public async Task Given_an_older_version_that_does_not_come_up_When_a_newer_made_copies_Then_the_newest_is_named(
        params string[] newestFirst
    )
    {
        var state = Directory.CreateTempSubdirectory("chattrader-copies-").FullName;
        var data = Directory.CreateDirectory(Path.Combine(state, "data")).FullName;
        foreach (var (place, name) in newestFirst.Where(name => name.Length > 0).Index())
        {
            await File.WriteAllTextAsync(Path.Combine(data, name), "");
            File.SetLastWriteTimeUtc(Path.Combine(data, name), DateTime.UnixEpoch.AddDays(100 - place));
        }

        var script = Path.Combine(Deploy, "systemd", "install.sh");
        var (code, said) = await Shell.RunAsync(
            "bash",
            "-euc",
            $"eval \"$(sed -n '/^say_copy()/,/^}}/p' {script})\"; name=chattrader; state={state}; say_copy"
        );

        Directory.Delete(state, recursive: true);
        Assert.Equal(0, code);
        Assert.Equal(newestFirst[0].Length > 0, said.Contains($"{data}/chattrader.db", StringComparison.Ordinal));
        Assert.Contains(newestFirst[0], said, StringComparison.Ordinal);
        Assert.DoesNotContain(newestFirst.Length > 1 ? newestFirst[1] : "before", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_units_and_container_When_their_settings_are_read_Then_each_is_a_key_of_the_configuration()
    {
        var named = Directory
            .EnumerateFiles(Path.Combine(Deploy, "systemd"), "*.service")
            .Append(Path.Combine(Deploy, "compose", "compose.yml"))
            .Append(Path.Combine(SharedData.Root, "Dockerfile"))
            .SelectMany(File.ReadLines)
            .SelectMany(line => line.Replace('=', ' ').Split(' '))
            .Where(word => word.StartsWith("CHATTRADER_", StringComparison.Ordinal))
            .Select(word => word["CHATTRADER_".Length..].TrimEnd(':').Replace("_FILE", "", StringComparison.Ordinal))
            .Select(word => word.Replace("__", ":", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.NotNull(Bot.Host.Options.OptionKeys.Find(key)));
    }

    private static bool IsUnit(string path) => Path.GetExtension(path) is ".service" or ".timer";
}
