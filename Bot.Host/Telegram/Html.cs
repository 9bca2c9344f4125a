using System.Net;
using System.Text;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// The HTML that Telegram understands: everything from outside is escaped, everything can be read without it.
/// </summary>
public static class Html
{
    private const int LinesMost = 3_800;

    /// <summary>Text from outside, so that no letter of it is taken for markup, and none is there unseen.</summary>
    public static string Escape(string text) => ForeignText.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Bold(string escaped) => $"<b>{escaped}</b>";

    /// <summary>Text from outside, cut to a length before it is escaped.</summary>
    public static string Excerpt(string text, int length) => Escape(Fit(ForeignText.Clean(text), length));

    /// <summary>Text cut to a length where no markup is read.</summary>
    public static string Fit(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, WholeCharacters(text, length - 1)), "…");

    /// <summary>As many lines from the first as one message holds beside its heading.</summary>
    public static IReadOnlyList<string> Fitting(IEnumerable<string> lines)
    {
        var (kept, room) = (new List<string>(), LinesMost);
        foreach (var line in lines)
        {
            room -= line.Length + 1;
            if (room < 0)
            {
                break;
            }

            kept.Add(line);
        }

        return kept;
    }

    /// <summary>What a reader sees: without tags, with entities resolved.</summary>
    public static string Plain(string html)
    {
        var plain = new StringBuilder(html.Length);
        var inside = false;
        foreach (var letter in html)
        {
            inside = (inside, letter) switch { (_, '<') => true, (true, '>') => false, _ => inside };
            if (!inside && letter != '>')
            {
                plain.Append(letter);
            }
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }

    // Never between the two halves of a surrogate pair.
    private static int WholeCharacters(string text, int length) =>
        char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
}
