namespace Bot.Sandbox.OpenAi;

/// <summary>The newest calls.</summary>
internal sealed class CallLog
{
    private const int Kept = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<OpenAiCall> _calls = new();

    public void Add(OpenAiCall call)
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

    public IReadOnlyList<OpenAiCall> Snapshot()
    {
        lock (_gate)
        {
            return [.. _calls];
        }
    }
}
