using System.Net;
using System.Text;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>Writes a formatted text as well-formed HTML; what a person wrote is always escaped.</summary>
internal static class HtmlRendering
{
    /// <param name="withCommands">Whether commands become keys of the chat page.</param>
    public static string Render(FormattedText body, bool withCommands = false)
    {
        var html = new StringBuilder(body.Text.Length + 32);
        var open = new Stack<TextEntity>();
        var next = 0;
        var shown = withCommands
            ? body.Entities
            : [.. body.Entities.Where(entity => entity.Type != TextCleaning.BotCommand)];
        foreach (var at in Boundaries(shown, body.Text.Length))
        {
            CloseAt(html, open, at);
            for (; next < shown.Count && shown[next].Offset == at; next++)
            {
                open.Push(shown[next]);
                html.Append(StartTag(shown[next], body.Text));
            }

            var end = NextBoundary(open, shown, next, body.Text.Length);
            html.Append(WebUtility.HtmlEncode(body.Text[at..end]));
        }

        CloseAt(html, open, body.Text.Length);
        return html.ToString();
    }

    private static SortedSet<int> Boundaries(IReadOnlyList<TextEntity> entities, int length)
    {
        var set = new SortedSet<int> { 0 };
        foreach (var entity in entities)
        {
            set.Add(entity.Offset);
            set.Add(entity.End);
        }

        set.Remove(length);
        return set;
    }

    private static int NextBoundary(Stack<TextEntity> open, IReadOnlyList<TextEntity> entities, int next, int length)
    {
        var end = next < entities.Count ? entities[next].Offset : length;
        foreach (var entity in open)
        {
            end = Math.Min(end, entity.End);
        }

        return end;
    }

    /// <summary>Closes what ends here; what lay above it and goes on is opened again.</summary>
    private static void CloseAt(StringBuilder html, Stack<TextEntity> open, int at)
    {
        var reopened = new Stack<TextEntity>();
        while (open.Any(entity => entity.End <= at))
        {
            var top = open.Pop();
            html.Append(EndTag(top));
            if (top.End > at)
            {
                reopened.Push(top);
            }
        }

        foreach (var entity in reopened)
        {
            open.Push(entity);
            html.Append(StartTag(entity, ""));
        }
    }

    private static string StartTag(TextEntity entity, string text) => entity.Type switch
    {
        "bold" => "<b>",
        "italic" => "<i>",
        "underline" => "<u>",
        "strikethrough" => "<s>",
        "spoiler" => "<span class=\"tg-spoiler\">",
        "code" => "<code>",
        "pre" when entity.Language is { } language =>
            $"<pre><code class=\"language-{WebUtility.HtmlEncode(language)}\">",
        "pre" => "<pre>",
        "text_link" => $"<a href=\"{WebUtility.HtmlEncode(entity.Url)}\">",
        "blockquote" => "<blockquote>",
        "expandable_blockquote" => "<blockquote expandable>",
        TextCleaning.BotCommand when text.Length > 0 =>
            $"<a class=\"command\" href=\"{WebUtility.HtmlEncode(text[entity.Offset..entity.End])}\">",
        _ => "<span>",
    };

    private static string EndTag(TextEntity entity) => entity.Type switch
    {
        "bold" => "</b>",
        "italic" => "</i>",
        "underline" => "</u>",
        "strikethrough" => "</s>",
        "code" => "</code>",
        "pre" => entity.Language is null ? "</pre>" : "</code></pre>",
        "text_link" => "</a>",
        "blockquote" or "expandable_blockquote" => "</blockquote>",
        TextCleaning.BotCommand => "</a>",
        _ => "</span>",
    };
}
