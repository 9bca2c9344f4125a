using Bot.Host.Telegram;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;

namespace Bot.Tests.Telegram;

public sealed class ToastTests
{
    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    public async Task Given_a_long_text_when_it_answers_a_key_then_telegram_takes_it(int length, int shown)
    {
        await using var chat = await Chat.PrepareAsync();
        var wire = chat.Get<ChatWire>();
        var view = View.Of("?", Keyboard.Back(Languages.English));
        await wire.SendAsync(Chat.Owner, view, silent: true, CancellationToken.None);
        var press = chat.Server.Press(Chat.Owner, Chat.Owner, chat.Messages()[0].Id, "v1:start", "en");

        await wire.AnswerAsync(press, new string('가', length), CancellationToken.None);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Equal(shown, (await chat.Server.WaitForAnswerAsync(press, patience.Token)).Text.Length);
    }
}
