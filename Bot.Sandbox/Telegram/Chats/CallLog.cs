namespace Bot.Sandbox.Telegram.Chats;

/// <summary>The newest calls of the Bot API.</summary>
internal sealed class CallLog
{
    private const int Kept = 10_000;
    private readonly Lock _gate = new();
    private readonly Queue<BotCall> _calls = new();

    public void Add(BotCall call)
    {
        lock (_gate)
        {
            _calls.Enqueue(call);
            if (_calls.Count > Kept)
            {
                _calls.Dequeue();
            }
        }
    }

    public IReadOnlyList<BotCall> Snapshot()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }
}
