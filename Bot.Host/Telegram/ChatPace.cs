namespace Bot.Host.Telegram;

/// <summary>Waits before a message for as long as the pace asks, and tells the pace what came of it.</summary>
public sealed class ChatPace(ChatSettings settings, WallClock wall)
{
    private const int TriesMost = 5;

    // A machine that slept meanwhile does not go on waiting.
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private readonly SendPace _pace = new(settings.GapPerChat);

    public WallClock Wall => wall;

    public async Task<Delivery> SendAsync(long chat, Func<Task<Delivery>> send, CancellationToken token)
    {
        while (Take(chat) is var wait && wait > TimeSpan.Zero)
        {
            await wall.WaitAsync(wait < Slice ? wait : Slice, token);
        }

        var delivery = await send();
        lock (_gate)
        {
            _pace.Arrived(chat, wall.Now);
            if (delivery is Delivery.Later { Wait: { } asked })
            {
                _pace.Rest(chat, asked, wall.Now);
            }
        }

        return delivery;
    }

    /// <summary>
    /// Tries again, some times, where something cannot be delivered now; after as long as Telegram asks.
    /// </summary>
    public async Task<Delivery> SurelyAsync(Func<Task<Delivery>> send, CancellationToken token)
    {
        var delivery = await send();
        for (var tries = 1; tries < TriesMost && delivery is Delivery.Later later; tries++)
        {
            await wall.WaitAsync(later.Wait ?? Pause, token);
            delivery = await send();
        }

        return delivery;
    }

    // Who may go is counted at once: several chats ask at the same time.
    private TimeSpan Take(long chat)
    {
        lock (_gate)
        {
            var wait = _pace.WaitFor(chat, wall.Now);
            if (wait == TimeSpan.Zero)
            {
                _pace.Sent(chat, wall.Now);
            }

            return wait;
        }
    }
}
