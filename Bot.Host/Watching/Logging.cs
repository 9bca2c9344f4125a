using Bot.Host.Options;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Bot.Host.Watching;

/// <summary>
/// Where logs go: short lines to the console, JSON to files that roll by day. No secret leaves through them.
/// </summary>
public static class Logging
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int FilesKept = 14;
    private const long FileMost = 10 * 1024 * 1024;

    /// <summary>The program's logger.</summary>
    /// <param name="options">Level and folder.</param>
    /// <param name="scrubber">Cleans every line that is written.</param>
    /// <param name="console">Whether to write to the console as well.</param>
    public static Logger Create(LogOptions options, Scrubber scrubber, bool console)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.Parse<LogEventLevel>(options.Level, ignoreCase: true))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .WriteTo.Async(sinks =>
                sinks.File(
                    new CleanFormatter(new JsonFormatter(renderMessage: true), scrubber),
                    Path.Combine(options.Folder, "chattrader-.log"),
                    rollingInterval: RollingInterval.Day,
                    rollOnFileSizeLimit: true,
                    fileSizeLimitBytes: FileMost,
                    retainedFileCountLimit: FilesKept
                )
            );
        if (console)
        {
            configuration.WriteTo.Console(new CleanFormatter(new MessageTemplateTextFormatter(Line), scrubber));
        }

        return configuration.CreateLogger();
    }

    /// <summary>Lets another formatter write and cleans what it wrote.</summary>
    private sealed class CleanFormatter(ITextFormatter inner, Scrubber scrubber) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            using var text = new StringWriter();
            inner.Format(logEvent, text);
            output.Write(scrubber.Clean(text.ToString()));
        }
    }
}
