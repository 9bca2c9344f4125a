namespace Bot.Host.Storage.Rows;

/// <summary>The open position of an account in a market. There is no row when nothing is held.</summary>
public sealed class PositionRow
{
    public int AccountId { get; set; }

    public required string Market { get; set; }

    public decimal Volume { get; set; }

    public decimal AverageFill { get; set; }

    public decimal EntryFee { get; set; }

    public decimal StopLoss { get; set; }

    public decimal TakeProfit { get; set; }

    public required string EntryOrderId { get; set; }

    public DateTimeOffset OpenedAt { get; set; }
}
