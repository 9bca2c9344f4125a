namespace Bot.Sandbox.Telegram.Chats;

/// <summary>What happened, waiting until the bot fetched and confirmed it; one poller at a time.</summary>
internal sealed class UpdateQueue(TimeProvider wire, StateJournal journal)
{
    private const int FirstId = 100_001;
    private const int RecentKept = 1_000;

    private readonly Lock _gate = new();
    private readonly List<Update> _pending = [];
    private readonly Queue<Update> _recent = new();
    private HashSet<string>? _allowed;
    private TaskCompletionSource<bool>? _poller;
    private int _nextId = FirstId;

    public int PendingCount
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    public bool IsPolled
    {
        get
        {
            lock (_gate)
            {
                return _poller is not null;
            }
        }
    }

    public int LastId
    {
        get
        {
            lock (_gate)
            {
                return _nextId - 1;
            }
        }
    }

    /// <summary>Queues an update; null where the bot does not want this kind.</summary>
    /// <param name="payload">The JSON value beside <c>update_id</c>.</param>
    public int? Add(string kind, string payload)
    {
        lock (_gate)
        {
            return _allowed?.Contains(kind) == false ? null : Queue(kind, payload);
        }
    }

    /// <summary>Queues an earlier update once more under a new id, as Telegram does now and then.</summary>
    public int Redeliver(int updateId)
    {
        lock (_gate)
        {
            var update = _recent.FirstOrDefault(update => update.Id == updateId)
                ?? throw new ArgumentException(
                    $"update {updateId} is not among the last {RecentKept}", nameof(updateId));
            return Queue(update.Kind, update.Payload);
        }
    }

    /// <summary>Kinds of updates wanted from now on; an empty list stands for all.</summary>
    public void Allow(IReadOnlyCollection<string> kinds)
    {
        lock (_gate)
        {
            _allowed = kinds.Count == 0 ? null : kinds.ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>
    /// Forgets what the offset confirms and gives the next updates, waiting for one if there is none.
    /// </summary>
    /// <returns>Null when a later poller took this one's place.</returns>
    public async Task<IReadOnlyList<Update>?> PollAsync(
        long offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _poller?.TrySetResult(false);
            _poller = null;
            Confirm(offset);
            if (_pending.Count > 0 || timeout <= TimeSpan.Zero)
            {
                return [.. _pending.Take(limit)];
            }

            _poller = mine;
        }

        using var overtime = new CancellationTokenSource(timeout, wire);
        await using var onOvertime = overtime.Token.Register(() => mine.TrySetResult(true));
        await using var onGone = cancellationToken.Register(() => mine.TrySetResult(true));
        var isMyTurn = await mine.Task;
        lock (_gate)
        {
            if (_poller == mine)
            {
                _poller = null;
            }

            return isMyTurn ? [.. _pending.Take(limit)] : null;
        }
    }

    public void DropPending()
    {
        lock (_gate)
        {
            Confirm(_nextId);
        }
    }

    public IEnumerable<(string Kind, object Fact)> Saved() =>
        _pending.Select(update => ("update", (object)update)).Append(("confirmed", new Confirmed(ConfirmedId())));

    public void Restore(Update update)
    {
        _pending.Add(update);
        _nextId = Math.Max(_nextId, update.Id + 1);
    }

    public void Restore(Confirmed confirmed)
    {
        _pending.RemoveAll(update => update.Id <= confirmed.UpdateId);
        _nextId = Math.Max(_nextId, confirmed.UpdateId + 1);
    }

    private int Queue(string kind, string payload)
    {
        var update = new Update(_nextId++, kind, payload);
        _pending.Add(update);
        _recent.Enqueue(update);
        if (_recent.Count > RecentKept)
        {
            _recent.Dequeue();
        }

        journal.Append("update", update);
        _poller?.TrySetResult(true);
        return update.Id;
    }

    private void Confirm(long offset)
    {
        var confirmed = offset >= 0
            ? _pending.TakeWhile(update => update.Id < offset).Count()
            : (int)Math.Max(0, _pending.Count + offset);
        if (confirmed > 0)
        {
            _pending.RemoveRange(0, confirmed);
            journal.Append("confirmed", new Confirmed(ConfirmedId()));
        }
    }

    private int ConfirmedId() => _pending.Count > 0 ? _pending[0].Id - 1 : _nextId - 1;
}

/// <summary>Something that happened, for the bot to fetch.</summary>
/// <param name="Kind">Name of the payload's field, e.g. <c>message</c>.</param>
/// <param name="Payload">JSON.</param>
internal sealed record Update(int Id, string Kind, string Payload);

/// <summary>All updates up to this id are done with.</summary>
internal sealed record Confirmed(int UpdateId);
