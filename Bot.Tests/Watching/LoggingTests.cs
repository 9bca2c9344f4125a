using System.Runtime.Versioning;
using System.Text.Json;
using Bot.Host.Options;
using Bot.Host.Watching;
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Parsing;

namespace Bot.Tests.Watching;

[UnsupportedOSPlatform("windows")]
public sealed class LoggingTests : IDisposable
{
    private const string Secret = "the-secret-key";

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("logs").FullName, "logs");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Fact]
    public void Given_secrets_in_message_property_and_exception_when_it_is_logged_then_the_file_has_none()
    {
        var line = Assert.Single(
            Written(
                "Information",
                log =>
                    log.LogError(
                        new InvalidOperationException($"401 for {Secret}"),
                        "Key {Key} was refused: eyJhbGciOiJIUzUxMiJ9.eyJh.c2ln",
                        Secret
                    )
            )
        );

        Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", line, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(line);
        Assert.Equal("Key \"***\" was refused: ***", json.RootElement.GetProperty("RenderedMessage").GetString());
        Assert.Contains("401 for ***", json.RootElement.GetProperty("Exception").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_an_event_with_figures_when_it_is_logged_then_they_are_properties_of_their_own()
    {
        var line = Assert.Single(
            Written("Information", log => log.LogInformation("Cycle {Cycle} of {Market} ended", 7, "KRW-ETH"))
        );

        using var json = JsonDocument.Parse(line);
        Assert.Equal(7, json.RootElement.GetProperty("Properties").GetProperty("Cycle").GetInt32());
        Assert.Equal("KRW-ETH", json.RootElement.GetProperty("Properties").GetProperty("Market").GetString());
    }

    [Theory]
    [InlineData("Bot.Host.Trading.Cycle", LogLevel.Information, "Information", true)]
    [InlineData("Bot.Host.Trading.Cycle", LogLevel.Debug, "Information", false)]
    [InlineData("System.Net.Http.HttpClient.telegram.LogicalHandler", LogLevel.Information, "Verbose", false)]
    [InlineData("System.Net.Http.HttpClient.telegram.LogicalHandler", LogLevel.Warning, "Verbose", true)]
    [InlineData("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, "Debug", false)]
    [InlineData("Microsoft.Hosting.Lifetime", LogLevel.Warning, "Error", false)]
    public void Given_a_source_and_a_level_when_it_logs_then_only_what_is_wanted_is_written(
        string source,
        LogLevel at,
        string level,
        bool isWritten
    )
    {
        var lines = Written(level, log => log.Log(at, "GET https://api.telegram.org/bot/getMe"), source);

        Assert.Equal(isWritten ? 1 : 0, lines.Count);
    }

    [Fact]
    public void Given_a_log_file_when_it_is_made_then_it_bears_its_day_and_is_the_owners_alone()
    {
        Written("Information", log => log.LogInformation("x"));

        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Matches(@"^chattrader-\d{8}\.log$", Path.GetFileName(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose, "<7>")]
    [InlineData(LogEventLevel.Debug, "<7>")]
    [InlineData(LogEventLevel.Information, "<6>")]
    [InlineData(LogEventLevel.Warning, "<4>")]
    [InlineData(LogEventLevel.Error, "<3>")]
    [InlineData(LogEventLevel.Fatal, "<2>")]
    public void Given_the_journal_reads_along_when_several_lines_are_written_then_each_bears_the_level(
        LogEventLevel level,
        string mark
    )
    {
        using var output = new StringWriter();

        Logging.Console(new Scrubber([Secret]), "9:1").Format(Event(level), output);

        Assert.Equal($"{mark}Stopped ***\n{mark}System.IO.IOException: disk\n", output.ToString());
    }

    [Fact]
    public void Given_a_terminal_when_a_line_is_written_then_it_bears_time_and_level_and_no_mark()
    {
        using var output = new StringWriter();

        Logging.Console(new Scrubber([Secret]), null).Format(Event(LogEventLevel.Warning), output);

        Assert.Equal(
            $"05:30:00 WRN Stopped ***{Environment.NewLine}System.IO.IOException: disk{Environment.NewLine}",
            output.ToString()
        );
    }

    private static LogEvent Event(LogEventLevel level) =>
        new(
            new DateTimeOffset(2024, 5, 10, 5, 30, 0, TimeSpan.Zero),
            level,
            new IOException("disk"),
            new MessageTemplateParser().Parse($"Stopped {Secret}"),
            []
        );

    private List<string> Written(
        string level,
        Action<Microsoft.Extensions.Logging.ILogger> write,
        string source = "Bot.Host.Test"
    )
    {
        using (
            var logger = Logging.Create(
                new LogOptions { Level = level, Folder = _folder },
                new Scrubber([Secret]),
                console: false
            )
        )
        using (var factory = new SerilogLoggerFactory(logger))
        {
            write(factory.CreateLogger(source));
        }

        return [.. Directory.GetFiles(_folder).SelectMany(File.ReadLines)];
    }
}
