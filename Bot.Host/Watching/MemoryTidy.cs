using System.Runtime.InteropServices;

namespace Bot.Host.Watching;

/// <summary>
/// Gives memory back that nobody uses: what the collector and the C library keep for later, which on a small machine is
/// later for too long. It takes a few tens of milliseconds, every ten minutes.
/// </summary>
/// <param name="time">The clock of the machine.</param>
/// <param name="log">Where what it brought is told.</param>
public sealed partial class MemoryTidy(TimeProvider time, ILogger<MemoryTidy> log) : BackgroundService
{
    /// <summary>A start leaves much behind.</summary>
    internal static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    /// <summary>From one time to the next.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private IReadOnlySet<MappedFiles.Mapping> _mapped = new HashSet<MappedFiles.Mapping>();

    /// <summary>How often it was done.</summary>
    internal int Times { get; private set; }

    /// <summary>Does it now.</summary>
    public void Tidy()
    {
        var before = Environment.WorkingSet;
        if (OperatingSystem.IsLinux())
        {
            _mapped = MappedFiles.LetGo(_mapped);
        }

#pragma warning disable S1215 // the collector gives nothing back by itself while the machine has memory left
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
#pragma warning restore S1215
        var gaveNative = OperatingSystem.IsLinux() && TrimNative();
        Times++;
        log.LogDebug(
            "Memory went from {Before} to {After} bytes; native memory: {GaveNative}",
            before,
            Environment.WorkingSet,
            gaveNative
        );
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            Tidy();
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Another C library than GNU's has no such call, and keeps less.
    private bool TrimNative()
    {
        try
        {
            return Trim(0) == 1;
        }
        catch (EntryPointNotFoundException exception)
        {
            log.LogDebug(exception, "This C library gives nothing back");
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Trim(nuint pad);
}
