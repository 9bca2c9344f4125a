using System.Text;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class FileTests
{
    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task Given_a_stream_when_sent_then_a_form_carries_it_beside_the_parameters()
    {
        await using var server = await BotServer.OpenAsync();
        server.Message();

        await server.Client().SendPhoto(
            5, InputFile.FromStream(Bytes("PNG"), "차트.png"), "캡션", ParseMode.Html, replyMarkup: ("a", "b"),
            disableNotification: true);

        var call = await server.NextAsync();
        var parts = call.Parts();
        Assert.StartsWith("multipart/form-data; boundary=\"", call.ContentType, StringComparison.Ordinal);
        Assert.Equal(
            ["0", "caption", "chat_id", "disable_notification", "parse_mode", "photo", "reply_markup"],
            parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("5", "캡션", "Html"), (parts["chat_id"].Body, parts["caption"].Body, parts["parse_mode"].Body));
        Assert.Equal("attach://0", parts["photo"].Body);
        Assert.Equal("""{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}""", parts["reply_markup"].Body);
    }

    [Fact]
    public async Task Given_a_stream_when_sent_then_its_part_has_a_number_a_name_in_utf8_and_no_kind()
    {
        await using var server = await BotServer.OpenAsync();
        server.Message();

        await server.Client().SendDocument(5, InputFile.FromStream(Bytes("PNG"), "차트.png"));

        var parts = (await server.NextAsync()).Parts();
        Assert.Equal(
            "Content-Disposition: form-data; name=\"0\"; filename=\"차트.png\"\nContent-Type: application/octet-stream",
            parts["0"].Headers);
        Assert.Equal("PNG", parts["0"].Body);
        Assert.Equal(
            "Content-Disposition: form-data; name=chat_id\nContent-Type: text/plain; charset=utf-8",
            parts["chat_id"].Headers);
    }

    [Fact]
    public async Task Given_a_stream_without_a_name_when_sent_then_it_is_called_file()
    {
        await using var server = await BotServer.OpenAsync();
        server.Message();

        await server.Client().SendPhoto(5, Bytes("PNG"));

        Assert.Contains("filename=\"file\"", (await server.NextAsync()).Parts()["0"].Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_media_with_two_streams_when_edited_then_each_has_its_part()
    {
        await using var server = await BotServer.OpenAsync();
        server.Message();

        await server.Client().EditMessageMedia(
            5, 6, new InputMediaDocument(Bytes("one")) { Thumbnail = Bytes("two"), Caption = "c" });

        var parts = (await server.NextAsync()).Parts();
        Assert.Equal(("one", "two"), Ordered(parts["media"].Body, parts["0"].Body, parts["1"].Body));
        Assert.Contains("\"type\":\"document\"", parts["media"].Body, StringComparison.Ordinal);

        static (string Media, string Thumbnail) Ordered(string json, string first, string second) =>
            json.Contains("\"media\":\"attach://0\"", StringComparison.Ordinal) ? (first, second) : (second, first);
    }

    [Fact]
    public async Task Given_a_stream_that_cannot_be_rewound_when_sent_again_then_the_same_bytes_go_out()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(429, "Too Many Requests: retry after 1", """{"retry_after":1}""").Message();

        await server.Client().SendDocument(5, InputFile.FromStream(new OneWayStream("once"), "a.txt"));

        Assert.Equal("once", (await server.NextAsync()).Parts()["0"].Body);
        Assert.Equal("once", (await server.NextAsync()).Parts()["0"].Body);
    }

    [Fact]
    public async Task Given_a_file_when_asked_for_and_fetched_then_its_bytes_come_from_its_path()
    {
        await using var server = await BotServer.OpenAsync();
        server.Result("""{"file_id":"f","file_unique_id":"u","file_size":3,"file_path":"photos/a.png"}""");
        server.Answer("PNG");
        using var destination = new MemoryStream();

        var file = await server.Client().GetInfoAndDownloadFile("f", destination);

        Assert.Equal("getFile", (await server.NextAsync()).Method);
        var fetched = await server.NextAsync();
        Assert.Equal(("GET", "/file/bot42:secret/photos/a.png"), (fetched.Verb, fetched.Path));
        Assert.Equal((3, "PNG"), (file.FileSize, Encoding.UTF8.GetString(destination.ToArray())));
    }

    [Fact]
    public async Task Given_no_such_file_when_fetched_then_the_refusal_is_thrown()
    {
        await using var server = await BotServer.OpenAsync();
        server.Refuse(404, "Not Found");
        using var destination = new MemoryStream();

        var refusal = await Assert.ThrowsAsync<ApiRequestException>(
            () => server.Client().DownloadFile("gone.txt", destination));

        Assert.Equal((404, "Not Found"), (refusal.ErrorCode, refusal.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    public async Task Given_no_path_when_fetched_then_it_is_refused(string path)
    {
        using var destination = new MemoryStream();
        var client = new TelegramBotClient(BotServer.Token);

        await Assert.ThrowsAsync<ArgumentException>(() => client.DownloadFile(path, destination));
    }

    [Theory]
    [InlineData("https://x/y.png", FileType.Url)]
    [InlineData("AgACAgIAAx", FileType.Id)]
    public void Given_a_text_when_taken_as_a_file_then_an_address_is_told_from_an_id(string text, FileType kind)
    {
        InputFile file = text;

        Assert.Equal((kind, text), (file.FileType, $"{file}"));
    }

    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }
}
