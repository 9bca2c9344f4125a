namespace Bot.Host.Mail;

/// <summary>How long mail rests after a failure: half a minute, doubled each time up to an hour.</summary>
/// <param name="Failures">In a row.</param>
public sealed record MailPace(int Failures = 0)
{
    private const int FirstSeconds = 30;
    private const int MaxDoublings = 7;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The rest after the last failure; zero when there was none.</summary>
    public TimeSpan Rest =>
        Failures == 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(
                Math.Min(FirstSeconds << Math.Min(Failures - 1, MaxDoublings), Longest.TotalSeconds)
            );

    public MailPace Failed() => new(Math.Min(Failures, MaxDoublings) + 1);
}
