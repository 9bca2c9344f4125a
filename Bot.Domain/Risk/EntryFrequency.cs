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
        var since = lastEntryFill is { } last ? (now - last).TotalHours : (double?)null;
        return
        [
            new Rung(
                "frequency-pause",
                since is null || since >= profile.HoursBetweenEntries,
                Rung.Text(since),
                $">= {profile.HoursBetweenEntries.ToString(CultureInfo.InvariantCulture)}"
            ),
            new Rung(
                "frequency-day",
                entriesToday < profile.EntriesPerDay,
                entriesToday.ToString(CultureInfo.InvariantCulture),
                $"< {profile.EntriesPerDay.ToString(CultureInfo.InvariantCulture)}"
            ),
        ];
    }
}
