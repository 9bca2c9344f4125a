namespace Bot.Host.Storage.Rows;

/// <summary>Money or coins that came or went without a trade of the bot. No profit, no loss.</summary>
public sealed class CashFlowRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public DateTimeOffset At { get; set; }

    public FlowKind Kind { get; set; }

    /// <summary>KRW, or the coin's code.</summary>
    public required string Currency { get; set; }

    /// <summary>In that currency; negative for what went.</summary>
    public decimal Amount { get; set; }

    /// <summary>Its worth in KRW at that instant, with the same sign.</summary>
    public decimal Krw { get; set; }
}

/// <summary>Why money or coins moved.</summary>
public enum FlowKind
{
    /// <summary>The exchange lists it as a deposit.</summary>
    Deposit,

    /// <summary>The exchange lists it as a withdrawal.</summary>
    Withdrawal,

    /// <summary>Neither; somebody traded by hand, or the key may not read the list.</summary>
    Other,

    /// <summary>Coins that a person gave the bot to look after.</summary>
    TakenOver,

    /// <summary>Coins of a position that are gone; a person said so.</summary>
    Gone,
}
