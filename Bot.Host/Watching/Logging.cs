using System.Text;
using Bot.Host.Options;
using Bot.Host.Storage;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
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
    internal const int FilesKept = 14;
    private const long FileMost = 10 * 1024 * 1024;

    /// <summary>The program's logger.</summary>
    /// <param name="options">Level and folder.</param>
    /// <param name="scrubber">Cleans every line that is written.</param>
    /// <param name="console">Whether to write to the console as well.</param>
    /// <param name="counts">Sees every event that is written, or null.</param>
    public static Logger Create(LogOptions options, Scrubber scrubber, bool console, ILogEventSink? counts = null)
    {
        OwnerOnly.Create(options.Folder);
        OwnerOnly.Create(Path.Combine(options.Folder, CycleLog.Folder));
        var level = Enum.Parse<LogEventLevel>(options.Level, ignoreCase: true);
        var foreign = level > LogEventLevel.Warning ? level : LogEventLevel.Warning;
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", foreign)
            .MinimumLevel.Override("System.Net.Http", foreign)
            .WriteTo.Async(sinks => Rolling(sinks, scrubber, Path.Combine(options.Folder, "chattrader-.log"), FileMost))
            .WriteTo.Logger(cycles =>
                cycles
                    .Filter.ByIncludingOnly(Matching.FromSource<CycleLog>())
                    .WriteTo.Async(sinks => Rolling(sinks, scrubber, CycleFile(options), FileMost))
            );
        if (counts is not null)
        {
            configuration.WriteTo.Sink(counts);
        }

        if (console)
        {
            configuration.WriteTo.Console(Console(scrubber));
        }

        return configuration.CreateLogger();
    }

    /// <summary>A file a day, and another when it is full; what is older than the newest few goes.</summary>
    /// <param name="sinks">Where it is added.</param>
    /// <param name="scrubber">Cleans what is written.</param>
    /// <param name="path">The day is put before the ending.</param>
    /// <param name="most">Bytes of one file.</param>
    internal static LoggerConfiguration Rolling(
        LoggerSinkConfiguration sinks,
        Scrubber scrubber,
        string path,
        long most
    ) =>
        sinks.File(
            new CleanFormatter(new JsonFormatter(renderMessage: true), scrubber),
            path,
            rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true,
            fileSizeLimitBytes: most,
            retainedFileCountLimit: FilesKept,
            hooks: new OwnersFiles()
        );

    private static string CycleFile(LogOptions options) =>
        Path.Combine(options.Folder, CycleLog.Folder, "scheduler-.log");

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
