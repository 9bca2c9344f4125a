using System.Text;
using Bot.Host.Options;
using Bot.Host.Storage;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;
using Serilog.Sinks.File;

namespace Bot.Host.Watching;

/// <summary>
/// Where logs go: short lines to the console, JSON to files that roll by day. No secret leaves through them.
/// </summary>
public static class Logging
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const string JournalLine = "{Message:lj}{NewLine}{Exception}";
    private const int FilesKept = 14;
    private const long FileMost = 10 * 1024 * 1024;

    /// <summary>The program's logger.</summary>
    /// <param name="options">Level and folder.</param>
    /// <param name="scrubber">Cleans every line that is written.</param>
    /// <param name="console">Whether to write to the console as well.</param>
    public static Logger Create(LogOptions options, Scrubber scrubber, bool console)
    {
        OwnerOnly.Create(options.Folder);
        var level = Enum.Parse<LogEventLevel>(options.Level, ignoreCase: true);
        var foreign = level > LogEventLevel.Warning ? level : LogEventLevel.Warning;
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", foreign)
            .MinimumLevel.Override("System.Net.Http", foreign)
            .WriteTo.Async(sinks =>
                sinks.File(
                    new CleanFormatter(new JsonFormatter(renderMessage: true), scrubber),
                    Path.Combine(options.Folder, "chattrader-.log"),
                    rollingInterval: RollingInterval.Day,
                    rollOnFileSizeLimit: true,
                    fileSizeLimitBytes: FileMost,
                    retainedFileCountLimit: FilesKept,
                    hooks: new OwnersFiles()
                )
            );
        if (console)
        {
            configuration.WriteTo.Console(Console(scrubber));
        }

        return configuration.CreateLogger();
    }

    /// <summary>
    /// How lines look on the console: where the journal reads along, each bears its level as the journal marks it.
    /// </summary>
    internal static ITextFormatter Console(Scrubber scrubber, string? journal) =>
        journal is null
            ? new CleanFormatter(new MessageTemplateTextFormatter(Line), scrubber)
            : new CleanFormatter(new JournalFormatter(new MessageTemplateTextFormatter(JournalLine)), scrubber);

    private static ITextFormatter Console(Scrubber scrubber) =>
        Console(scrubber, Environment.GetEnvironmentVariable("JOURNAL_STREAM"));

    /// <summary>Lets another formatter write and cleans what it wrote.</summary>
    internal sealed class CleanFormatter(ITextFormatter inner, Scrubber scrubber) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            using var text = new StringWriter();
            inner.Format(logEvent, text);
            output.Write(scrubber.Clean(text.ToString()));
        }
    }

    // A log tells what somebody owns and does.
    private sealed class OwnersFiles : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            OwnerOnly.Close(path);
            return underlyingStream;
        }
    }
}
