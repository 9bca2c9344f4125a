namespace Bot.Host.Telegram;

/// <summary>
/// Does what belongs to one chat in order while other chats go on. Lanes are short: what does not fit is refused at
/// once. A piece of work that fails is logged and the lane goes on; this is the edge of the update pump's loop.
/// </summary>
public sealed class ChatLanes(ILogger<ChatLanes> log) : IDisposable
{
    private const int MaxWaiting = 32;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Adds work to the end of a lane.</summary>
    /// <returns>False when the lane is full or everything is coming to an end.</returns>
    public bool Post(string name, Func<CancellationToken, Task> work)
    {
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return false;
            }

            if (!_lanes.TryGetValue(name, out var lane))
            {
                lane = new Lane();
                lane.Waiting.Enqueue(work);
                _lanes.Add(name, lane);
                lane.Running = Task.Run(() => RunAsync(name, lane), CancellationToken.None);
                return true;
            }

            if (lane.Waiting.Count >= MaxWaiting)
            {
                return false;
            }

            lane.Waiting.Enqueue(work);
            return true;
        }
    }

    /// <summary>Lets the lanes finish for as long as the token allows, then cuts them short.</summary>
    public async Task DrainAsync(CancellationToken token)
    {
        Task[] running;
        lock (_gate)
        {
            running = [.. _lanes.Values.Select(lane => lane.Running)];
        }

        await Task.WhenAll(running).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(string name, Lane lane)
    {
        while (Next(name, lane) is { } work)
        {
            var running = StartAsync(work);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (running.Exception is { } failure)
            {
                log.LogError(failure, "Work of lane {Lane} failed", name);
            }
        }
    }

    // A lane that has nothing more to do is gone; the next work makes a new one.
    private Func<CancellationToken, Task>? Next(string name, Lane lane)
    {
        lock (_gate)
        {
            if (lane.Waiting.TryDequeue(out var work))
            {
                return work;
            }

            _lanes.Remove(name);
            return null;
        }
    }

    // What a delegate throws before its first await becomes a faulted task, too.
    private async Task StartAsync(Func<CancellationToken, Task> work) => await work(_stopping.Token);

    private sealed class Lane
    {
        public Queue<Func<CancellationToken, Task>> Waiting { get; } = [];

        public Task Running { get; set; } = Task.CompletedTask;
    }
}
