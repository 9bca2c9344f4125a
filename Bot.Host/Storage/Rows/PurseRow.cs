namespace Bot.Host.Storage.Rows;

/// <summary>The cash that an account must have by its fills: so money from outside is told from money traded.</summary>
public sealed class PurseRow
{
    public int AccountId { get; set; }

    /// <summary>KRW by the last agreement with the exchange and the fills since; null before the first.</summary>
    public decimal? Cash { get; set; }

    /// <summary>Everything that came in from outside less what went out, since the first agreement, in KRW.</summary>
    public decimal Flows { get; set; }
}
