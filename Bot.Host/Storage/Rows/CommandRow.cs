namespace Bot.Host.Storage.Rows;

/// <summary>
/// What a person asked the trader to do: written with its audit line, done by the trader in order, once.
/// </summary>
public sealed class CommandRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public long PersonId { get; set; }

    /// <summary>A <see cref="Trading.PersonCommand"/> as JSON.</summary>
    public required string Command { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What came of it, in a sentence, or null while it waits.</summary>
    public string? Result { get; set; }
}
