using System.Security.Cryptography;

namespace Bot.Host.Backups;

/// <summary>The text that seals a backup: a checksum for the manifest and for each file that it names.</summary>
internal static class BackupSums
{
    private const int NameMost = 64;

    /// <summary>All of it.</summary>
    public static string Of(byte[] manifest, IReadOnlyList<BackupPart> parts) =>
        Line(manifest) + string.Concat(parts.Select(part => Line(part.Sha256, part.Path)));

    /// <summary>The line of the manifest, which is the first.</summary>
    public static string Line(byte[] manifest) =>
        Line(Convert.ToHexStringLower(SHA256.HashData(manifest)), BackupManifest.FileName);

    /// <summary>Whether a name leads nowhere but to a file in the folder that it is read from.</summary>
    public static bool IsPlain(string? name) =>
        name is { Length: > 0 and <= NameMost }
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static string Line(string sha256, string name) => $"{sha256}  {name}\n";
}
