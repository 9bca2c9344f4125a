namespace Bot.Host.Trading;

/// <summary>
/// The pause between two slices of an order, in which the book fills up again. It passes on the clock of the wall:
/// where the market is replayed, its own clock stands still meanwhile.
/// </summary>
public sealed record SlicePace(TimeSpan Pause, TimeProvider Wall)
{
    public static readonly SlicePace Default = new(TimeSpan.FromSeconds(2), TimeProvider.System);

    public Task WaitAsync(CancellationToken token) => Task.Delay(Pause, Wall, token);
}
