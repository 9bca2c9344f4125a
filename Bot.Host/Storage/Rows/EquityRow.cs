namespace Bot.Host.Storage.Rows;

/// <summary>What an account was worth at an instant, as measured at the exchange.</summary>
public sealed class EquityRow
{
    public int AccountId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>KRW, locked included.</summary>
    public decimal Cash { get; set; }

    /// <summary>Coins of the account's market, locked included, those of the person too.</summary>
    public decimal Coins { get; set; }

    public decimal LastPrice { get; set; }

    public decimal Equity { get; set; }
}
