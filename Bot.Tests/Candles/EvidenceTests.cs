using System.Globalization;
using Bot.Host.Backtests;
using Bot.Host.Commands;

namespace Bot.Tests.Candles;

/// <summary>The page about what strategies made of the past.</summary>
public sealed class EvidenceTests
{
    // The same candles in the folders that collect makes.
    [SharedFact]
    public async Task Given_the_days_and_hours_of_two_markets_When_the_page_is_written_anew_Then_it_is_the_one_in_docs()
    {
        var folder = Directory.CreateTempSubdirectory("evidence");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "day"), SharedData.Path("data/upbit-1d"));
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "hour"), SharedData.Path("data/upbit-1h"));
            var docs = Path.Combine(SharedData.Root, "docs", "strategies.md");

            var evidence = await Evidence.OfAsync(folder.FullName, CancellationToken.None);

            var pictures = evidence
                .Files.SelectMany(file => EvidenceCommand.Drawn(file).Select(line => (file, line)))
                .ToLookup(one => one.file.Name, one => EvidenceCommand.Link(one.file, one.line, docs));
            Assert.Equal(await File.ReadAllTextAsync(docs), EvidencePage.Of(evidence, pictures));
            Assert.All(
                pictures.SelectMany(links => links),
                link => Assert.True(File.Exists(Path.Combine(SharedData.Root, "docs", link)), link)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Given_a_quiet_week_and_a_foreign_file_When_the_command_runs_Then_it_says_that_nobody_traded()
    {
        var folder = Directory.CreateTempSubdirectory("evidence");
        try
        {
            var hours = Directory.CreateDirectory(Path.Combine(folder.FullName, "hour")).FullName;
            await File.WriteAllTextAsync(Path.Combine(hours, "KRW-ETH.csv"), Quiet());
            await File.WriteAllTextAsync(Path.Combine(hours, "notes.csv"), "not candles");
            var page = Path.Combine(folder.FullName, "page.md");

            var exit = await EvidenceCommand.RunAsync(folder.FullName, page, TextWriter.Null, CancellationToken.None);

            var text = await File.ReadAllTextAsync(page);
            Assert.Equal(0, exit);
            Assert.Contains("- channel-trend, balanced: never traded while holding lost 0.1 %.", text);
            Assert.Contains("| rsi-mean-reversion | 3 | 0 | 0 | 3 | 3 |", text);
            Assert.DoesNotContain("notes", text);
            Assert.Contains("**Out of sample.** volatility-breakout: a sweep varies none of its numbers", text);
            Assert.DoesNotContain("rsi-mean-reversion: a sweep varies none", text);
            Assert.DoesNotContain("channel-trend: a sweep varies none", text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Given_a_folder_without_candles_When_the_command_runs_Then_it_says_where_they_are_looked_for()
    {
        var folder = Directory.CreateTempSubdirectory("evidence");
        try
        {
            var thrown = await Assert.ThrowsAsync<InvalidDataException>(() =>
                Evidence.OfAsync(folder.FullName, CancellationToken.None)
            );
            Assert.Contains("hour/KRW-ETH.csv", thrown.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Quiet()
    {
        var first = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = Enumerable
            .Range(0, 168)
            .Select(hour =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{first.AddHours(hour):yyyy-MM-ddTHH:mm:ss}Z,5000000,5000000,5000000,5000000,1"
                )
            );
        return string.Join('\n', rows.Prepend("time_utc,open,high,low,close,volume")) + "\n";
    }
}
