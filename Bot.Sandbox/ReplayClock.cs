namespace Bot.Sandbox;

/// <summary>
/// A clock that stands still until it is moved. What is due fires in order of its instants on the thread that moves
/// it, and the clock shows each timer its own instant; timers of one instant fire in the order in which they were set.
/// A periodic timer whose period passes many times within one move fires once. A timer due at once waits for the next
/// move.
/// </summary>
public sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _gate = new();

    // Held by whoever moves, so that a second mover waits its turn; the same thread may move again from a callback.
    private readonly Lock _moving = new();
    private readonly SortedSet<ReplayTimer> _armed = new(ReplayTimer.ByDue);
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _armings;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The instant of the timer that is due next; null while none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _armed.Min?.Due;
            }
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ReplayTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, as <see cref="AdvanceTo"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        lock (_moving)
        {
            AdvanceTo(GetUtcNow() + span);
        }
    }

    /// <summary>
    /// Moves the clock to an instant and returns when everything due until then has fired; with an instant that has
    /// passed it stands where it is. What a callback throws comes out here; the clock then stands at that timer's
    /// instant.
    /// </summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        lock (_moving)
        {
            while (TakeDue(instant) is { } timer)
            {
                timer.Fire();
            }

            lock (_gate)
            {
                _now = Later(_now, instant.ToUniversalTime());
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private ReplayTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (_armed.Min is not { } timer || timer.Due > Later(until, _now))
            {
                return null;
            }

            _armed.Remove(timer);
            _now = Later(_now, timer.Due);
            if (timer.Period > TimeSpan.Zero)
            {
                // Beyond the end of this move: of the periods within it only the first fires.
                var passed = (Later(until, _now) - timer.Due).Ticks / timer.Period.Ticks;
                Arm(timer, timer.Due + (timer.Period * (passed + 1)));
            }

            return timer;
        }
    }

    private void Arm(ReplayTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Arming = ++_armings;
        _armed.Add(timer);
    }

    private bool Change(ReplayTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
            {
                return false;
            }

            _armed.Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Arm(timer, _now + dueTime);
            }

            return true;
        }
    }

    private void Disarm(ReplayTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private sealed class ReplayTimer(ReplayClock clock, TimerCallback callback, object? state) : ITimer
    {
        public static readonly IComparer<ReplayTimer> ByDue = Comparer<ReplayTimer>.Create(
            (one, other) => (one.Due, one.Arming).CompareTo((other.Due, other.Arming)));

        private readonly Action _fire = Bind(callback, state);

        public DateTimeOffset Due { get; set; }

        public long Arming { get; set; }

        public TimeSpan Period { get; set; }

        public bool IsDisposed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Refuse(dueTime, nameof(dueTime));
            Refuse(period, nameof(period));
            return clock.Change(this, dueTime, period);
        }

        public void Fire() => _fire();

        public void Dispose() => clock.Disarm(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        // As with the system's timers, a callback sees the ambient values of where its timer was made.
        private static Action Bind(TimerCallback callback, object? state) => ExecutionContext.Capture() is { } context
            ? () => ExecutionContext.Run(context, given => callback(given), state)
            : () => callback(state);

        private static void Refuse(TimeSpan wait, string name)
        {
            if (wait != Timeout.InfiniteTimeSpan && (wait < TimeSpan.Zero || wait > LongestWait))
            {
                throw new ArgumentOutOfRangeException(name, wait, $"allowed is 0 to {LongestWait}, or infinite");
            }
        }
    }
}
