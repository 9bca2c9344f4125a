namespace Bot.Tests.Crashes;

/// <summary>
/// How one process comes to its end. Counts what it writes and calls; at the point that it is to die at, and ever
/// after, everything is refused, so that no line of its code reaches disk or exchange any more.
/// </summary>
internal sealed class Mortality
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _passed;
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<CrashPoint, int, bool>? _strikes;

    public bool IsDead => _death.Task.IsCompleted;

    /// <summary>Completes when it dies.</summary>
    public Task Death => _death.Task;

    /// <summary>Counts from here on.</summary>
    /// <param name="strikes">Told each point and its number, from 0: whether this is the one.</param>
    public void Begin(Func<CrashPoint, int, bool> strikes)
    {
        lock (_gate)
        {
            _strikes = strikes;
        }
    }

    /// <summary>Counts no more, and lives.</summary>
    public void End() => Begin((_, _) => false);

    /// <exception cref="KilledException">Here it dies, or died before.</exception>
    public void Pass(string name, bool isAfter)
    {
        lock (_gate)
        {
            Check();
            if (_strikes is null)
            {
                return;
            }

            var nth = _counts.GetValueOrDefault(name) + (isAfter ? 0 : 1);
            _counts[name] = nth;
            var point = new CrashPoint(name, nth, isAfter);
            if (_strikes(point, _passed++))
            {
                _death.TrySetResult();
            }

            Check();
        }
    }

    /// <exception cref="KilledException">It died before.</exception>
    public void Check()
    {
        if (IsDead)
        {
            throw new KilledException();
        }
    }
}

/// <summary>What a process that was killed sees, which a real one does not live to see.</summary>
public sealed class KilledException : Exception
{
    public KilledException()
        : this("killed") { }

    public KilledException(string message)
        : base(message) { }

    public KilledException(string message, Exception innerException)
        : base(message, innerException) { }
}
