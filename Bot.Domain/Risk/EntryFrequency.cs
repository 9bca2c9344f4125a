using System.Globalization;
using Bot.Domain.Reasons;

namespace Bot.Domain.Risk;

/// <summary>How often positions may be opened: a pause after each entry fill, and a number per KST day.</summary>
public static class EntryFrequency
{
    /// <summary>Both limits. Exactly the pause passes; exits neither count nor wait.</summary>
    /// <param name="profile">Whose pace.</param>
    /// <param name="lastEntryFill">The last entry's fill on any day, or null before the first.</param>
    /// <param name="entriesToday">Entries filled on the KST day of now.</param>
    /// <param name="now">The instant that is judged.</param>
    public static IReadOnlyList<Rung> Check(
        RiskProfile profile,
        DateTimeOffset? lastEntryFill,
        int entriesToday,
        DateTimeOffset now
    )
    {
        var since = Since(lastEntryFill, now);
        return
        [
            new Rung(
                "frequency-pause",
                IsPauseOver(profile, since),
                Rung.Text(since),
                $">= {profile.HoursBetweenEntries.ToString(CultureInfo.InvariantCulture)}"
            ),
            new Rung(
                "frequency-day",
                HasRoom(profile, entriesToday),
                entriesToday.ToString(CultureInfo.InvariantCulture),
                $"< {profile.EntriesPerDay.ToString(CultureInfo.InvariantCulture)}"
            ),
        ];
    }

    /// <summary>Whether both limits hold, and nothing to tell about them.</summary>
    internal static bool Allows(
        RiskProfile profile,
        DateTimeOffset? lastEntryFill,
        int entriesToday,
        DateTimeOffset now
    ) => IsPauseOver(profile, Since(lastEntryFill, now)) && HasRoom(profile, entriesToday);

    private static double? Since(DateTimeOffset? lastEntryFill, DateTimeOffset now) =>
        lastEntryFill is { } last ? (now - last).TotalHours : null;

    private static bool IsPauseOver(RiskProfile profile, double? hours) =>
        hours is null || hours >= profile.HoursBetweenEntries;

    private static bool HasRoom(RiskProfile profile, int entriesToday) => entriesToday < profile.EntriesPerDay;
}
