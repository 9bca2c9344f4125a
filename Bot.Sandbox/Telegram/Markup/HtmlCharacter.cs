using System.Globalization;
using System.Text;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>
/// The named and numeric characters that the Bot API knows; anything else after an ampersand stays as it is.
/// </summary>
internal static class HtmlCharacter
{
    private static readonly (string Name, char Character)[] Named =
        [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"')];

    /// <summary>Reads one at <paramref name="at"/>, which is an ampersand, and moves behind it.</summary>
    public static bool TryRead(string source, ref int at, StringBuilder text)
    {
        var rest = source.AsSpan(at + 1);
        var length = rest is ['#', ..] ? ReadNumber(rest[1..], text) : ReadName(rest, text);
        if (length == 0)
        {
            return false;
        }

        at += 1 + length;
        if (at < source.Length && source[at] == ';')
        {
            at++;
        }

        return true;
    }

    private static int ReadName(ReadOnlySpan<char> rest, StringBuilder text)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
        {
            length++;
        }

        foreach (var (name, character) in Named)
        {
            if (rest[..length].SequenceEqual(name))
            {
                text.Append(character);
                return length;
            }
        }

        return 0;
    }

    private static int ReadNumber(ReadOnlySpan<char> rest, StringBuilder text)
    {
        var isHex = rest is ['x' or 'X', ..];
        var digits = isHex ? rest[1..] : rest;
        var length = 0;
        while (length < digits.Length
            && (isHex ? char.IsAsciiHexDigit(digits[length]) : char.IsAsciiDigit(digits[length])))
        {
            length++;
        }

        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(digits[..length], style, CultureInfo.InvariantCulture, out var code)
            || code == 0 || !Rune.IsValid(code))
        {
            return 0;
        }

        text.Append(new Rune(code).ToString());
        return 1 + (isHex ? 1 : 0) + length;
    }
}
