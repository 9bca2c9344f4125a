namespace Bot.Host.Storage.Rows;

/// <summary>A value of an account's own, in place of the configuration's or the profile's.</summary>
public sealed class SettingRow
{
    public int AccountId { get; set; }

    /// <summary>As in the configuration, e.g. <c>Exits:TrailingPercent</c>.</summary>
    public required string Key { get; set; }

    public required string Value { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>A person's id.</summary>
    public long ChangedBy { get; set; }
}
