using System.Diagnostics;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>The binary as a process of its own: killed, started twice, configured wrongly.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly string[] Script =
    [
        "> /start",
        "= KRW-ETH",
        "* Run",
        "= Running",
        "~ 150",
        "> /status",
        "= Equity",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-process-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_a_killed_run_When_the_same_command_is_given_again_Then_it_goes_on_and_nothing_is_doubled()
    {
        var script = Path.Combine(_folder, "year.chat");
        await File.WriteAllLinesAsync(script, Script);
        string[] demo = ["demo", "--script", script, "--state", Path.Combine(_folder, "state")];

        for (var kill = 0; kill < 2; kill++)
        {
            using var killed = Start(demo);
            await WaitForCyclesAsync(20 * (kill + 1));
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }

        var (code, output) = await EndAsync(Start(demo));

        Assert.True(code == 0, output);
        Assert.Contains("ledgers agree", output, StringComparison.Ordinal);
        await using var db = Open();
        var cycles = await db.Cycles.AsNoTracking().Where(cycle => cycle.AskedBy == null).ToListAsync();
        Assert.Equal(cycles.Count, cycles.Select(cycle => cycle.Slot).Distinct().Count());
        Assert.Equal("Running", (await db.Accounts.AsNoTracking().SingleAsync()).State.ToString());
        Assert.Single(await db.Transitions.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Given_a_running_instance_When_a_second_one_starts_on_its_data_Then_it_refuses_and_says_why()
    {
        string[] demo = ["demo", "--state", Path.Combine(_folder, "state"), "--pace", "3600"];
        using var first = Start(demo);
        await first.StandardOutput.ReadLineAsync();
        await first.StandardOutput.ReadLineAsync();

        var (code, output) = await EndAsync(Start(demo));

        first.Kill(entireProcessTree: true);
        await first.WaitForExitAsync();
        Assert.Equal(1, code);
        Assert.Contains("another instance", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_wrong_configuration_When_the_service_starts_Then_every_problem_is_listed_at_once()
    {
        using var process = Start(
            ["run"],
            ("Trading__Mode", "live"),
            ("Trading__Market", "ETH"),
            ("Guard__IntervalSeconds", "0"),
            ("Scheduler__IntervalMinutes", "7"),
            ("Trading__Profil", "balanced"),
            ("Telegram__OwnerId", "me")
        );

        var (code, output) = await EndAsync(process);

        Assert.Equal(1, code);
        string[] named =
        [
            "Telegram:BotToken",
            "Telegram:OwnerId",
            "Upbit:AccessKey",
            "Upbit:SecretKey",
            "Trading:Market is 'ETH'",
            "Guard:IntervalSeconds is 0",
            "Scheduler:IntervalMinutes is 7",
            "did you mean Trading:Profile",
        ];
        Assert.All(named, name => Assert.Contains(name, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--pace 0.1", "--pace must be from 0.2 to 3600")]
    [InlineData("--market ETH", "--market is 'ETH'")]
    [InlineData("--nonsense", "--nonsense")]
    public async Task Given_a_wrong_argument_When_the_demo_starts_Then_it_is_named_and_the_exit_code_is_two(
        string argument,
        string named
    )
    {
        var (code, output) = await EndAsync(Start(["demo", .. argument.Split(' ')]));

        Assert.Equal(2, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "chattrader.dll"), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Output)> EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
    }

    private BotDb Open() => new(DatabaseStart.Options(Path.Combine(_folder, "state", "bot", DatabaseStart.FileName)));

    private async Task WaitForCyclesAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var file = Path.Combine(_folder, "state", "demo.json");
        while (!File.Exists(file) || CandlesDone(await File.ReadAllTextAsync(file, patience.Token)) < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    private static int CandlesDone(string place) =>
        System.Text.Json.JsonDocument.Parse(place).RootElement.GetProperty("CandlesDone").GetInt32();
}
