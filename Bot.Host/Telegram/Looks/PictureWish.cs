using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>What an argument says of a picture: whether one is wanted, and light or dark.</summary>
/// <param name="Rest">What else it says, word by word.</param>
/// <param name="IsAsked">Whether a picture is wanted.</param>
/// <param name="Theme">Null as it was chosen last.</param>
public sealed record PictureWish(IReadOnlyList<string> Rest, bool IsAsked, ChartTheme? Theme)
{
    private const string Picture = "picture";

    /// <summary>Reads an argument; null where it names two themes.</summary>
    public static PictureWish? Read(string? argument)
    {
        var words = (argument ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var themes = words.Select(ThemeChoice.Find).OfType<ChartTheme>().ToList();
        ChartTheme? theme = themes.Count == 0 ? null : themes[0];
        var rest = words.Where(word => !IsPicture(word) && ThemeChoice.Find(word) is null).ToList();
        return themes.Count > 1
            ? null
            : new PictureWish(rest, theme is not null || words.Any(IsPicture), theme);
    }

    /// <summary>The key that draws; below a picture, those that draw it the other way and tell it in words.</summary>
    public static IReadOnlyList<Key> Keys(CommandName command, string subject, ChartTheme? shown, ITexts texts) =>
        shown is { } theme
            ?
            [
                Other(command, subject, theme, texts),
                Key.To(texts.Looks.InWords, command, subject),
            ]
            : [Key.To(texts.Looks.Picture, command, $"{subject} {Picture}")];

    /// <summary>The key that draws it on the other background.</summary>
    public static Key Other(CommandName command, string subject, ChartTheme shown, ITexts texts) => shown switch
    {
        ChartTheme.Light => Key.To(texts.Looks.Dark, command, $"{subject} {ThemeChoice.Text(ChartTheme.Dark)}"),
        ChartTheme.Dark => Key.To(texts.Looks.Light, command, $"{subject} {ThemeChoice.Text(ChartTheme.Light)}"),
    };

    private static bool IsPicture(string word) => word.Equals(Picture, StringComparison.OrdinalIgnoreCase);
}
