namespace Bot.Host.Telegram;

/// <summary>
/// When the next message may go: a gap per chat, twenty a minute to a group, thirty a second in all, and whatever rest
/// Telegram asks of a chat.
/// </summary>
/// <param name="gap">
/// Between two messages to a chat; zero where the far end knows no limits, then nothing but an asked rest holds.
/// </param>
public sealed class SendPace(TimeSpan gap)
{
    private const int PerSecond = 30;
    private const int PerMinuteOfGroup = 20;
    private readonly Dictionary<long, DateTimeOffset> _lastOfChat = [];
    private readonly Dictionary<long, DateTimeOffset> _restsUntil = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _lastMinuteOfGroup = [];
    private readonly Queue<DateTimeOffset> _lastSecond = [];

    /// <summary>How long a message to a chat must wait; zero when it may go.</summary>
    public TimeSpan WaitFor(long chat, DateTimeOffset now)
    {
        var earliest = _restsUntil.GetValueOrDefault(chat);
        if (gap > TimeSpan.Zero)
        {
            earliest = Later(earliest, _lastOfChat.TryGetValue(chat, out var last) ? last + gap : earliest);
            earliest = Later(
                earliest, _lastSecond.Count >= PerSecond ? _lastSecond.Peek() + TimeSpan.FromSeconds(1) : earliest);
            var group = _lastMinuteOfGroup.GetValueOrDefault(chat);
            earliest = Later(
                earliest, group?.Count >= PerMinuteOfGroup ? group.Peek() + TimeSpan.FromMinutes(1) : earliest);
        }

        return earliest > now ? earliest - now : TimeSpan.Zero;
    }

    /// <summary>A message goes to a chat.</summary>
    public void Sent(long chat, DateTimeOffset now)
    {
        Arrived(chat, now);
        Note(_lastSecond, now, PerSecond);
        if (IsGroup(chat))
        {
            if (!_lastMinuteOfGroup.TryGetValue(chat, out var sent))
            {
                _lastMinuteOfGroup[chat] = sent = [];
            }

            Note(sent, now, PerMinuteOfGroup);
        }
    }

    /// <summary>It was answered: the chat's gap counts from here, for it may have been long on its way.</summary>
    public void Arrived(long chat, DateTimeOffset now) => _lastOfChat[chat] = now;

    /// <summary>Telegram asked for a rest of a chat; others go on.</summary>
    public void Rest(long chat, TimeSpan span, DateTimeOffset now) =>
        _restsUntil[chat] = Later(_restsUntil.GetValueOrDefault(chat), now + span);

    /// <summary>Telegram numbers groups below zero.</summary>
    private static bool IsGroup(long chat) => chat < 0;

    private static void Note(Queue<DateTimeOffset> sent, DateTimeOffset now, int most)
    {
        sent.Enqueue(now);
        while (sent.Count > most)
        {
            sent.Dequeue();
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
