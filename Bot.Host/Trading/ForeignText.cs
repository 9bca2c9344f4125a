using System.Globalization;
using System.Text;

namespace Bot.Host.Trading;

/// <summary>
/// Text from outside without what nobody sees: control, zero-width, bidirectional and tag characters, halves of
/// surrogate pairs. What a person reads is then all that there is. It is not escaped; that belongs to where it is
/// shown.
/// </summary>
public static class ForeignText
{
    // Letters and marks by their class that are blank all the same: fillers of Hangul, a blank braille, a joiner.
    private static readonly int[] Blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>
    /// The text without them; ends of lines stay, written as <c>\n</c>, and tabulators become blanks.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in Whole(text.ReplaceLineEndings("\n").Replace('\t', ' ').Replace('\v', ' ')))
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>The same in one line, blanks drawn together, of so many characters at most.</summary>
    public static string Line(string text, int longest)
    {
        var words = Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        if (line.Length <= longest)
        {
            return line;
        }

        // Never between the two halves of a surrogate pair.
        var end = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return line[..end];
    }

    private static bool IsPlain(char letter) => letter is (>= ' ' and <= '~') or '\n' or (>= '가' and <= '힣');

    private static IEnumerable<Rune> Whole(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            at += isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && IsSeen(rune))
            {
                yield return rune;
            }
        }
    }

    private static bool IsSeen(Rune rune) =>
        rune.Value == '\n'
        || (
            !Blank.Contains(rune.Value)
            && !IsVariation(rune.Value)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                )
        );

    // Variation selectors carry hidden bytes as well as colours of signs.
    private static bool IsVariation(int value) =>
        value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F);
}
