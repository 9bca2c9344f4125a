using System.Collections.Concurrent;
using System.Globalization;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>
/// Pictures and documents sent to the chats; on disk where the server keeps its state, else in memory.
/// </summary>
internal sealed class FileShelf(string? folder, StateJournal journal)
{
    private readonly ConcurrentDictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private int _count;

    public StoredFile Add(string name, string mime, PictureSize? size, byte[] content)
    {
        var number = Interlocked.Increment(ref _count);
        var extension = Path.GetExtension(name);
        var file = new StoredFile(
            string.Create(CultureInfo.InvariantCulture, $"{(size is null ? "BQACAgQAAx" : "AgACAgQAAx")}{number:D8}"),
            string.Create(CultureInfo.InvariantCulture, $"AQAD{number:D8}"),
            name,
            mime,
            content.Length,
            size,
            string.Create(
                CultureInfo.InvariantCulture, $"{(size is null ? "documents" : "photos")}/file_{number}{extension}"));
        if (folder is null)
        {
            _contents[file.Id] = content;
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(folder, "files"));
            File.WriteAllBytes(PathOf(file), content);
        }

        _files[file.Id] = file;
        journal.Append("file", file);
        return file;
    }

    public StoredFile? Find(string fileId) => _files.GetValueOrDefault(fileId);

    public StoredFile? FindByPath(string path) =>
        _files.Values.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    public byte[] Content(StoredFile file) => _contents.GetValueOrDefault(file.Id) ?? File.ReadAllBytes(PathOf(file));

    public IEnumerable<(string Kind, object Fact)> Saved() => _files.Values.Select(file => ("file", (object)file));

    public void Restore(StoredFile file)
    {
        _files[file.Id] = file;
        _count = Math.Max(_count, int.Parse(file.UniqueId.AsSpan(4), CultureInfo.InvariantCulture));
    }

    private string PathOf(StoredFile file) => Path.Combine(folder!, "files", file.UniqueId);
}

/// <summary>What the Bot API tells about a file.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Picture">Null for a document.</param>
/// <param name="Path">For the download, below the token.</param>
internal sealed record StoredFile(
    string Id, string UniqueId, string Name, string Mime, int Size, PictureSize? Picture, string Path);
