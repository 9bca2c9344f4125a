using System.Collections;
using System.Globalization;

namespace Bot.Host.Options;

/// <summary>
/// Reads the configuration: a file, the environment, familiar names of other bots, secrets from files. Nothing is
/// guessed: a key that nobody knows and a value of the wrong kind are problems like any other.
/// </summary>
public static class BotConfiguration
{
    /// <summary>What our own environment names begin with, to overrule others.</summary>
    public const string Prefix = "CHATTRADER_";

    private const string FileSuffix = "_FILE";

    /// <summary>Reads and checks.</summary>
    /// <param name="files">Configuration files; those that do not exist are passed over, later ones overrule earlier
    /// ones.</param>
    /// <param name="environment">Names and values of the environment.</param>
    public static LoadedOptions Load(IEnumerable<string> files, IDictionary environment)
    {
        var problems = new List<string>();
        var remarks = new List<string>();
        var values = Values(files, environment, problems);
        var options = new BotOptions();
        foreach (var (key, raw) in values)
        {
            Set(options, key, Trimmed(key, raw, remarks), problems);
        }

        return new LoadedOptions(options, [.. problems, .. OptionsCheck.Problems(options)], remarks);
    }

    private static SortedDictionary<string, string> Values(
        IEnumerable<string> files,
        IDictionary environment,
        List<string> problems
    )
    {
        var values = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(File.Exists))
        {
            Merge(values, OptionsFile.Read(file, problems));
        }

        var names = environment
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
        Merge(values, FamiliarNames.Read(names));
        Merge(values, Own(names, "", problems));
        Merge(values, Own(names, Prefix, problems));
        return values;
    }

    private static void Merge(SortedDictionary<string, string> into, IEnumerable<KeyValuePair<string, string>> from)
    {
        foreach (var (key, value) in from)
        {
            into[key] = value;
        }
    }

    // Section__Key, and Section__Key_FILE for a secret that lies in a file.
    private static List<KeyValuePair<string, string>> Own(
        Dictionary<string, string> names,
        string prefix,
        List<string> problems
    )
    {
        var own = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in names.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var key = name[prefix.Length..].Replace("__", ":", StringComparison.Ordinal);
            var isFile = key.EndsWith(FileSuffix, StringComparison.Ordinal);
            key = isFile ? key[..^FileSuffix.Length] : key;
            var isOurs =
                key.Contains(':', StringComparison.Ordinal)
                && (prefix.Length > 0 || OptionKeys.IsSection(key[..key.IndexOf(':', StringComparison.Ordinal)]));
            if (isOurs && (isFile ? Secret(name, value, problems) : value) is { } text)
            {
                own.Add(new KeyValuePair<string, string>(key, text));
            }
        }

        return own;
    }

    private static string? Secret(string name, string path, List<string> problems)
    {
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        problems.Add($"{name} is '{path}'; there is no such file");
        return null;
    }

    private static string Trimmed(string key, string raw, List<string> remarks)
    {
        var text = raw.Trim();
        if (text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'')
        {
            text = text[1..^1].Trim();
        }

        if (text.Length != raw.TrimEnd('\r', '\n').Length)
        {
            remarks.Add($"{key} was given with quotes or blanks around it; they were taken off");
        }

        return text;
    }

    private static void Set(BotOptions options, string key, string value, List<string> problems)
    {
        if (OptionKeys.Find(key) is not { } found)
        {
            problems.Add($"{key} is not known; did you mean {OptionKeys.Nearest(key)}?");
            return;
        }

        if (Convert(value, found.Property.PropertyType) is not { } converted)
        {
            problems.Add($"{found.Key} is '{value}'; it must be {OptionKeys.Kind(found.Property.PropertyType)}");
            return;
        }

        found.Property.SetValue(found.Section.GetValue(options), converted);
    }

    private static object? Convert(string value, Type type)
    {
        if (type == typeof(string))
        {
            return value;
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(value, out var truth) ? truth : null;
        }

        if (
            !decimal.TryParse(
                value,
                NumberStyles.Float | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return null;
        }

        return type == typeof(decimal) ? number : Whole(number, type);
    }

    // 5000.0 is a whole number to everybody but a parser.
    private static object? Whole(decimal number, Type type)
    {
        var most = type == typeof(int) ? int.MaxValue : long.MaxValue;
        return decimal.Truncate(number) == number && Math.Abs(number) <= most
            ? System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
            : null;
    }
}

/// <summary>What was read.</summary>
/// <param name="Options">Only to be used when there are no problems.</param>
/// <param name="Problems">All of them at once.</param>
/// <param name="Remarks">What was accepted but should be known.</param>
public sealed record LoadedOptions(BotOptions Options, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks);
