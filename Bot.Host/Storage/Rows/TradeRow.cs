namespace Bot.Host.Storage.Rows;

/// <summary>A closed trade, from entry to exit.</summary>
public sealed class TradeRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public required string Market { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public decimal EntryPrice { get; set; }

    public DateTimeOffset ClosedAt { get; set; }

    public decimal ExitPrice { get; set; }

    public decimal Volume { get; set; }

    /// <summary>Fees of both sides.</summary>
    public decimal Fees { get; set; }

    /// <summary>After both fees, in KRW.</summary>
    public decimal Result { get; set; }

    public decimal ResultPercent { get; set; }

    public required string Reason { get; set; }

    public required string EntryOrderId { get; set; }

    public required string ExitOrderId { get; set; }
}
