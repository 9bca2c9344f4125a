using Bot.Domain.Accounts;
using Bot.Host.Trading;

namespace Bot.Host.Accounts;

/// <summary>
/// Answers of the exchange that several accounts want: who asks while a request is on its way waits for it, and what it
/// brought is given to others as long as it is fresh, to each once. Whoever asks again wants to know anew. Failures go
/// to those who wait and are not kept.
/// </summary>
internal sealed class SharedAnswers<TKey, T>
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, SharedAnswer<T>> _newest = [];

    /// <summary>The answer, by a request of others or an own one.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="own">Makes a request of the asker's own.</param>
    /// <param name="suits">Whether the answer to an earlier request would do.</param>
    /// <param name="ask">Sends the request.</param>
    /// <param name="token">Ends the waiting; the request goes on while others wait for it.</param>
    public async Task<Answer<T>> AskAsync(
        TKey key,
        AccountId asker,
        SharedAnswer<T> own,
        Func<SharedAnswer<T>, bool> suits,
        Func<CancellationToken, Task<Answer<T>>> ask,
        CancellationToken token
    )
    {
        SharedAnswer<T> shared;
        lock (_gate)
        {
            var isTheirs = _newest.TryGetValue(key, out var known) && suits(known) && known.TryJoin(asker);
            shared = isTheirs ? known! : own;
            if (!isTheirs)
            {
                own.TryJoin(asker);
                _newest[key] = own;
            }
        }

        if (ReferenceEquals(shared, own))
        {
            own.Send(ask, () => Forget(key, own));
        }

        try
        {
            return await shared.Answer.WaitAsync(token);
        }
        finally
        {
            Leave(key, shared);
        }
    }

    private void Leave(TKey key, SharedAnswer<T> shared)
    {
        lock (_gate)
        {
            if (!shared.Leave())
            {
                return;
            }

            ForgetLocked(key, shared);
        }

        // The last one has gone: nobody wants the answer any more.
        shared.Cancel();
    }

    private void Forget(TKey key, SharedAnswer<T> shared)
    {
        lock (_gate)
        {
            ForgetLocked(key, shared);
        }
    }

    private void ForgetLocked(TKey key, SharedAnswer<T> shared)
    {
        if (_newest.TryGetValue(key, out var newest) && ReferenceEquals(newest, shared))
        {
            _newest.Remove(key);
        }
    }
}

#pragma warning disable CA1001, S2930 // the source has neither timer nor wait handle: there is nothing to dispose of
/// <summary>One request, who has its answer, and who waits for it.</summary>
/// <param name="wire">When it was made, by the clock of connections.</param>
/// <param name="market">When it was made, by the market's clock.</param>
/// <param name="count">How many were asked for, where that says anything.</param>
internal sealed class SharedAnswer<T>(DateTimeOffset wire, DateTimeOffset market, int count = 0)
#pragma warning restore CA1001
{
    private readonly HashSet<AccountId> _given = [];
    private readonly TaskCompletionSource<Answer<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _end = new();
#pragma warning restore S2930
    private int _waiting;

    public DateTimeOffset Wire => wire;

    public DateTimeOffset Market => market;

    public int Count => count;

    /// <summary>Completes with the answer.</summary>
    public Task<Answer<T>> Answer => _answer.Task;

    /// <summary>Counts somebody in who had not this answer yet.</summary>
    public bool TryJoin(AccountId asker)
    {
        if (!_given.Add(asker))
        {
            return false;
        }

        _waiting++;
        return true;
    }

    /// <summary>Counts somebody out; true for the last one of a request that is still on its way.</summary>
    public bool Leave() => --_waiting == 0 && !_answer.Task.IsCompleted;

    /// <summary>Nobody wants the answer any more.</summary>
    public void Cancel() => _end.Cancel();

    /// <summary>Sends the request.</summary>
    /// <param name="ask">Sends it.</param>
    /// <param name="failed">What is to happen before those who wait hear that it failed.</param>
    public void Send(Func<CancellationToken, Task<Answer<T>>> ask, Action failed) =>
        _ = SentAsync(ask, failed)
            .ContinueWith(
                done =>
                {
                    if (!done.IsCompletedSuccessfully)
                    {
                        failed();
                    }

                    _answer.SetFromTask(done);
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );

    private async Task<Answer<T>> SentAsync(Func<CancellationToken, Task<Answer<T>>> ask, Action failed)
    {
        var answer = await ask(_end.Token);
        if (answer is Answer<T>.Failed)
        {
            failed();
        }

        return answer;
    }
}
