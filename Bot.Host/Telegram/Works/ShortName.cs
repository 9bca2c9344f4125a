namespace Bot.Host.Telegram.Works;

/// <summary>
/// Short names of strategies and profiles, so that a whole choice fits into a key: the initials of several words, or
/// the first three letters of one.
/// </summary>
public static class ShortName
{
    private const int Letters = 3;

    public static string Of(string name)
    {
        var words = name.Split('-');
        return words.Length > 1 ? string.Concat(words.Select(word => word[0])) : name[..Math.Min(Letters, name.Length)];
    }

    /// <summary>The one of these names that a text means, whole or short; null where none is meant.</summary>
    public static string? Find(string text, IEnumerable<string> names) =>
        names.FirstOrDefault(name => Is(text, name) || Is(text, Of(name)));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
