using System.Text.Json;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>
/// Writes what happened, one line for all events of one request, before its answer goes out: a killed process loses
/// nothing that was answered and never keeps half a request. Without a folder it writes nothing.
/// </summary>
internal sealed class EventJournal(string? folder) : IDisposable
{
    private FileStream? _file;

    /// <summary>All events in order; a last line cut off by a kill is dropped and cut from the file.</summary>
    /// <exception cref="IOException">Another server uses the folder.</exception>
    /// <exception cref="InvalidDataException">A line before the last cannot be read.</exception>
    public IReadOnlyList<PocketEvent> Open()
    {
        if (folder is null)
        {
            return [];
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "upbit.jsonl");
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
        var content = new byte[_file.Length];
        _file.ReadExactly(content);
        var whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
        var events = new List<PocketEvent>();
        var line = 0;
        foreach (var range in content.AsSpan(0, whole).Split((byte)'\n'))
        {
            line++;
            if (range.End.Value > range.Start.Value)
            {
                events.AddRange(Parse(content.AsSpan(range), $"{path}, line {line}"));
            }
        }

        _file.SetLength(whole);
        _file.Position = whole;
        return events;
    }

    public void Append(IReadOnlyList<PocketEvent> events)
    {
        if (_file is null || events.Count == 0)
        {
            return;
        }

        JsonSerializer.Serialize(_file, events);
        _file.WriteByte((byte)'\n');
        _file.Flush();
    }

    public void Dispose() => _file?.Dispose();

    private static List<PocketEvent> Parse(ReadOnlySpan<byte> line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<List<PocketEvent>>(line) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{place}: {error.Message}", error);
        }
    }
}
