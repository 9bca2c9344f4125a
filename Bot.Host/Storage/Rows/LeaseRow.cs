namespace Bot.Host.Storage.Rows;

/// <summary>Who may trade. A second instance finds it held and refuses to start.</summary>
public sealed class LeaseRow
{
    public required string Name { get; set; }

    /// <summary>The holder's own random id; empty after it was given back.</summary>
    public required string Holder { get; set; }

    /// <summary>The machine that the holder runs on.</summary>
    public required string Host { get; set; }

    /// <summary>Counts holders; a write with an older number is refused.</summary>
    public long Fence { get; set; }

    public DateTimeOffset Since { get; set; }

    public DateTimeOffset RenewedAt { get; set; }
}
