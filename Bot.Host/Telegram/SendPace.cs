namespace Bot.Host.Telegram;

/// <summary>
/// When the next message may go: a gap per chat, thirty a second in all, and whatever rest Telegram asks for.
/// </summary>
/// <param name="gap">
/// Between two messages to a chat; zero where the far end knows no limits, then nothing but an asked rest holds.
/// </param>
public sealed class SendPace(TimeSpan gap)
{
    private const int PerSecond = 30;
    private readonly Dictionary<long, DateTimeOffset> _lastOfChat = [];
    private readonly Queue<DateTimeOffset> _lastSecond = [];
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

    /// <summary>How long a message to a chat must wait; zero when it may go.</summary>
    public TimeSpan WaitFor(long chat, DateTimeOffset now)
    {
        var earliest = _restsUntil;
        if (gap > TimeSpan.Zero)
        {
            earliest = Later(earliest, _lastOfChat.TryGetValue(chat, out var last) ? last + gap : earliest);
            earliest = Later(
                earliest, _lastSecond.Count >= PerSecond ? _lastSecond.Peek() + TimeSpan.FromSeconds(1) : earliest);
        }

        return earliest > now ? earliest - now : TimeSpan.Zero;
    }

    public void Sent(long chat, DateTimeOffset now)
    {
        _lastOfChat[chat] = now;
        _lastSecond.Enqueue(now);
        while (_lastSecond.Count > PerSecond)
        {
            _lastSecond.Dequeue();
        }
    }

    /// <summary>Telegram asked for a rest of everything.</summary>
    public void Rest(TimeSpan span, DateTimeOffset now) => _restsUntil = Later(_restsUntil, now + span);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
