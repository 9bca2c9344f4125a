namespace Bot.Host.Storage.Rows;

/// <summary>A notice on its way by e-mail. All that wait go in one letter.</summary>
public sealed class MailRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public long OutboxId { get; set; }

    /// <summary>Since when it waits, on the wall clock.</summary>
    public DateTimeOffset WaitsSince { get; set; }

    /// <summary>On the wall clock; null until the mail server took it, or it was given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>
    /// The first row of the letter that it was on its way with when nothing proves that the letter did not arrive;
    /// else 0. Sent again, it is the same letter and says that it may be a repetition.
    /// </summary>
    public long Letter { get; set; }

    /// <summary>Why it was given up, or null.</summary>
    public string? Failure { get; set; }
}
