namespace Bot.Host.Trading;

/// <summary>How far our clock is from the exchange's, by the dates of its answers.</summary>
/// <param name="ours">The clock that is judged: the one that says when a candle has closed.</param>
public sealed class ClockSkew(TimeProvider ours)
{
    /// <summary>How far the clocks may be apart.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    // A date names a second, not the instant in it.
    private static readonly TimeSpan HalfSecond = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private (TimeSpan Skew, TimeSpan Doubt)? _last;
    private DateTimeOffset? _learntAt;

    /// <summary>What the exchange's clock is ahead by the last answer; below zero where it is behind, null before one
    /// came.</summary>
    public TimeSpan? Last
    {
        get
        {
            lock (_gate)
            {
                return _last?.Skew;
            }
        }
    }

    /// <summary>How long ago the exchange last answered, by our clock; null before it did.</summary>
    public TimeSpan? SinceAnswer
    {
        get
        {
            lock (_gate)
            {
                return ours.GetUtcNow() - _learntAt;
            }
        }
    }

    /// <summary>Whether the clocks are surely farther apart than is allowed.</summary>
    public bool IsOff
    {
        get
        {
            lock (_gate)
            {
                return _last is var (skew, doubt) && skew.Duration() - doubt > Allowed;
            }
        }
    }

    /// <summary>Our time now, as a request is sent.</summary>
    internal DateTimeOffset Now() => ours.GetUtcNow();

    /// <summary>Learns from an answer.</summary>
    /// <param name="theirs">The answer's date.</param>
    /// <param name="sent">Our time when the request went out.</param>
    internal void Learn(DateTimeOffset theirs, DateTimeOffset sent)
    {
        var half = (ours.GetUtcNow() - sent) / 2;
        if (half < TimeSpan.Zero)
        {
            return;
        }

        lock (_gate)
        {
            _last = (theirs + HalfSecond - (sent + half), half + HalfSecond);
            _learntAt = ours.GetUtcNow();
        }
    }
}
