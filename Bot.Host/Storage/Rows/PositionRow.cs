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

    /// <summary>In KRW; null where no profit is too high.</summary>
    public decimal? TakeProfit { get; set; }

    /// <summary>The trailing stop's plan as JSON, or null for none.</summary>
    public string? Trailing { get; set; }

    /// <summary>The partial take-profit's plan as JSON, or null for none.</summary>
    public string? Partial { get; set; }

    /// <summary>The highest price since the entry, in KRW.</summary>
    public decimal Highest { get; set; }

    /// <summary>The trailing stop as it stands, in KRW, or null while it is not armed. It never falls.</summary>
    public decimal? TrailingStop { get; set; }

    /// <summary>Whether the first part of a partial take-profit was sold.</summary>
    public bool PartSold { get; set; }

    /// <summary>ATR 14 of the last closed candle, in KRW, or null.</summary>
    public double? Atr { get; set; }

    public required string EntryOrderId { get; set; }

    public DateTimeOffset OpenedAt { get; set; }
}
