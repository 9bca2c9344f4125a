using Bot.Host.Watching;

namespace Bot.Tests.Watching;

public sealed class ScrubberTests
{
    private const string Tail = "AAabcdefghijklmnopqrstuvwxyz_-";

    [Theory]
    [InlineData(
        "POST https://api.telegram.org/bot123456789:AAabcdefghijklmnopqrstuvwxyz_-01234/getMe",
        "POST https://api.telegram.org/bot***/getMe"
    )]
    [InlineData("1:" + Tail, "***")]
    [InlineData("bot1%3A" + Tail + "/x", "bot***/x")]
    [InlineData("1:" + Tail + Tail + Tail, "***")]
    [InlineData("Bearer eyJhbGciOiJIUzUxMiJ9.eyJhY2Nlc3Nfa2V5IjoiYSJ9.c2lnbmF0dXJl end", "Bearer *** end")]
    [InlineData("Authorization: Bearer abcDEF123._~+/-= x", "Authorization: Bearer *** x")]
    [InlineData("authorization: basic dXNlcjpwYXNz!", "authorization: basic ***!")]
    [InlineData("key sk-proj-abcdefghijklmnop_0123 is wrong", "key *** is wrong")]
    [InlineData("GET https://me:secret@example.com/x", "GET https://***@example.com/x")]
    [InlineData("cut eyJhbGciOiJIUzUxMiJ9.eyJhY2", "cut ***")]
    public void Given_a_token_of_a_known_form_when_a_text_is_cleaned_then_it_is_gone(string text, string clean)
    {
        Assert.Equal(clean, new Scrubber([]).Clean(text));
    }

    [Theory]
    [InlineData("1:AAabcdefghijklmnopqrstuvwxyz_")]
    [InlineData("Bought 0.12345678 ETH at 4,350,000 KRW, RSI 29.8, 05:30:00")]
    [InlineData("ct-1-20240510T053000-entry-1")]
    [InlineData("basic settings and a task-force-of-twenty-people, see https://example.com:443/a@b")]
    public void Given_no_secret_when_a_text_is_cleaned_then_nothing_is_lost(string text)
    {
        Assert.Equal(text, new Scrubber(["", "a", "12345"]).Clean(text));
    }

    [Fact]
    public void Given_a_secret_that_is_learnt_later_when_a_text_is_cleaned_then_it_is_gone_as_well()
    {
        var scrubber = new Scrubber(["first-secret"]);

        scrubber.Learn(["later-secret", "short"]);

        Assert.Equal("*** *** short", scrubber.Clean("first-secret later-secret short"));
    }

    [Theory]
    [InlineData("secret+key/=", "key=secret+key/=;", "key=***;")]
    [InlineData("secret+key/=", "?k=secret%2Bkey%2F%3D&x", "?k=***&x")]
    [InlineData("se\"cr\\et", """{"k":"se\"cr\\et"}""", """{"k":"***"}""")]
    [InlineData("sec+ret", """{"k":"sec\u002Bret"}""", """{"k":"***"}""")]
    [InlineData("sixsix", "sixsixsix", "***six")]
    public void Given_a_configured_secret_when_a_text_holds_it_in_any_spelling_then_it_is_gone(
        string secret,
        string text,
        string clean
    )
    {
        Assert.Equal(clean, new Scrubber([secret]).Clean(text));
    }

    [Fact]
    public void Given_a_secret_within_another_when_a_text_is_cleaned_then_nothing_is_left_of_either()
    {
        Assert.Equal("*** and ***", new Scrubber(["abcdef", "abcdefghi"]).Clean("abcdefghi and abcdef"));
    }
}
