namespace Bot.Host.Storage.Rows;

/// <summary>A notice on its way to one chat, and how far it came: each chat has its own queue.</summary>
public sealed class DeliveryRow
{
    public long Id { get; set; }

    public long OutboxId { get; set; }

    /// <summary>A person's private chat, or a group.</summary>
    public long ChatId { get; set; }

    public NoticePriority Priority { get; set; }

    /// <summary>Since when it waits, on the wall clock.</summary>
    public DateTimeOffset WaitsSince { get; set; }

    /// <summary>Null until it arrived, was told together with another, or was given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>On the wall clock; without meaning before the first attempt.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>How many of its messages have arrived.</summary>
    public int Piece { get; set; }

    /// <summary>
    /// Whether the next of its messages was on its way and nothing proves that it did not arrive: sent again, it says
    /// that it may be a repetition.
    /// </summary>
    public bool MayHaveArrived { get; set; }

    /// <summary>How many of its kind it tells in one, itself included.</summary>
    public int Times { get; set; } = 1;

    /// <summary>How many reports of cycles it stands for beside itself: they waited and were superseded.</summary>
    public int SkippedCycles { get; set; }

    /// <summary>How many reports of days it stands for beside itself.</summary>
    public int SkippedDays { get; set; }

    /// <summary>Why the last attempt failed, or why it ended unsent; null otherwise.</summary>
    public string? Failure { get; set; }
}
