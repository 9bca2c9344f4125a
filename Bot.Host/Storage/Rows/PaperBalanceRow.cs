namespace Bot.Host.Storage.Rows;

/// <summary>An amount in the purse at the exchange on paper.</summary>
public sealed class PaperBalanceRow
{
    public int AccountId { get; set; }

    /// <summary>KRW, or a coin's code.</summary>
    public required string Currency { get; set; }

    public decimal Free { get; set; }

    /// <summary>Held by orders that have not met the book.</summary>
    public decimal Locked { get; set; }
}
