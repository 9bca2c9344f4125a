using System.Globalization;
using System.Text;

namespace Bot.Host.Charts;

/// <summary>Texts from outside, made fit for a picture.</summary>
internal static class ChartText
{
    private const int RunesMost = 400;
    private const int WideFrom = 0x1100;
    private const double WideShare = 1;
    private const double CapitalShare = 0.75;
    private const double OtherShare = 0.55;

    /// <summary>Without what nobody sees and what XML cannot carry; line ends become spaces.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(RunesMost))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
            else if (IsSeen(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>About how wide a text will be; letters differ, so that it is rather too much than too little.</summary>
    public static double WidthOf(string text, double size) => text.EnumerateRunes().Sum(Share) * size;

    /// <summary>The text, cut and with an ellipsis where it would be wider.</summary>
    public static string Fit(string text, double size, double width)
    {
        var clean = Clean(text).Trim();
        if (WidthOf(clean, size) <= width)
        {
            return clean;
        }

        var (kept, room) = (new StringBuilder(), width - size);
        foreach (var rune in clean.EnumerateRunes())
        {
            room -= Share(rune) * size;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
            );

    private static double Share(Rune rune) =>
        rune switch
        {
            { Value: >= WideFrom } => WideShare,
            { Value: '%' or '@' or '+' } => CapitalShare,
            _ => Rune.IsUpper(rune) ? CapitalShare : OtherShare,
        };
}
