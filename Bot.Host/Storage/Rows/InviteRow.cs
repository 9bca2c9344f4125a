namespace Bot.Host.Storage.Rows;

/// <summary>An invitation that lets one person in, once, for a while.</summary>
public sealed class InviteRow
{
    /// <summary>Random; who has it may come in.</summary>
    public required string Token { get; set; }

    /// <summary>The account it leads to; null makes a new one.</summary>
    public int? AccountId { get; set; }

    public PersonRole Role { get; set; }

    /// <summary>A person's id.</summary>
    public long CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public long? UsedBy { get; set; }
}
