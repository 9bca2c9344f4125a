namespace Bot.Host.Telegram;

/// <summary>
/// The clock of people and of Telegram: questions, old presses, limits and outages are measured on it, also while the
/// market is replayed on a faster one.
/// </summary>
public sealed record WallClock(TimeProvider Time)
{
    public DateTimeOffset Now => Time.GetUtcNow();

    public Task WaitAsync(TimeSpan span, CancellationToken token) => Task.Delay(span, Time, token);
}
