using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Options;

/// <summary>
/// Reads the configuration: a file, the environment, familiar names of other bots, secrets from files. Nothing is
/// guessed: a key that nobody knows and a value of the wrong kind are problems like any other.
/// </summary>
public static partial class BotConfiguration
{
    /// <summary>What our own environment names begin with, to overrule others.</summary>
    public const string Prefix = "CHATTRADER_";

    private const string FileSuffix = "_FILE";
    private const int ShownMost = 24;

    /// <summary>Reads and checks.</summary>
    /// <param name="files">Configuration files; those that do not exist are passed over, later ones overrule earlier
    /// ones.</param>
    /// <param name="environment">Names and values of the environment.</param>
    public static LoadedOptions Load(IEnumerable<string> files, IDictionary environment)
    {
        var problems = new List<string>();
        var remarks = new List<string>();
        var names = environment
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
        var values = Values(files, names, problems);
        remarks.AddRange(FamiliarNames.Unused(names.Keys));
        remarks.AddRange(
            names
                .Keys.Where(IsOursWithoutSection)
                .Select(name => $"{name} sets nothing: names are {Prefix}Section__Key")
        );
        var options = new BotOptions();
        foreach (var (key, raw) in values)
        {
            Set(options, key, Trimmed(key, raw, remarks), problems);
        }

        return new LoadedOptions(options, [.. problems, .. OptionsCheck.Problems(options)], remarks);
    }

    private static SortedDictionary<string, string> Values(
        IEnumerable<string> files,
        Dictionary<string, string> names,
        List<string> problems
    )
    {
        var values = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(File.Exists))
        {
            Merge(values, OptionsFile.Read(file, problems));
        }

        Merge(values, Familiar(names, problems));
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

    private static bool IsOursWithoutSection(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && !name.Contains("__", StringComparison.Ordinal);

    private static List<KeyValuePair<string, string>> Familiar(Dictionary<string, string> names, List<string> problems)
    {
        var familiar = new List<KeyValuePair<string, string>>();
        foreach (var (given, value) in names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var isFile = given.EndsWith(FileSuffix, StringComparison.Ordinal);
            var name = isFile ? given[..^FileSuffix.Length] : given;
            if (FamiliarNames.Sets(name) && (isFile ? Secret(given, value, problems) : value) is { } text)
            {
                familiar.Add(FamiliarNames.Read(name, text));
            }
        }

        return familiar;
    }

    // Section__Key, and Section__Key_FILE for a secret that lies in a file.
    private static List<KeyValuePair<string, string>> Own(
        Dictionary<string, string> names,
        string prefix,
        List<string> problems
    )
    {
        var own = new List<KeyValuePair<string, string>>();
        var ours = names
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal);
        foreach (var (name, value) in ours)
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
        try
        {
            return File.ReadAllText(path.Trim());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{name} is '{path}'; that file cannot be read: {exception.Message}");
            return null;
        }
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
            problems.Add($"{found.Key} is {Shown(value)}; it must be {OptionKeys.Kind(found.Property.PropertyType)}");
            return;
        }

        var section = found.Section.GetValue(options);
        found.Property.SetValue(
            section,
            found.Property.GetValue(section) is ModelPrices prices
                ? prices.With(found.Key, (decimal)converted)
                : converted
        );
    }

    // What is long may be a secret that was put under the wrong key.
    private static string Shown(string value) =>
        value.Length <= ShownMost ? $"'{value}'" : $"a text of {value.Length} characters";

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

        var digits = ThousandsPattern().IsMatch(value) ? value.Replace(",", "", StringComparison.Ordinal) : value;
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (type == typeof(double))
        {
            return (double)number;
        }

        return type == typeof(decimal) || type == typeof(ModelPrices) ? number : Whole(number, type);
    }

    // 5000.0 is a whole number to everybody but a parser.
    private static object? Whole(decimal number, Type type)
    {
        var most = type == typeof(int) ? int.MaxValue : long.MaxValue;
        return decimal.Truncate(number) == number && Math.Abs(number) <= most
            ? System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture)
            : null;
    }

    // 10,000,000 is a number; 1,5 might be two.
    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex ThousandsPattern();
}

/// <summary>What was read.</summary>
/// <param name="Options">Only to be used when there are no problems.</param>
/// <param name="Problems">All of them at once.</param>
/// <param name="Remarks">What was accepted but should be known.</param>
public sealed record LoadedOptions(BotOptions Options, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks);
