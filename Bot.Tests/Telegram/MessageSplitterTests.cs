using System.Text;
using System.Text.RegularExpressions;
using Bot.Host.Telegram;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Telegram;

public sealed class MessageSplitterTests
{
    private const int Limit = 60;

    private static readonly string[] Bits =
    [
        "a", "word ", "\n", "\n", "&lt;", "&amp;", "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "가나다 ", "😀",
        "a-rather-long-word-without-any-blank",
    ];

    [Fact]
    public void Given_any_text_when_it_is_split_then_pieces_fit_and_nothing_is_lost_or_cut() => Prop.ForAll(
        Gen.Elements(Bits).ListOf().Select(Balanced).ToArbitrary(),
        html =>
        {
            var pieces = MessageSplitter.Split(html, Limit);
            return pieces.All(piece => piece.Length <= Limit)
                && string.Concat(pieces.Select(Html.Plain)) == Html.Plain(html)
                && pieces.All(IsWhole);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Given_lines_when_they_do_not_fit_then_the_cut_is_at_the_end_of_a_line()
    {
        var pieces = MessageSplitter.Split("first line\nsecond line\nthird line", 25);

        Assert.Equal(["first line\nsecond line\n", "third line"], pieces);
    }

    [Fact]
    public void Given_an_open_tag_when_the_text_is_cut_within_it_then_it_is_closed_and_opened_again()
    {
        var pieces = MessageSplitter.Split("<b>one\ntwo</b>", 13);

        Assert.Equal(["<b>one\n</b>", "<b>two</b>"], pieces);
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    public void Given_a_length_when_it_reaches_telegrams_limit_then_there_are_so_many_pieces(int length, int pieces) =>
        Assert.Equal(pieces, MessageSplitter.Split(new string('x', length)).Count);

    // Every tag that was opened is closed, innermost first; what closes nothing is left out.
    private static string Balanced(IEnumerable<string> bits)
    {
        var html = new StringBuilder();
        var open = new Stack<string>();
        foreach (var bit in bits)
        {
            if (bit.StartsWith("</", StringComparison.Ordinal))
            {
                if (open.TryPeek(out var name) && bit == $"</{name}>")
                {
                    open.Pop();
                    html.Append(bit);
                }
            }
            else
            {
                if (bit.StartsWith('<'))
                {
                    open.Push(bit[1..^1]);
                }

                html.Append(bit);
            }

            if (open.Count > 3)
            {
                html.Append($"</{open.Pop()}>");
            }
        }

        return html + string.Concat(open.Select(name => $"</{name}>"));
    }

    private static bool IsWhole(string piece)
    {
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(piece, "<(/?)([a-z]+)>"))
        {
            if (tag.Groups[1].Length == 0)
            {
                open.Push(tag.Groups[2].Value);
            }
            else if (open.Count == 0 || open.Pop() != tag.Groups[2].Value)
            {
                return false;
            }
        }

        var bare = Regex.Replace(piece, "</?[a-z]+>|&(lt|amp);", "");
        return open.Count == 0 && !bare.AsSpan().ContainsAny('<', '>', '&') && !IsCutPair(piece);
    }

    private static bool IsCutPair(string piece) =>
        piece.Length > 0 && (char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1]));
}
