namespace Bot.Host.Trading;

/// <summary>Counts what is being done and tells when nothing is.</summary>
public sealed class Quiet
{
    private readonly Lock _gate = new();
    private int _running;
    private TaskCompletionSource? _waiting;

    /// <summary>Whether anything is being done.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _running > 0;
            }
        }
    }

    public void Began()
    {
        lock (_gate)
        {
            _running++;
        }
    }

    public void Ended()
    {
        lock (_gate)
        {
            if (--_running == 0)
            {
                _waiting?.TrySetResult();
                _waiting = null;
            }
        }
    }

    /// <summary>Completes when nothing is being done.</summary>
    public Task WaitAsync(CancellationToken token)
    {
        lock (_gate)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task.WaitAsync(token);
        }
    }
}
