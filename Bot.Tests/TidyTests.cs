using System.Text.RegularExpressions;
using Bot.Domain.Money;

namespace Bot.Tests;

/// <summary>The house rules that no analyzer checks. Each failure prints <c>file:line: what</c>.</summary>
public sealed partial class TidyTests
{
    private const int FileLinesMost = 400;
    private const int LineColumnsMost = 120;

    /// <summary>A folder of the domain knows only those before it.</summary>
    private static readonly string[] Rooms =
    [
        "Accounts",
        "Money",
        "Time",
        "Market",
        "Reasons",
        "Indicators",
        "Warnings",
        "Orders",
        "Exits",
        "Positions",
        "Reconciling",
        "States",
        "Risk",
        "Strategies",
        "Decisions",
        "Backtests",
        "Cycles",
        "Parity",
        "Ablation",
    ];

    /// <summary>The edges of loops, where everything is caught; and what answers requests in the sandbox.</summary>
    private static readonly string[] CatchAlls =
    [
        "Bot.Host/Trading/Trader.cs",
        "Bot.Host/Telegram/UpdatePump.cs",
        "Bot.Host/Telegram/OutboxSender.cs",
        "Bot.Host/Mail/MailSender.cs",
        "Bot.Sandbox/OpenAi/OpenAiServer.cs",
        "Bot.Sandbox/Telegram/TelegramServer.cs",
        "Bot.Sandbox/Upbit/UpbitServer.cs",
        "Bot.Sandbox/Upbit/Api/UpbitApi.cs",
    ];

    private static readonly string[] Banned =
    [
        "#region",
        "TO" + "DO",
        "FIX" + "ME",
        "HA" + "CK",
        "Thread.Sleep",
        "DateTime.Now",
        "async void",
    ];

    [Fact]
    public void Given_the_sources_When_they_are_measured_Then_they_are_short_and_finished()
    {
        var faults = Sources("Bot.Domain", "Bot.Host", "Bot.Sandbox", "Bot.Tests", "Bot.Bench")
            .SelectMany(Faults)
            .ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Given_the_domain_When_its_references_are_listed_Then_it_knows_two_libraries_and_nothing_else()
    {
        var references = typeof(Krw).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.All(
            references,
            name =>
                Assert.True(
                    name.StartsWith("System.", StringComparison.Ordinal)
                        || name is "Stateless" or "Skender.Stock.Indicators",
                    name
                )
        );
    }

    [Fact]
    public void Given_the_sandbox_When_its_references_are_listed_Then_it_knows_neither_domain_nor_host() =>
        Assert.DoesNotContain(
            typeof(Bot.Sandbox.ReplayClock).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name is "Bot.Domain" or "chattrader"
        );

    [Fact]
    public void Given_the_domain_When_its_imports_are_read_Then_they_point_upwards_only()
    {
        var faults = Sources("Bot.Domain").SelectMany(ImportFaults).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Given_the_domain_When_its_folders_are_listed_Then_each_has_its_place_in_the_order_of_knowledge()
    {
        var folders = Sources("Bot.Domain").Select(path => Relative(path).Split('/')[1]).Distinct();

        Assert.Equal(Rooms.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_the_program_When_catch_alls_are_counted_Then_they_stand_at_the_edges_of_loops_only()
    {
        var found = Sources("Bot.Domain", "Bot.Host", "Bot.Sandbox")
            .Where(path => CatchAllPattern().IsMatch(File.ReadAllText(path)))
            .Select(Relative);

        Assert.Subset(CatchAlls.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Given_the_domain_When_its_public_types_are_read_Then_each_says_what_it_is_for()
    {
        var faults = Sources("Bot.Domain")
            .SelectMany(path =>
                File.ReadAllLines(path)
                    .Select((line, index) => (line, index))
                    .Where(one => PublicTypePattern().IsMatch(one.line))
                    .Where(one =>
                        !File.ReadLines(path)
                            .Take(one.index)
                            .Last(line => !line.StartsWith('['))
                            .TrimStart()
                            .StartsWith("///", StringComparison.Ordinal)
                    )
                    .Select(one => $"{Relative(path)}:{one.index + 1}: no summary")
            );

        Assert.Empty(faults);
    }

    private static IEnumerable<string> Faults(string path)
    {
        var lines = File.ReadAllLines(path);
        // Tests hold bodies of the wire as they are sent, and names that are sentences.
        var isTest = Relative(path).StartsWith("Bot.Tests/", StringComparison.Ordinal);
        if (lines.Length > FileLinesMost)
        {
            yield return $"{Relative(path)}:{FileLinesMost}: longer than {FileLinesMost} lines";
        }

        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].Length > LineColumnsMost && !isTest)
            {
                yield return $"{Relative(path)}:{index + 1}: longer than {LineColumnsMost} columns";
            }

            foreach (var word in Banned.Where(word => lines[index].Contains(word, StringComparison.Ordinal)))
            {
                yield return $"{Relative(path)}:{index + 1}: {word} is banned";
            }
        }
    }

    private static IEnumerable<string> ImportFaults(string path)
    {
        var room = Relative(path).Split('/')[1];
        return File.ReadAllLines(path)
            .SelectMany((line, index) => ImportPattern().Matches(line).Select(match => (Match: match, index)))
            .Where(one => Array.IndexOf(Rooms, one.Match.Groups["room"].Value) > Array.IndexOf(Rooms, room))
            .Select(one => $"{Relative(path)}:{one.index + 1}: {room} may not know {one.Match.Groups["room"].Value}");
    }

    private static IEnumerable<string> Sources(params string[] projects) =>
        projects
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(SharedData.Root, project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(path => !Relative(path).Contains("/Migrations/", StringComparison.Ordinal))
            .Where(path => !path.EndsWith("TidyTests.cs", StringComparison.Ordinal));

    private static string Relative(string path) => Path.GetRelativePath(SharedData.Root, path).Replace('\\', '/');

    [GeneratedRegex(@"\bBot\.Domain\.(?<room>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ImportPattern();

    [GeneratedRegex(@"catch(\s*\((System\.)?Exception( \w+)?\))?\s*(\r?\n\s*)?\{")]
    private static partial Regex CatchAllPattern();

    [GeneratedRegex(@"^public (sealed |static |abstract |readonly |partial )*(class|record|struct|enum|interface)")]
    private static partial Regex PublicTypePattern();
}
