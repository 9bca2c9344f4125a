using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>
/// Counts sending within sliding windows and refuses what is too fast; a refused call does not count.
/// </summary>
internal sealed class Pace(TimeProvider wire, SendLimits? limits)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Queue<long> _overall = new();
    private readonly Dictionary<long, Queue<long>> _chats = [];

    /// <exception cref="ApiRefusal">A limit is reached.</exception>
    public void Take(RoomCard room)
    {
        if (limits is null)
        {
            return;
        }

        lock (_gate)
        {
            if (!_chats.TryGetValue(room.Id, out var chat))
            {
                _chats[room.Id] = chat = new();
            }

            var wait = room.IsGroup
                ? Wait(chat, limits.PerGroupPerMinute, Minute)
                : Wait(chat, limits.PerChatPerSecond, Second);
            var overall = Wait(_overall, limits.OverallPerSecond, Second);
            var seconds = (int)Math.Ceiling(Math.Max(wait.TotalSeconds, overall.TotalSeconds));
            if (seconds > 0)
            {
                throw new ApiRefusal(429, $"Too Many Requests: retry after {seconds}", seconds);
            }

            chat.Enqueue(wire.GetTimestamp());
            _overall.Enqueue(wire.GetTimestamp());
        }
    }

    private TimeSpan Wait(Queue<long> sent, int limit, TimeSpan window)
    {
        while (sent.TryPeek(out var oldest) && wire.GetElapsedTime(oldest) >= window)
        {
            sent.Dequeue();
        }

        return sent.Count < limit || !sent.TryPeek(out var first) ? TimeSpan.Zero : window - wire.GetElapsedTime(first);
    }
}
