namespace Bot.Host.Storage;

/// <summary>Lets one process at a time work in a folder. However the process ends, the lock ends with it.</summary>
public sealed class InstanceLock(string folder) : IDisposable
{
    /// <summary>The lock's name within the folder.</summary>
    public const string FileName = "chattrader.lock";

    private FileStream? _file;

    public bool IsTaken => _file is not null;

    /// <summary>Takes it, before anything else in the folder is touched; null when it worked, else why not.</summary>
    public string? TryTake()
    {
        OwnerOnly.Create(folder);
        try
        {
            _file ??= OwnerOnly.Open(Path.Combine(folder, FileName), FileShare.None);
            return null;
        }
        catch (IOException)
        {
            return $"another instance runs on {Path.GetFullPath(folder)}: it holds {FileName}. Stop it first";
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
