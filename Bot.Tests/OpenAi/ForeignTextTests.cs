using System.Globalization;
using System.Text;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.OpenAi;

public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("plain, 한국어, 🟢 and ₩1,000", "plain, 한국어, 🟢 and ₩1,000")]
    [InlineData("a\u200Bb\u200Dc\uFEFFd\u00ADe", "abcde")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("a\0b\u001B[31m", "ab[31m")]
    [InlineData("a\tb\u000Bc", "a b c")]
    [InlineData("a\r\nb\u2028c\rd", "a\nb\nc\nd")]
    [InlineData("\u3164\u115F\u2800", "")]
    [InlineData("\uE000\uFFFF", "")]
    [InlineData("", "")]
    public void Given_a_text_when_it_is_cleaned_then_what_is_seen_stays(string text, string clean) =>
        Assert.Equal(clean, ForeignText.Clean(text));

    [Fact]
    public void Given_halves_of_surrogate_pairs_when_they_are_cleaned_then_they_are_gone() =>
        Assert.Equal("xyz", ForeignText.Clean("x\uD83Dy\uDE00z"));

    [Fact]
    public void Given_words_in_tag_characters_when_they_are_cleaned_then_nothing_is_left() =>
        Assert.Equal(
            "a",
            ForeignText.Clean("a" + string.Concat("buy".Select(one => char.ConvertFromUtf32(0xE0000 + one))))
        );

    [Theory]
    [InlineData("  a \n\n b\t c ", 10, "a b c")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    public void Given_a_text_when_a_line_is_made_of_it_then_it_is_one_and_whole(
        string text,
        int longest,
        string line
    ) => Assert.Equal(line, ForeignText.Line(text, longest));

    [Fact]
    public void Given_any_text_when_it_is_cleaned_then_nothing_unseen_is_left_and_cleaning_again_changes_nothing() =>
        Prop.ForAll(
                Texts.ToArbitrary(),
                text =>
                {
                    var clean = ForeignText.Clean(text);
                    return ForeignText.Clean(clean) == clean && clean.EnumerateRunes().All(IsSeen);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_text_when_it_is_escaped_then_no_markup_is_left_and_its_plain_text_is_what_is_seen() =>
        Prop.ForAll(
                Texts.ToArbitrary(),
                text =>
                {
                    var html = Html.Escape(text);
                    return !html.Contains('<') && !html.Contains('>') && Html.Plain(html) == ForeignText.Clean(text);
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<string> Texts =>
        Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(0x20, 0x7E), Gen.Choose(0x2000, 0x206F), Gen.Choose(0xD800, 0xDFFF))
            .Select(code => (char)code)
            .ListOf()
            .Select(letters => new string([.. letters]));

    private static bool IsSeen(Rune rune) =>
        rune.Value == '\n'
        || Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse);
}
