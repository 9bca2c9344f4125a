namespace Bot.Host.Storage.Rows;

/// <summary>What an account was worth at an instant, as measured at the exchange.</summary>
public sealed class EquityRow
{
    public int AccountId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>KRW, locked included.</summary>
    public decimal Cash { get; set; }

    /// <summary>Coins of the account's market, locked included, those that are kept for the person left out.</summary>
    public decimal Coins { get; set; }

    public decimal LastPrice { get; set; }

    public decimal Equity { get; set; }

    /// <summary>What had come in from outside up to then, less what went out, in KRW; no profit and no loss.</summary>
    public decimal Flows { get; set; }

    /// <summary>
    /// This measurement as one of a later instant sees it: with the money that came or went in between, so that the
    /// difference of the two was earned or lost.
    /// </summary>
    /// <param name="flows">What had come in up to the later one.</param>
    public decimal With(decimal flows) => Equity + flows - Flows;
}
