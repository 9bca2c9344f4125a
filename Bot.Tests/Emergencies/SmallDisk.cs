namespace Bot.Tests.Emergencies;

/// <summary>A disk of a few megabytes, for those who may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("disk").FullName;
        Trouble.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
    }

    public string Path { get; }

    public void Dispose()
    {
        Trouble.Run("umount", "-l", Path);
        Directory.Delete(Path);
    }
}

/// <summary>A test that needs a disk of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxRootFactAttribute : FactAttribute
{
    public LinuxRootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/mount"))
        {
            Skip = "only root on Linux may mount a disk";
        }
    }
}
