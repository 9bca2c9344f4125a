namespace Bot.Host.Watching;

/// <summary>Tells a program that hangs from one that has nothing to do.</summary>
internal static class Standstill
{
    /// <summary>
    /// How long ago accounts may have last looked what is due. They do once a second; a machine under load may be late.
    /// </summary>
    public static readonly TimeSpan BeatMost = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long ago polling may have last gone round: a poll waits at most 50 s, a lost connection is given up after
    /// 100 s.
    /// </summary>
    public static readonly TimeSpan PollingMost = TimeSpan.FromMinutes(5);

    /// <summary>What stands still, in a sentence; null where everything goes on.</summary>
    /// <param name="beat">How long ago accounts last looked what is due.</param>
    /// <param name="polling">How long ago polling last went round; null where nobody polls.</param>
    /// <param name="works">What accounts have in hand, and for how long.</param>
    /// <param name="workMost">How long any of it may take.</param>
    public static string? Of(
        TimeSpan beat,
        TimeSpan? polling,
        IEnumerable<(int Account, string Work, TimeSpan Age)> works,
        TimeSpan workMost
    )
    {
        if (beat > BeatMost)
        {
            return $"nothing has looked what is due for {Text(beat)}";
        }

        if (polling > PollingMost)
        {
            return $"polling has stood still for {Text(polling.Value)}";
        }

        return works
            .Where(one => one.Age > workMost)
            .Select(one => $"account {one.Account} has been at {one.Work} for {Text(one.Age)}")
            .FirstOrDefault();
    }

    private static string Text(TimeSpan age) => $"{(long)age.TotalSeconds} s";
}
