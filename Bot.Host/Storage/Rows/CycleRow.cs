namespace Bot.Host.Storage.Rows;

/// <summary>One cycle of one market: what it saw, what it decided, how it ended.</summary>
public sealed class CycleRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public required string Market { get; set; }

    /// <summary>
    /// What makes it due once: the start of the interval for a scheduled cycle, the instant for one that was asked for.
    /// </summary>
    public DateTimeOffset Slot { get; set; }

    /// <summary>Who asked for it, or null for a scheduled one.</summary>
    public string? AskedBy { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>The terminal reason in kebab case; the database accepts no other text.</summary>
    public required string Reason { get; set; }

    /// <summary>The figures that decided, in a sentence.</summary>
    public required string Figures { get; set; }

    public decimal? LastPrice { get; set; }

    public decimal? Equity { get; set; }

    /// <summary>
    /// A <see cref="Trading.CycleNotes"/> as JSON: the ladder and everything else that a report or a replay needs.
    /// </summary>
    public required string Notes { get; set; }
}
