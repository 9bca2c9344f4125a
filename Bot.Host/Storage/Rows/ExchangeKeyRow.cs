namespace Bot.Host.Storage.Rows;

/// <summary>The keys with which an account trades at the exchange. Neither of them lies here in clear.</summary>
public sealed class ExchangeKeyRow
{
    public int AccountId { get; set; }

    /// <summary>Encrypted.</summary>
    public required string AccessKey { get; set; }

    /// <summary>Encrypted.</summary>
    public required string SecretKey { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>A person's id.</summary>
    public long AddedBy { get; set; }

    /// <summary>When the exchange lets it expire; null where it did not say.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
