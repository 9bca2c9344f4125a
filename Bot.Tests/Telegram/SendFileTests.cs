using Bot.Host.Telegram;
using Bot.Host.Telegram.Works;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Telegram;

public sealed class SendFileTests
{
    private static readonly byte[] Bytes = [0x61, 0x2c, 0x62, 0x0a];

    [Fact]
    public async Task Given_a_document_when_it_is_sent_then_name_bytes_and_caption_arrive()
    {
        await using var chat = await Chat.PrepareAsync();

        var delivery = await SendAsync(chat, "<b>trades</b> of a year");

        var message = Assert.Single(chat.Messages());
        Assert.Equal(message.Id, Assert.IsType<Delivery.Done>(delivery).MessageId);
        Assert.Equal((MessageKind.Document, "trades of a year"), (message.Kind, message.Caption));
        Assert.Equal(Bytes, chat.Server.FileContent(message.FileId!));
        Assert.True(message.IsSilent);
    }

    [Theory]
    [InlineData(1024, 0)]
    [InlineData(1025, 1)]
    [InlineData(3000, 1)]
    public async Task Given_a_long_caption_when_it_is_sent_then_what_has_no_room_follows_as_text(int length, int texts)
    {
        await using var chat = await Chat.PrepareAsync();
        var caption = string.Concat(Enumerable.Repeat("123456789\n", (length / 10) + 1))[..length];

        await SendAsync(chat, caption);

        var messages = chat.Messages();
        Assert.Equal(1 + (length > 2048 ? 2 * texts : texts), messages.Count);
        Assert.Equal(
            caption.Replace("\n", "", StringComparison.Ordinal),
            string.Concat(messages.Select(one => one.Body.Text)).Replace("\n", "", StringComparison.Ordinal));
        Assert.InRange(messages[0].Caption.Length, 1000, ChatWire.CaptionMost);
    }

    [Fact]
    public async Task Given_a_caption_that_cannot_be_read_when_it_is_sent_then_it_goes_as_plain_text()
    {
        await using var chat = await Chat.PrepareAsync();

        await SendAsync(chat, "a <blink>b</blink> &lt;c");

        Assert.Equal("a b <c", Assert.Single(chat.Messages()).Caption);
    }

    [Fact]
    public async Task Given_a_chat_that_blocked_the_bot_when_a_file_is_sent_then_it_is_refused()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Server.SetBlocked(Chat.Owner, true);

        Assert.IsType<Delivery.Refused>(await SendAsync(chat, "x"));
    }

    private static Task<Delivery> SendAsync(Chat chat, string caption) => chat.Get<ChatWire>().SendFileAsync(
        Chat.Owner, new WorkFile("trades.csv", Bytes, caption, IsPicture: false), silent: true, CancellationToken.None);
}
