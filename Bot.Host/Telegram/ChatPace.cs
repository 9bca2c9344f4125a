namespace Bot.Host.Telegram;

/// <summary>Waits before a message for as long as the pace asks, and tells the pace what came of it.</summary>
public sealed class ChatPace(ChatSettings settings, WallClock wall)
{
    private readonly SendPace _pace = new(settings.GapPerChat);

    public WallClock Wall => wall;

    public async Task<Delivery> SendAsync(long chat, Func<Task<Delivery>> send, CancellationToken token)
    {
        for (var wait = _pace.WaitFor(chat, wall.Now); wait > TimeSpan.Zero; wait = _pace.WaitFor(chat, wall.Now))
        {
            await wall.WaitAsync(wait, token);
        }

        var delivery = await send();
        _pace.Sent(chat, wall.Now);
        if (delivery is Delivery.Later { Wait: { } asked })
        {
            _pace.Rest(asked, wall.Now);
        }

        return delivery;
    }
}
