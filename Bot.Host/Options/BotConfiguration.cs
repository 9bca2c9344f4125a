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

    private const int ShownMost = 24;
    private const int SecretLeast = 6;
    private const int Absurd = -999_999_999;

    /// <summary>Reads and checks what files and an environment say.</summary>
    public static LoadedOptions Load(IEnumerable<string> files, IDictionary environment) =>
        Load(new OptionPlaces([.. files], [], environment));

    /// <summary>Reads and checks.</summary>
    public static LoadedOptions Load(OptionPlaces places)
    {
        var problems = new List<string>();
        var remarks = new List<string>();
        var given = new GivenOptions(problems, remarks);
        given.Read(places);
        var options = new BotOptions();
        foreach (var (key, value) in given.Values)
        {
            Set(options, key, value with { Text = Trimmed(key, value, remarks) }, problems);
        }

        problems.AddRange(OptionsCheck.Problems(options).Select(problem => Sourced(problem, given.Values)));
        var secrets = OptionKeys.Secrets(options).Where(secret => secret.Length >= SecretLeast).ToList();
        return new LoadedOptions(options, [.. Hidden(problems, secrets)], [.. Hidden(remarks, secrets)]);
    }

    // Each problem begins with the key that it is about.
    private static string Sourced(string problem, IReadOnlyDictionary<string, Given> given)
    {
        var end = problem.IndexOf(' ', StringComparison.Ordinal);
        return given.TryGetValue(problem[..Math.Max(end, 0)], out var value) ? $"{problem} ({value.Source})" : problem;
    }

    // A secret may have been put under another key as well.
    private static IEnumerable<string> Hidden(IEnumerable<string> texts, List<string> secrets) =>
        texts
            .Distinct(StringComparer.Ordinal)
            .Select(text =>
                secrets.Aggregate(text, (left, secret) => left.Replace(secret, "***", StringComparison.Ordinal))
            );

    private static string Trimmed(string key, Given given, List<string> remarks)
    {
        var raw = given.Text;
        var text = raw.Trim();
        if (text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'')
        {
            text = text[1..^1].Trim();
        }

        if (text.Length != raw.TrimEnd('\r', '\n').Length)
        {
            remarks.Add($"{key} was given with quotes or blanks around it; they were taken off ({given.Source})");
        }

        return text;
    }

    private static void Set(BotOptions options, string key, Given given, List<string> problems)
    {
        var value = given.Text;
        if (OptionKeys.Find(key) is not { } found)
        {
            problems.Add($"{key} is not known; did you mean {OptionKeys.Nearest(key)}? ({given.Source})");
            return;
        }

        if (Convert(value, found.Property.PropertyType) is not { } converted)
        {
            problems.Add($"{found.Key} is {Shown(value)}; it must be {Allowed(found)} ({given.Source})");
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

    // What the check says of a number that nobody can mean is what may be meant.
    private static string Allowed(OptionKey key)
    {
        const string from = "it must be from ";
        var kind = OptionKeys.Kind(key.Property.PropertyType);
        var options = new BotOptions();
        if (Convert($"{Absurd}", key.Property.PropertyType) is { } absurd && absurd is not (string or bool))
        {
            var section = key.Section.GetValue(options);
            key.Property.SetValue(
                section,
                key.Property.GetValue(section) is ModelPrices prices ? prices.With(key.Key, (decimal)absurd) : absurd
            );
        }

        var told = OptionsCheck
            .Problems(options)
            .FirstOrDefault(problem => problem.StartsWith($"{key.Key} is {Absurd}; ", StringComparison.Ordinal));
        return told?[$"{key.Key} is {Absurd}; ".Length..] switch
        {
            null => kind,
            var range when range.StartsWith(from, StringComparison.Ordinal) => $"{kind} from {range[from.Length..]}",
            var rule => $"{kind}; {rule}",
        };
    }

    // What is long may be a secret that was put under the wrong key.
    internal static string Shown(string value) =>
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
