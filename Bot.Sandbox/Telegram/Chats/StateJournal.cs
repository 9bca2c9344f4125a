using System.Text.Json;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>
/// Writes each change as one JSON line as it happens, so that a killed process loses none;
/// made short again whenever it is opened. Without a folder it writes nothing.
/// </summary>
internal sealed class StateJournal(string? folder) : IDisposable
{
    private readonly Lock _gate = new();
    private FileStream? _file;

    private string FilePath => Path.Combine(folder!, "telegram.jsonl");

    /// <summary>All facts in the order they were written; a last line cut off by a kill is left out.</summary>
    public IEnumerable<(string Kind, JsonElement Fact)> Read()
    {
        if (folder is null || !File.Exists(FilePath))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(FilePath))
        {
            if (TryParse(line) is { } entry)
            {
                yield return (entry.GetProperty("kind").GetString()!, entry.GetProperty("fact"));
            }
        }
    }

    /// <summary>Replaces the file by the given facts and goes on behind them.</summary>
    public void Open(IEnumerable<(string Kind, object Fact)> facts)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var draft = FilePath + ".new";
        using (var file = File.Create(draft))
        {
            foreach (var (kind, fact) in facts)
            {
                file.Write(Line(kind, fact));
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(draft, FilePath, overwrite: true);
        _file = new(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Append(string kind, object fact)
    {
        if (folder is null)
        {
            return;
        }

        var line = Line(kind, fact);
        lock (_gate)
        {
            _file?.Write(line);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private static byte[] Line(string kind, object fact) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new { kind, fact }), (byte)'\n'];

    private static JsonElement? TryParse(string line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
