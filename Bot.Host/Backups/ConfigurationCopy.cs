using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Host.Options;

namespace Bot.Host.Backups;

/// <summary>
/// The configuration as it can be shown to anybody: of a file only those values are kept whose key is known and no
/// secret; everything else is left out, and said to be.
/// </summary>
public static partial class ConfigurationCopy
{
    /// <summary>In the place of a value.</summary>
    public const string LeftOut = "(left out)";

    internal const string Name = "configuration.gz";

    private const string FileSuffix = "_FILE";
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true };

    /// <summary>What is kept of files, by their paths.</summary>
    public static IReadOnlyDictionary<string, SortedDictionary<string, string>> Read(IEnumerable<string> files) =>
        files
            .Where(File.Exists)
            .Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(path => path, ReadFile, StringComparer.Ordinal);

    /// <summary>Writes it into a backup.</summary>
    internal static BackupPart Write(IEnumerable<string> files, string made, CancellationToken token)
    {
        var path = Path.Combine(made, Name);
        var read = Read(files);
        HashedFile.Write(
            path,
            file =>
            {
                using var zip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                JsonSerializer.Serialize(zip, read, Form);
            }
        );
        return BackupMaker.Part(path, token);
    }

    private static SortedDictionary<string, string> ReadFile(string path)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            var problems = new List<string>();
            foreach (var (key, value) in OptionsFile.Read(path, problems))
            {
                kept[key] = OptionKeys.Find(key) is null || OptionKey.IsNameOfSecret(key) ? LeftOut : Clean(value);
            }
        }
        else
        {
            foreach (var (name, value) in OptionsFile.ReadEnv(path))
            {
                kept[name] = IsKnown(name) ? Clean(value) : LeftOut;
            }
        }

        return kept;
    }

    // A name that ends in _FILE says only where a secret lies.
    private static bool IsKnown(string name)
    {
        if (name.EndsWith(FileSuffix, StringComparison.Ordinal))
        {
            return true;
        }

        var own = name.StartsWith(BotConfiguration.Prefix, StringComparison.Ordinal)
            ? name[BotConfiguration.Prefix.Length..]
            : name;
        return !OptionKey.IsNameOfSecret(name)
            && (
                FamiliarNames.Sets(name)
                || OptionKeys.Find(own.Replace("__", ":", StringComparison.Ordinal)) is not null
            );
    }

    // An address may carry a name and a password.
    private static string Clean(string value) => InAddress().Replace(value, "://***@");

    [GeneratedRegex("://[^/@]+@", RegexOptions.None)]
    private static partial Regex InAddress();
}
