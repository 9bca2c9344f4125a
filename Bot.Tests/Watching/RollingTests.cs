using System.Runtime.Versioning;
using Bot.Host.Watching;
using Serilog;

namespace Bot.Tests.Watching;

/// <summary>How much log there can be.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RollingTests : IDisposable
{
    private const int FileMost = 4_096;

    private readonly string _folder = Directory.CreateTempSubdirectory("rolling-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Given_a_bot_that_logs_without_end_When_files_are_full_Then_they_roll_and_only_the_newest_are_kept()
    {
        var file = Path.Combine(_folder, "chattrader-.log");
        using (
            var log = new LoggerConfiguration()
                .WriteTo.Logger(inner => Logging.Rolling(inner.WriteTo, new Scrubber([]), file, FileMost))
                .CreateLogger()
        )
        {
            for (var line = 0; line < 2_000; line++)
            {
                log.Information("Line {Line} of very many that say the same", line);
            }
        }

        var files = new DirectoryInfo(_folder).GetFiles();
        Assert.Equal(Logging.FilesKept, files.Length);
        Assert.All(files, one => Assert.InRange(one.Length, 1, FileMost + 1_024));
        Assert.All(
            files,
            one => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(one.FullName))
        );
        Assert.Contains(
            "\"Line\":1999",
            File.ReadAllText(files.MaxBy(one => one.LastWriteTimeUtc)!.FullName),
            StringComparison.Ordinal
        );
    }
}
