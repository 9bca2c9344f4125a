using System.Text.Json;

namespace Bot.Host.Watching;

/// <summary>The last lines of the program's log, newest first, without secrets.</summary>
public sealed class LogTail(string folder, Scrubber scrubber)
{
    // The end of a file is enough for as many lines as anybody reads.
    private const int BytesMost = 256 * 1024;

    private static readonly string[] Grave = ["Warning", "Error", "Fatal"];

    /// <summary>The newest lines.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="onlyWarnings">Whether lines below a warning are left out.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<IReadOnlyList<LogLine>> LastAsync(int count, bool onlyWarnings, CancellationToken token)
    {
        var found = new List<LogLine>();
        foreach (var file in Files())
        {
            foreach (var text in (await EndOfAsync(file, token)).Reverse())
            {
                if (Read(text) is { } line && (!onlyWarnings || line.IsGrave))
                {
                    found.Add(line);
                }

                if (found.Count == count)
                {
                    return found;
                }
            }
        }

        return found;
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "chattrader-*.log")
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .ThenByDescending(name => name, StringComparer.Ordinal)
            : [];

    private static async Task<string[]> EndOfAsync(string file, CancellationToken token)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var isCut = stream.Length > BytesMost;
        stream.Seek(isCut ? -BytesMost : 0, isCut ? SeekOrigin.End : SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        var lines = (await reader.ReadToEndAsync(token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return isCut ? lines[1..] : lines;
    }

    // A line that is being written is no JSON yet.
    private LogLine? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return new LogLine(
                root.GetProperty("Timestamp").GetDateTimeOffset(),
                root.GetProperty("Level").GetString() ?? "",
                scrubber.Clean(Message(root))
            );
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Message(JsonElement root)
    {
        var message = root.TryGetProperty("RenderedMessage", out var rendered) ? rendered.GetString() ?? "" : "";
        var trouble = root.TryGetProperty("Exception", out var exception) ? exception.GetString() ?? "" : "";
        var first = trouble.Split('\n')[0].TrimEnd('\r');
        return first.Length == 0 ? message : $"{message}: {first}";
    }

    /// <summary>Whether a level is a warning or worse.</summary>
    internal static bool IsGrave(string level) => Grave.Contains(level, StringComparer.Ordinal);
}

/// <summary>A line of the log.</summary>
public sealed record LogLine(DateTimeOffset At, string Level, string Text)
{
    public bool IsGrave => LogTail.IsGrave(Level);
}
