using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class KeyboardTests
{
    private const string Row = """[[{"text":"a","callback_data":"1"},{"text":"b","callback_data":"2"}]]""";
    private const string Column = """[[{"text":"a","callback_data":"1"}],[{"text":"b","callback_data":"2"}]]""";
    private static readonly InlineKeyboardButton A = InlineKeyboardButton.WithCallbackData("a", "1");
    private static readonly InlineKeyboardButton B = new("b", "2");

    public static TheoryData<ReplyMarkup?, string> Inline { get; } = new()
    {
        { new InlineKeyboardMarkup(A, B), Row },
        { new InlineKeyboardMarkup(new List<InlineKeyboardButton> { A, B }), Row },
        { new InlineKeyboardMarkup(new[] { A, B }.Where(_ => true)), Row },
        { new InlineKeyboardMarkup([[A], [B]]), Column },
        { new InlineKeyboardMarkup(new[] { new[] { A }, [B] }), Column },
        { new InlineKeyboardMarkup(("a", "1"), ("b", "2")), Row },
        { new InlineKeyboardMarkup().AddButton("a", "1").AddNewRow().AddButton(B), Column },
        { new InlineKeyboardMarkup(A).AddButtons(B), Row },
        { new InlineKeyboardMarkup(A).AddNewRow(B), Column },
        { new[] { A, B }, Row },
        { new[] { new[] { A }, [B] }, Column },
        { new List<List<InlineKeyboardButton>> { new() { A }, new() { B } }, Column },
        { new[] { ("a", "1"), ("b", "2") }, Row },
        { new[] { new[] { ("a", "1") }, [("b", "2")] }, Column },
        { ("a", "1"), """[[{"text":"a","callback_data":"1"}]]""" },
        { InlineKeyboardMarkup.Empty(), "[]" },
    };

    public static TheoryData<ReplyMarkup?, string> Reply { get; } = new()
    {
        { "a", """{"keyboard":[[{"text":"a"}]],"resize_keyboard":true}""" },
        { new[] { "a", "b" }, """{"keyboard":[[{"text":"a"},{"text":"b"}]],"resize_keyboard":true}""" },
        { new[] { new[] { "a" }, ["b"] }, """{"keyboard":[[{"text":"a"}],[{"text":"b"}]],"resize_keyboard":true}""" },
        { KeyboardButton.WithRequestContact("a"),
            """{"keyboard":[[{"text":"a","request_contact":true}]],"resize_keyboard":true}""" },
        { new ReplyKeyboardMarkup("a", "b"), """{"keyboard":[[{"text":"a"},{"text":"b"}]]}""" },
        { new ReplyKeyboardMarkup(true).AddButton("a").AddNewRow("b"),
            """{"keyboard":[[{"text":"a"}],[{"text":"b"}]],"resize_keyboard":true}""" },
        { ReplyMarkup.RemoveKeyboard, """{"remove_keyboard":true}""" },
        { new ForceReplyMarkup { InputFieldPlaceholder = "how much" },
            """{"force_reply":true,"input_field_placeholder":"how much"}""" },
        { (string?)null, "null" },
    };

    [Theory]
    [MemberData(nameof(Inline), DisableDiscoveryEnumeration = true)]
    public void Given_keys_in_any_form_when_made_a_keyboard_then_its_rows_stand(ReplyMarkup? markup, string rows) =>
        Assert.Equal($$"""{"inline_keyboard":{{rows}}}""", JsonSerializer.Serialize(markup, JsonBotAPI.Options));

    [Theory]
    [MemberData(nameof(Reply), DisableDiscoveryEnumeration = true)]
    public void Given_words_in_any_form_when_made_a_keyboard_then_its_keys_say_them(ReplyMarkup? markup, string json)
    {
        var written = JsonSerializer.SerializeToNode(markup, JsonBotAPI.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), $"{written}");
    }

    [Theory]
    [InlineData("run:1", null)]
    [InlineData("https://x", "https://x")]
    [InlineData("HTTP://x", "HTTP://x")]
    [InlineData("tg://user?id=1", "tg://user?id=1")]
    [InlineData("ftp://x", null)]
    public void Given_data_or_an_address_when_made_a_key_then_they_are_told_apart(string value, string? url)
    {
        InlineKeyboardButton key = ("a", value);

        Assert.Equal((url, url is null ? value : null), (key.Url, key.CallbackData));
        Assert.Equal(value, InlineKeyboardButton.WithCallbackData("a", value).CallbackData);
    }

    [Fact]
    public void Given_kinds_of_key_when_made_then_each_says_what_it_does()
    {
        Assert.Equal("c", new InlineKeyboardButton("a", InlineButtonType.CopyText, "c").CopyText!.Text);
        Assert.Equal("https://x", InlineKeyboardButton.WithWebApp("a", "https://x").WebApp!.Url);
        Assert.Equal("", InlineKeyboardButton.WithSwitchInlineQuery("a").SwitchInlineQuery);
        Assert.True(InlineKeyboardButton.WithPay("a").Pay);
        Assert.Throws<NotSupportedException>(() => new InlineKeyboardButton("a", (InlineButtonType)99));
    }

    [Fact]
    public void Given_a_style_when_made_a_key_then_it_is_written_by_name()
    {
        InlineKeyboardButton key = ("a", "1", KeyboardButtonStyle.Danger);

        Assert.Equal("danger", (string?)JsonSerializer.SerializeToNode(key, JsonBotAPI.Options)!["style"]);
    }

    [Fact]
    public void Given_rows_that_cannot_grow_when_a_key_is_added_then_that_is_refused()
    {
        var fixedRows = new InlineKeyboardMarkup(new[] { new[] { A } });

        Assert.Throws<InvalidOperationException>(() => fixedRows.AddButton(B));
        Assert.Throws<InvalidOperationException>(() => fixedRows.AddNewRow(B));
    }
}
