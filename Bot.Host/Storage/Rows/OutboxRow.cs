namespace Bot.Host.Storage.Rows;

/// <summary>A notice that is to reach a person, and what became of it.</summary>
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

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>
    /// Whether it was on its way and nothing proves that it did not arrive: sent again, it says that it may be a
    /// repetition.
    /// </summary>
    public bool MayHaveArrived { get; set; }

    /// <summary>Why the last attempt failed, or null.</summary>
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
