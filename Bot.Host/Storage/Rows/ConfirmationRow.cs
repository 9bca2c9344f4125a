namespace Bot.Host.Storage.Rows;

/// <summary>
/// A question whose answer acts once: bound to a person, a chat and exact parameters, for a short time.
/// </summary>
public sealed class ConfirmationRow
{
    /// <summary>Random, carried by the key.</summary>
    public required string Nonce { get; set; }

    public int AccountId { get; set; }

    public long PersonId { get; set; }

    public long ChatId { get; set; }

    /// <summary>A <see cref="Trading.PersonCommand"/> as JSON.</summary>
    public required string Command { get; set; }

    public decimal? PriceAsked { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? ConsumedAt { get; set; }
}
