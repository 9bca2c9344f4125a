using Serilog.Events;
using Serilog.Formatting;

namespace Bot.Host.Watching;

/// <summary>
/// Puts the level before each line as systemd's journal reads it: <c>&lt;3&gt;</c> for an error, see sd-daemon(3).
/// </summary>
internal sealed class JournalFormatter(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        inner.Format(logEvent, text);
        var level = Level(logEvent.Level);
        foreach (var line in text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            output.Write(level);
            output.Write(line.TrimEnd('\r'));
            output.Write('\n');
        }
    }

    private static string Level(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose or LogEventLevel.Debug => "<7>",
            LogEventLevel.Information => "<6>",
            LogEventLevel.Warning => "<4>",
            LogEventLevel.Error => "<3>",
            LogEventLevel.Fatal => "<2>",
        };
}
