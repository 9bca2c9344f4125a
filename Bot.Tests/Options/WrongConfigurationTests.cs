using System.Diagnostics;

namespace Bot.Tests.Options;

public sealed class WrongConfigurationTests
{
    public static TheoryData<int> Each => [.. Enumerable.Range(0, WrongConfigurations.All.Count)];

    [Theory]
    [MemberData(nameof(Each))]
    public void Given_one_wrong_value_when_it_is_read_then_key_value_allowed_and_source_are_named(int index)
    {
        var (name, value, named) = WrongConfigurations.All[index];

        var problems = Configured.By((name, value)).Problems;

        Assert.Contains(problems, problem => named.All(part => problem.Contains(part, StringComparison.Ordinal)));
        Assert.Contains(
            problems,
            problem =>
                problem.Contains($"({name} in the environment)", StringComparison.Ordinal) || name == "Email__Enabled"
        );
    }

    [Theory]
    [InlineData("run")]
    [InlineData("doctor")]
    public async Task Given_all_of_them_when_the_program_starts_then_all_are_named_at_once_without_a_stack_trace(
        string command
    )
    {
        var folder = Directory.CreateTempSubdirectory("wrong").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "chattrader.dll"), command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value, _) in WrongConfigurations.All)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, process.ExitCode);
        var lines = output.Split('\n');
        Assert.All(
            WrongConfigurations.All,
            wrong =>
                Assert.Contains(lines, line => wrong.Named.All(part => line.Contains(part, StringComparison.Ordinal)))
        );
        Assert.DoesNotContain(lines, line => line.StartsWith("   at ", StringComparison.Ordinal));
    }
}
