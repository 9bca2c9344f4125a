using System.Text.Json;
using Bot.Domain.Accounts;

namespace Bot.Host.Storage;

/// <summary>
/// A small file beside the database that takes what the database cannot: written whole or not at all, read at the next
/// start, gone once the database knows it.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="name">The file's name in it.</param>
public sealed class SpillFile(string folder, string name = SpillFile.FileName)
{
    /// <summary>Its usual name: what happened while the database was away.</summary>
    public const string FileName = "panic.json";

    /// <summary>Its usual name for an account: that of the first is <see cref="FileName"/>.</summary>
    public static string NameOf(AccountId account) => account == StartUp.First ? FileName : $"panic-{account}.json";

    private readonly string _path = Path.Combine(folder, name);

    /// <summary>The file's name.</summary>
    public string Name => name;

    /// <summary>Puts a text in the place of the one before; false where the disk does not take it.</summary>
    public bool TryWrite<T>(T content)
    {
        var next = $"{_path}.new";
        try
        {
            using (var file = OwnerOnly.Open(next, FileShare.None))
            {
                file.SetLength(0);
                JsonSerializer.Serialize(file, content);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, _path, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>What lies there; default where nothing does.</summary>
    /// <exception cref="JsonException">What lies there is not ours.</exception>
    public T? Read<T>()
    {
        if (!File.Exists(_path))
        {
            return default;
        }

        using var file = File.OpenRead(_path);
        return JsonSerializer.Deserialize<T>(file);
    }

    /// <summary>Takes it away; false where the disk does not let it go.</summary>
    public bool TryDelete()
    {
        try
        {
            File.Delete(_path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Puts a file that cannot be read aside, under a name that says so.</summary>
    public void SetAside()
    {
        if (File.Exists(_path))
        {
            File.Move(_path, $"{_path}.unreadable", overwrite: true);
        }
    }
}
