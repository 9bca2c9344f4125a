namespace Bot.Host.Telegram;

/// <summary>
/// How long polling rests after a failure: a second, doubled each time up to a minute, forgotten on success.
/// </summary>
/// <param name="Failures">In a row.</param>
public sealed record PollPace(int Failures = 0)
{
    private const int MaxDoublings = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The rest after the last failure; zero when there was none.</summary>
    public TimeSpan Rest => Failures == 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(1 << Math.Min(Failures - 1, MaxDoublings), Longest.TotalSeconds));

    /// <summary>
    /// The rest where Telegram does not know the token: nothing but a person can mend that. A minute more each time, up
    /// to seven.
    /// </summary>
    public TimeSpan RestOfRevoked => TimeSpan.FromMinutes(Failures);

    public PollPace Failed() => this with { Failures = Math.Min(Failures, MaxDoublings) + 1 };

    public PollPace Succeeded() => this with { Failures = 0 };

    /// <summary>The rest that Telegram asks for, or ours when it asks for none.</summary>
    public TimeSpan RestOr(TimeSpan? asked) => asked ?? Rest;
}
