namespace Bot.Host.Trading;

/// <summary>
/// The pause before a difference is looked at again: an exchange may answer as it was a moment ago. It passes on the
/// clock of the wall.
/// </summary>
public sealed record SecondLook(TimeSpan Pause, TimeProvider Wall)
{
    public static readonly SecondLook Default = new(TimeSpan.FromSeconds(2), TimeProvider.System);

    /// <summary>After so many looks the last one counts, whatever the others said.</summary>
    public int Most { get; init; } = 4;

    public Task WaitAsync(CancellationToken token) => Task.Delay(Pause, Wall, token);
}
