using Bot.Domain.Orders;

namespace Bot.Host.Storage.Rows;

/// <summary>An order at the exchange on paper: what a real exchange would know of it.</summary>
public sealed class PaperOrderRow
{
    public int AccountId { get; set; }

    /// <summary>The identifier it came with; used once.</summary>
    public required string Identifier { get; set; }

    public required string Market { get; set; }

    public OrderSide Side { get; set; }

    public decimal Volume { get; set; }

    /// <summary>In KRW; null at the market's price.</summary>
    public decimal? Limit { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it has not met the book.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Free amount that it holds until it ends: KRW for a purchase, coins for a sale.</summary>
    public decimal Locked { get; set; }

    /// <summary>Share of funds, e.g. 0.0005.</summary>
    public decimal FeeRate { get; set; }

    public decimal Executed { get; set; }

    public decimal Funds { get; set; }

    public decimal Fee { get; set; }

    /// <summary>Its executions as JSON, oldest first.</summary>
    public string Fills { get; set; } = "[]";
}
