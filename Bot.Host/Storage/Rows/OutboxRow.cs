namespace Bot.Host.Storage.Rows;

/// <summary>A notice that is to reach people; how far it came with each is in <see cref="DeliveryRow"/>.</summary>
public sealed class OutboxRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>The only one who is told; null where all of the account are.</summary>
    public long? PersonId { get; set; }

    /// <summary>A <see cref="Trading.Notice"/> as JSON; put into words when it is sent.</summary>
    public required string Notice { get; set; }

    public NoticePriority Priority { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null until every listener of the account has it, or until it was given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why not everybody has it, or null.</summary>
    public string? Failure { get; set; }
}

/// <summary>What goes first.</summary>
public enum NoticePriority
{
    Chatter,
    Report,
    Money,
    Alarm,
}
