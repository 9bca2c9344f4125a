using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>What Telegram does to every text: odd characters out, blanks at both ends off, commands found.</summary>
internal static partial class TextCleaning
{
    public const string BotCommand = "bot_command";

    /// <summary>Drops carriage returns and turns other control characters into blanks.</summary>
    public static string WithoutControls(string text)
    {
        if (!text.Any(c => c < ' ' && c != '\n'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => c != '\r'))
        {
            clean.Append(c is < ' ' and not '\n' ? ' ' : c);
        }

        return clean.ToString();
    }

    /// <summary>Trims both ends, but never in front of the first entity, and adds the commands found.</summary>
    public static FormattedText Finish(string text, List<TextEntity> entities)
    {
        var trimmed = text.TrimEnd();
        entities.RemoveAll(entity => entity.Offset >= trimmed.Length);
        entities.Sort(Order);
        var leading = trimmed.Length - trimmed.TrimStart().Length;
        if (entities.Count > 0)
        {
            leading = Math.Min(leading, entities[0].Offset);
        }

        var kept = entities.Select(entity => entity with
        {
            Offset = entity.Offset - leading,
            Length = Math.Min(entity.End, trimmed.Length) - entity.Offset,
        }).ToList();
        kept.Sort(Order);
        DropUnnestable(kept);
        var result = trimmed[leading..];
        AddCommands(result, kept);
        return new(result, kept);
    }

    public static FormattedText Plain(string text) => Finish(WithoutControls(text), []);

    /// <summary>
    /// Code holds nothing else, and quotations hold no quotations; entities stand in order, outer ones first.
    /// </summary>
    private static void DropUnnestable(List<TextEntity> entities)
    {
        for (var index = entities.Count - 1; index > 0; index--)
        {
            var inner = entities[index];
            if (entities.Take(index).Any(outer => inner.End <= outer.End && !MayHold(outer, inner)))
            {
                entities.RemoveAt(index);
            }
        }
    }

    private static bool MayHold(TextEntity outer, TextEntity inner) =>
        outer.Type is not ("code" or "pre") && !(IsQuotation(outer) && IsQuotation(inner));

    private static bool IsQuotation(TextEntity entity) => entity.Type is "blockquote" or "expandable_blockquote";

    private static void AddCommands(string text, List<TextEntity> entities)
    {
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        var before = entities.Count;
        foreach (var match in Command().EnumerateMatches(text))
        {
            var found = new TextEntity(BotCommand, match.Index, match.Length);
            if (!entities.Take(before).Any(entity => HidesCommands(entity) && Overlap(entity, found)))
            {
                entities.Add(found);
            }
        }

        if (entities.Count > before)
        {
            entities.Sort(Order);
        }
    }

    private static bool HidesCommands(TextEntity entity) => entity.Type is "code" or "pre" or "text_link";

    private static bool Overlap(TextEntity one, TextEntity other) => one.Offset < other.End && other.Offset < one.End;

    /// <summary>Outer entities stand before those within.</summary>
    private static int Order(TextEntity one, TextEntity other) =>
        (one.Offset, -one.Length, Rank(one)).CompareTo((other.Offset, -other.Length, Rank(other)));

    private static int Rank(TextEntity entity) => entity.Type switch
    {
        "blockquote" => 0,
        "expandable_blockquote" => 1,
        "pre" => 2,
        "code" => 3,
        "text_link" => 4,
        "bold" => 5,
        "italic" => 6,
        "underline" => 7,
        "strikethrough" => 8,
        _ => 9,
    };

    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
