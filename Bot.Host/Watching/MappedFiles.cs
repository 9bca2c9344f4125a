using System.Globalization;
using System.Runtime.InteropServices;

namespace Bot.Host.Watching;

/// <summary>
/// Lets go of what this process has read of its mapped files: most of a start's code never runs again. What is used
/// comes back by itself, page by page, from the system's file cache as long as that holds it.
/// </summary>
internal static partial class MappedFiles
{
    private const int DontNeed = 4;

    // These only look like files.
    private static readonly string[] NoFiles = ["/memfd:", "/dev/", "/SYSV"];

    /// <summary>
    /// Lets go of the pages of files that lay at the same place at the look before: what is being loaded at this very
    /// moment may still be written to.
    /// </summary>
    /// <param name="before">The look before; empty at the first.</param>
    /// <returns>This look.</returns>
    public static IReadOnlySet<Mapping> LetGo(IReadOnlySet<Mapping> before)
    {
        var now = Read(File.ReadLines("/proc/self/smaps")).ToHashSet();
        foreach (var mapping in now.Where(before.Contains))
        {
            _ = Advise((nint)mapping.Begin, (nuint)(mapping.End - mapping.Begin), DontNeed);
        }

        return now;
    }

    /// <summary>
    /// Mappings of files on a disk that cannot be written to and of which nothing was ever changed in memory, as
    /// relocations are: letting go of them loses nothing.
    /// </summary>
    /// <param name="lines">In the form of <c>/proc/PID/smaps</c>.</param>
    internal static IEnumerable<Mapping> Read(IEnumerable<string> lines)
    {
        Mapping? mapping = null;
        foreach (var line in lines)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!words[0].EndsWith(':'))
            {
                mapping = Clean(words);
            }
            else if (words is ["Anonymous:" or "Swap:", not "0", ..])
            {
                mapping = null;
            }
            else if (words[0] is "VmFlags:" && mapping is { } found)
            {
                yield return found;
            }
        }
    }

    // 7f1c-7f1d r-xp 00001000 fe:01 131 /usr/lib/libc.so.6
    private static Mapping? Clean(string[] words)
    {
        if (
            words is not [var range, ['r', '-', ..], _, _, _, ['/', ..] file]
            || NoFiles.Any(start => file.StartsWith(start, StringComparison.Ordinal))
        )
        {
            return null;
        }

        var middle = range.IndexOf('-', StringComparison.Ordinal);
        return new Mapping(Hex(range[..middle]), Hex(range[(middle + 1)..]), file);
    }

    private static ulong Hex(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint begin, nuint length, int advice);

    /// <summary>Where a file lies in memory.</summary>
    /// <param name="Begin">Its first byte.</param>
    /// <param name="End">The byte after its last.</param>
    /// <param name="File">Its name.</param>
    internal readonly record struct Mapping(ulong Begin, ulong End, string File);
}
