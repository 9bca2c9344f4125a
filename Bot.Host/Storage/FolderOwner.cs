using System.Globalization;
using System.Runtime.InteropServices;

namespace Bot.Host.Storage;

/// <summary>
/// Whose a folder is. What somebody else writes into it the service can neither read nor take away afterwards, so a
/// command of another user is refused before it writes.
/// </summary>
internal static partial class FolderOwner
{
    private const int Here = -100;
    private const uint OwnerWanted = 0x8;

    // The beginning of struct statx, which is the same on every machine: the owner stands at byte 20 of 256.
    private const int StatBytes = 256;
    private const int OwnerAt = 20;

    private const string Names = "/etc/passwd";

    /// <summary>Why this process must not write there; null where it may, or nobody can tell.</summary>
    public static string? Refusal(string folder) =>
        OperatingSystem.IsLinux() && Find(folder) is { } owner
            ? Refusal(Path.GetFullPath(folder), owner, UserId())
            : null;

    /// <summary>The same of an owner and a user.</summary>
    internal static string? Refusal(string folder, uint owner, uint user) =>
        owner == user
            ? null
            : $"{folder} belongs to {Name(owner)}, and you are {Name(user)}: what you write there {Name(owner)} cannot "
                + $"read; run it as {Name(owner)}";

    /// <summary>The owner's number; null where there is no such folder.</summary>
    internal static uint? Find(string folder)
    {
        var told = new byte[StatBytes];
        return Stat(Here, folder, 0, OwnerWanted, told) == 0 ? BitConverter.ToUInt32(told, OwnerAt) : null;
    }

    private static string Name(uint user)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        try
        {
            return File.ReadLines(Names)
                    .Select(line => line.Split(':'))
                    .FirstOrDefault(parts => parts is [_, _, var id, ..] && id == number)
                    ?[0]
                ?? $"user {number}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"user {number}";
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat(int directory, string path, int flags, uint mask, [Out] byte[] told);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint UserId();
}
