using System.Text.Json;
using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>Reads a text or caption with its formatting and holds it to the Bot API's limits.</summary>
internal static class MessageText
{
    /// <summary>Limits in Unicode code points, after the formatting was taken out.</summary>
    public const int MaxText = 4_096;
    public const int MaxCaption = 1_024;

    private static readonly HashSet<string> EntityTypes = new(StringComparer.Ordinal)
    {
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link",
        "blockquote", "expandable_blockquote",
    };

    /// <exception cref="ApiRefusal">The text is empty, too long or badly formatted.</exception>
    public static FormattedText Read(CallArguments arguments)
    {
        var text = Parse(arguments.Text("text") ?? "", arguments.Text("parse_mode"), Entities(arguments, "entities"));
        return text.Length() switch
        {
            0 => throw ApiRefusal.BadRequest("message text is empty"),
            > MaxText => throw ApiRefusal.BadRequest("message is too long"),
            _ => text,
        };
    }

    /// <exception cref="ApiRefusal">The caption is too long or badly formatted.</exception>
    public static FormattedText ReadCaption(CallArguments arguments) => WithinCaption(Parse(
        arguments.Text("caption") ?? "", arguments.Text("parse_mode"), Entities(arguments, "caption_entities")));

    /// <exception cref="ApiRefusal">The caption is too long or badly formatted.</exception>
    public static FormattedText ReadCaption(string caption, string? parseMode) =>
        WithinCaption(Parse(caption, parseMode, null));

    private static FormattedText WithinCaption(FormattedText caption) => caption.Length() > MaxCaption
        ? throw ApiRefusal.BadRequest("message caption is too long")
        : caption;

    private static FormattedText Parse(string text, string? parseMode, JsonElement? entities) =>
        parseMode?.ToLowerInvariant() switch
        {
            null or "" or "none" => WithEntities(text, entities),
            "html" => HtmlParser.Parse(text),
            "markdown" or "markdownv2" => throw ApiRefusal.BadRequest(
                $"parse_mode {parseMode} is not offered here; use HTML"),
            _ => throw ApiRefusal.BadRequest("unsupported parse_mode"),
        };

    private static JsonElement? Entities(CallArguments arguments, string name) =>
        arguments.Json(name, $"can't parse {name} JSON object");

    private static FormattedText WithEntities(string text, JsonElement? entities)
    {
        if (entities is not { ValueKind: JsonValueKind.Array } list)
        {
            return TextCleaning.Plain(text);
        }

        var read = list.EnumerateArray().Select(ReadEntity).Where(entity => EntityTypes.Contains(entity.Type)).ToList();
        return read.Exists(entity => entity.Offset < 0 || entity.Length <= 0 || entity.End > text.Length)
            ? throw ApiRefusal.BadRequest("entity beginning or end is out of the text")
            : TextCleaning.Finish(text, read);
    }

    private static TextEntity ReadEntity(JsonElement entity)
    {
        try
        {
            return new(
                entity.GetProperty("type").GetString() ?? "",
                entity.GetProperty("offset").GetInt32(),
                entity.GetProperty("length").GetInt32(),
                entity.TryGetProperty("url", out var url) ? url.GetString() : null,
                entity.TryGetProperty("language", out var language) ? language.GetString() : null);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw ApiRefusal.BadRequest("can't parse MessageEntity: type, offset and length are expected");
        }
    }
}
