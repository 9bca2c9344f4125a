using System.Reflection;

namespace Bot.Host.Options;

/// <summary>The keys that exist, as <c>Section:Key</c>.</summary>
public static class OptionKeys
{
    /// <summary>Every key with its section and property.</summary>
    public static IReadOnlyList<OptionKey> All { get; } =
    [
        .. typeof(BotOptions)
            .GetProperties()
            .SelectMany(section =>
                section
                    .PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.CanWrite)
                    .SelectMany(property => Keys(section, property))
            ),
    ];

    public static bool IsSection(string name) =>
        typeof(BotOptions)
            .GetProperties()
            .Any(section => string.Equals(section.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The key of that name in any case, or null.</summary>
    public static OptionKey? Find(string key) =>
        All.FirstOrDefault(one => string.Equals(one.Key, key, StringComparison.OrdinalIgnoreCase))
        ?? (ModelPrices.IsPrice(key) ? OfPrices() with { Key = key } : null);

    /// <summary>The known key that is written most like an unknown one.</summary>
    public static string Nearest(string key) => All.MinBy(one => Distance(one.Key, key))!.Key;

    /// <summary>The secrets that options hold, for what takes them out of texts.</summary>
    public static IEnumerable<string> Secrets(BotOptions options) =>
        All.Where(one => one.IsSecret)
            .Select(one => (string)one.Property.GetValue(one.Section.GetValue(options))!)
            .Where(secret => secret.Length > 0);

    /// <summary>What a value of a type looks like, for a sentence.</summary>
    public static string Kind(Type type)
    {
        if (type == typeof(bool))
        {
            return "true or false";
        }

        return type == typeof(decimal) || type == typeof(double) || type == typeof(ModelPrices)
            ? "a number"
            : "a whole number";
    }

    private static IEnumerable<OptionKey> Keys(PropertyInfo section, PropertyInfo property) =>
        property.PropertyType == typeof(ModelPrices)
            ? ModelPrices.Default.Keys.Select(key => new OptionKey(key, section, property))
            : [new OptionKey($"{section.Name}:{property.Name}", section, property)];

    private static OptionKey OfPrices() => All.First(one => one.Property.PropertyType == typeof(ModelPrices));

    // Levenshtein: how many letters must be put in, taken out or changed.
    internal static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(row[j] + 1, left + 1), diagonal + change);
                (diagonal, row[j], left) = (row[j], best, best);
            }
        }

        return row[^1];
    }
}

/// <summary>A key of the configuration.</summary>
public sealed record OptionKey(string Key, PropertyInfo Section, PropertyInfo Property)
{
    private static readonly string[] Endings = ["Key", "Token", "Secret", "Password", "Passphrase", "Credential"];

    /// <summary>Whether what bears this name is a secret, whoever reads it.</summary>
    public static bool IsNameOfSecret(string name) =>
        Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether its value may never be shown.</summary>
    public bool IsSecret => Property.PropertyType == typeof(string) && IsNameOfSecret(Property.Name);
}
