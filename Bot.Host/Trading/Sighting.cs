namespace Bot.Host.Trading;

/// <summary>
/// When something was seen, told by the wall and measured by a clock that nobody sets and that stands still while the
/// machine sleeps.
/// </summary>
/// <param name="At">For people.</param>
/// <param name="Stamp">For measuring, of the same provider.</param>
public sealed record Sighting(DateTimeOffset At, long Stamp)
{
    public static Sighting Now(TimeProvider wall) => new(wall.GetUtcNow(), wall.GetTimestamp());

    /// <summary>How long ago it was.</summary>
    /// <param name="wall">The provider that it was made with.</param>
    public TimeSpan Age(TimeProvider wall) => wall.GetElapsedTime(Stamp);
}
