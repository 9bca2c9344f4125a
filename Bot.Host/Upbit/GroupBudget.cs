namespace Bot.Host.Upbit;

/// <summary>
/// What may still be sent in one group. It counts itself, and believes the exchange where that says less. Instants are
/// spans since some fixed one.
/// </summary>
internal sealed class GroupBudget(RequestGroup group)
{
    private static readonly TimeSpan RefusedMost = TimeSpan.FromSeconds(30);

    // A bucket: what is in it, and when that was counted. A window: when each request of the last period was sent.
    private readonly Queue<TimeSpan> _sent = [];
    private double _left = group.Capacity;
    private TimeSpan _counted;
    private TimeSpan _closedUntil;
    private int _refusals;

    /// <summary>How long to wait for one request.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="keep">Requests that must be left after it.</param>
    public TimeSpan Wait(TimeSpan now, int keep)
    {
        var closed = _closedUntil > now ? _closedUntil - now : TimeSpan.Zero;
        var needed = 1 + Math.Min(keep, group.Capacity - 1);
        var full = group.IsBucket ? BucketWait(now, needed) : WindowWait(now, needed);
        return closed > full ? closed : full;
    }

    /// <summary>Counts a request that is sent.</summary>
    public void Take(TimeSpan now)
    {
        if (group.IsBucket)
        {
            Refill(now);
            _left -= 1;
        }
        else
        {
            _sent.Enqueue(now);
        }
    }

    /// <summary>Believes what the exchange says is left in this second, where it is less.</summary>
    public void Told(TimeSpan now, int left)
    {
        if (group.IsBucket)
        {
            Refill(now);
            _left = Math.Min(_left, left);
            return;
        }

        Forget(now);
        while (_sent.Count < group.Capacity && group.Capacity - _sent.Count > left)
        {
            _sent.Enqueue(now);
        }
    }

    /// <summary>Closes the group for a while, longer each time in a row: one that only waits a moment each time asks
    /// for a block.</summary>
    public void Refused(TimeSpan now, TimeSpan first)
    {
        var pause = first * Math.Pow(2, Math.Min(_refusals++, 10));
        var until = now + (pause < RefusedMost ? pause : RefusedMost);
        _closedUntil = until > _closedUntil ? until : _closedUntil;
    }

    /// <summary>A request was answered as it should be.</summary>
    public void Served() => _refusals = 0;

    private TimeSpan BucketWait(TimeSpan now, int needed)
    {
        Refill(now);
        return _left >= needed
            ? TimeSpan.Zero
            : TimeSpan.FromMilliseconds(
                Math.Ceiling((needed - _left) * (group.Period / group.Capacity).TotalMilliseconds)
            );
    }

    private TimeSpan WindowWait(TimeSpan now, int needed)
    {
        Forget(now);
        var surplus = _sent.Count + needed - group.Capacity;
        return surplus <= 0 ? TimeSpan.Zero : _sent.ElementAt(surplus - 1) + group.Period - now;
    }

    private void Refill(TimeSpan now)
    {
        _left = Math.Min(group.Capacity, _left + ((now - _counted) / group.Period * group.Capacity));
        _counted = now;
    }

    private void Forget(TimeSpan now)
    {
        while (_sent.TryPeek(out var oldest) && oldest + group.Period <= now)
        {
            _sent.Dequeue();
        }
    }
}
