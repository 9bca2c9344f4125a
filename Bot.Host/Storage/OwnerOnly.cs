namespace Bot.Host.Storage;

/// <summary>Folders and files that nobody but the owner of the process may look into.</summary>
public static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Creates a folder with mode 0700; one that exists stays as it is.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode);
    }

    /// <summary>
    /// Creates a folder with mode 0700, or closes one that stands open to others. One meant to be shared stays so.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static void Folder(string path)
    {
        Create(path);
        if (!OperatingSystem.IsWindows() && IsOpen(File.GetUnixFileMode(path)))
        {
            File.SetUnixFileMode(path, FolderMode);
        }
    }

    /// <summary>Opens a file for writing, created with mode 0600 where it is missing; what it holds stays.</summary>
    /// <exception cref="IOException">Another handle shuts it.</exception>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = System.IO.FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Gives an existing file mode 0600.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, FileMode);
        }
    }

    // The sticky bit stands on folders that belong to everybody, such as /tmp.
    private static bool IsOpen(UnixFileMode mode) =>
        (mode & UnixFileMode.StickyBit) == UnixFileMode.None && (mode & ~FolderMode) != UnixFileMode.None;
}
