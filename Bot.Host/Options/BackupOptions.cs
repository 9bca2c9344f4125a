namespace Bot.Host.Options;

/// <summary>Backups of the running service. Section <c>Backup</c>.</summary>
public sealed record BackupOptions
{
    /// <summary>Whether the service makes them by itself; by hand they can always be made.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Where they lie; empty is <c>backups</c> in the data folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>When the full one of the day is due, KST, <c>HH:mm</c>.</summary>
    public string DailyAt { get; init; } = "02:00";

    /// <summary>Hours between incremental ones, counted from the full one: 1 to 12.</summary>
    public int IncrementalHours { get; init; } = 4;

    /// <summary>Days whose last full backup is kept, 1 to 90.</summary>
    public int DailyKept { get; init; } = 7;

    /// <summary>Weeks whose last full backup is kept, 0 to 104.</summary>
    public int WeeklyKept { get; init; } = 4;

    /// <summary>The time of day of the full one.</summary>
    internal TimeOnly DailyAtTime =>
        TimeOnly.ParseExact(DailyAt, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
