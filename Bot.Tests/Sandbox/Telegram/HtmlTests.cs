using System.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>How the HTML dialect is read, and what is refused.</summary>
public sealed class HtmlTests
{
    [Theory]
    [InlineData("a <b>bold</b>", "a bold", "bold 2 4")]
    [InlineData("<strong>x</strong><em>y</em><ins>z</ins>", "xyz", "bold 0 1, italic 1 1, underline 2 1")]
    [InlineData("<i>x</i><u>y</u><s>z</s>", "xyz", "italic 0 1, underline 1 1, strikethrough 2 1")]
    [InlineData("<strike>x</strike><del>y</del>", "xy", "strikethrough 0 1, strikethrough 1 1")]
    [InlineData("<tg-spoiler>x</tg-spoiler><span class=\"tg-spoiler\">y</span>", "xy", "spoiler 0 1, spoiler 1 1")]
    [InlineData(
        "<a href=\"https://example.com/?a=1&amp;b=2\">x</a>", "x", "text_link 0 1 https://example.com/?a=1&b=2")]
    [InlineData("<a href=\"javascript://x\">x</a>", "x", "")]
    [InlineData("<code>x</code><pre>y</pre>", "xy", "code 0 1, pre 1 1")]
    [InlineData("<pre><code class=\"language-json\">{}</code></pre>", "{}", "pre 0 2 json")]
    [InlineData("<blockquote>x</blockquote><blockquote expandable>y</blockquote>", "xy",
        "blockquote 0 1, expandable_blockquote 1 1")]
    [InlineData("<b>a<i>b</i></b>", "ab", "bold 0 2, italic 1 1")]
    [InlineData("🟢<b>가</b>", "🟢가", "bold 2 1")]
    [InlineData("&lt;b&gt; &amp; &quot; &#128994; &#x1F7E2; &nbsp; & &amp;lt;", "<b> & \" 🟢 🟢 &nbsp; & &lt;", "")]
    [InlineData("  <b> x </b>  ", " x", "bold 0 2")]
    [InlineData("<code><b>x</b></code><pre>y<i>z</i></pre>", "xyz", "code 0 1, pre 1 2")]
    [InlineData("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", "blockquote 0 2")]
    [InlineData("<B>x</B>", "x", "bold 0 1")]
    [InlineData("x<b></b>", "x", "")]
    [InlineData("see /help or a/b <code>/run</code>", "see /help or a/b /run", "bot_command 4 5, code 17 4")]
    public async Task Given_HTML_when_it_is_sent_then_text_and_entities_come_out(
        string html, string text, string entities)
    {
        await using var line = await BotLine.OpenAsync();
        await line.CallAsync("sendMessage", new { chat_id = 1, text = html, parse_mode = "HTML" });
        var body = Assert.Single(line.Server.Messages(1)).Body;
        Assert.Equal(text, body.Text);
        Assert.Equal(entities, string.Join(", ", body.Entities.Select(entity =>
            $"{entity.Type} {entity.Offset} {entity.Length} {entity.Url}{entity.Language}".Trim())));
    }

    [Theory]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("가<h1>x</h1>", "Unsupported start tag \"h1\" at byte offset 3")]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <b", "Unclosed start tag at byte offset 2")]
    [InlineData("1 <2>", "Unsupported start tag \"2\" at byte offset 2")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span class=\"red\">x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=\"x", "Unclosed start tag \"a\" at byte offset 0")]
    [InlineData("<a =x>y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<b/>", "Unsupported start tag \"b/\" at byte offset 0")]
    public async Task Given_broken_HTML_when_it_is_sent_then_it_cannot_be_parsed(string html, string complaint)
    {
        await using var line = await BotLine.OpenAsync();
        var answer = await line.CallAsync("sendMessage", new { chat_id = 1, text = html, parse_mode = "html" });
        Assert.Equal("Bad Request: can't parse entities: " + complaint, answer.Description);
    }

    [Fact]
    public async Task Given_entities_that_overlap_when_they_are_rendered_then_the_HTML_is_well_formed()
    {
        await using var line = await BotLine.OpenAsync();
        object[] entities =
            [new { type = "bold", offset = 0, length = 2 }, new { type = "italic", offset = 1, length = 2 }];
        await line.CallAsync("sendMessage", new { chat_id = 1, text = "a<b", entities });
        Assert.Equal("<b>a<i>&lt;</i></b><i>b</i>", line.Server.Messages(1)[0].Html);
    }

    [Fact]
    public async Task Given_a_text_without_parse_mode_when_it_is_sent_then_nothing_in_it_is_a_tag()
    {
        await using var line = await BotLine.OpenAsync();
        await line.SendAsync("<b>x</b> & y");
        Assert.Equal("<b>x</b> & y", line.Server.Messages(1)[0].Text);
        Assert.Equal("&lt;b&gt;x&lt;/b&gt; &amp; y", line.Server.Messages(1)[0].Html);
    }

    [Fact]
    public async Task Given_any_formatted_text_when_it_is_sent_again_as_it_was_rendered_then_nothing_changes()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync("first");
        Prop.ForAll(Formatted.ToArbitrary(), html =>
        {
            var sent = Edit(line, id, html);
            var again = Edit(line, id, line.Server.Messages(1)[0].Html);
            return (sent.Status == HttpStatusCode.OK
                || sent.Description.Contains("not modified", StringComparison.Ordinal))
                && again.Description.StartsWith("Bad Request: message is not modified", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Formatted =>
        from parts in Nested(2).NonEmptyListOf()
        select "x" + string.Concat(parts);

    private static Gen<string> Words =>
        Gen.Elements("a", " ", "\n", "가나", "🟢", "&lt;b&gt;", "&amp;", "&quot;", "/run", "1 &#62; 0");

    private static Gen<string> Nested(int depth) => depth == 0
        ? Words
        : Gen.OneOf(
            Words,
            from tag in Gen.Elements("b", "i", "u", "s", "code", "pre", "tg-spoiler", "blockquote",
                "blockquote expandable", "a href=\"https://example.com/?a=1&amp;b\"")
            from inner in Nested(depth - 1).ListOf()
            select $"<{tag}>{string.Concat(inner)}</{tag.Split(' ')[0]}>");

    private static BotAnswer Edit(BotLine line, int id, string text) => Task.Run(() =>
        line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text, parse_mode = "HTML" }))
        .GetAwaiter().GetResult();
}
