namespace Bot.Host.OpenAi;

/// <summary>
/// How long to wait before a call is made again: what the server asks for, else doubling with a jitter that is the same
/// for the same seed. Waits on the clock of connections, also where the market's stands still.
/// </summary>
public sealed class RetryPace(TimeProvider wall, int seed)
{
    private const double Fraction53 = 1.0 / (1UL << 53);

    private long _drawn;

    /// <summary>The wait before the first retry, give or take half.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>The clock of connections.</summary>
    public TimeProvider Wall => wall;

    /// <summary>The wait before a retry.</summary>
    /// <param name="tries">How many calls were made, from 1.</param>
    /// <param name="asked">What the server asked for, or null.</param>
    /// <param name="longest">No wait is longer.</param>
    public TimeSpan Wait(int tries, TimeSpan? asked, TimeSpan longest)
    {
        var wait = asked ?? (First * Math.Pow(2, tries - 1) * (0.5 + Draw()));
        return wait < longest ? wait : longest;
    }

    // SplitMix64: a fraction from 0 to 1 for each number drawn.
    private double Draw()
    {
        unchecked
        {
            var drawn = (ulong)Interlocked.Increment(ref _drawn);
            var mixed = (ulong)seed + (drawn * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return ((mixed ^ (mixed >> 31)) >> 11) * Fraction53;
        }
    }
}
