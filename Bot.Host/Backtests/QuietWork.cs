namespace Bot.Host.Backtests;

/// <summary>
/// Computes on a thread of its own, one piece of work at a time, behind everything else where the system lets it: what
/// people wait for in chat leaves the other threads to trading.
/// </summary>
/// <param name="name">Of its thread.</param>
public sealed class QuietWork(string name = "backtest") : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Runs it when it is its turn.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken token)
    {
        await _turn.WaitAsync(token);
        try
        {
            // A continuation must not run on this thread, which is for the work alone.
            var task = new Task<T>(work, TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new Thread(() => task.RunSynchronously(TaskScheduler.Default))
            {
                IsBackground = true,
                Priority = ThreadPriority.BelowNormal,
                Name = name,
            };
            thread.Start();
            return await task;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
