using Bot.Domain.Orders;

namespace Bot.Host.Storage.Rows;

/// <summary>An order from intent to end. Written before the request goes out.</summary>
public sealed class OrderRow
{
    /// <summary>Our name of the order, see <see cref="OrderId"/>.</summary>
    public required string Id { get; set; }

    public int AccountId { get; set; }

    public required string Market { get; set; }

    public OrderSide Side { get; set; }

    public decimal Volume { get; set; }

    /// <summary>Null for a market order.</summary>
    public decimal? Limit { get; set; }

    /// <summary>The terminal reason that it serves.</summary>
    public required string Reason { get; set; }

    /// <summary>What was agreed on the exits of an entry, as JSON; null for an exit.</summary>
    public string? Terms { get; set; }

    /// <summary>The entry of the position that it joined, where it was not a slice of that entry; else null.</summary>
    public string? JoinedTo { get; set; }

    public OrderStatus Status { get; set; }

    /// <summary>The exchange's id, once it is known.</summary>
    public string? ExchangeId { get; set; }

    public decimal Executed { get; set; }

    public decimal Funds { get; set; }

    public decimal Fee { get; set; }

    /// <summary>Why it was refused or is unknown, or null.</summary>
    public string? Note { get; set; }

    public DateTimeOffset IntendedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>How far an order is known to have come.</summary>
public enum OrderStatus
{
    /// <summary>Committed here; nothing proves that the exchange has it.</summary>
    Intended,

    /// <summary>A request went out and its answer was lost.</summary>
    Unknown,

    /// <summary>The exchange has it.</summary>
    Accepted,

    /// <summary>The exchange proved that it did not take it.</summary>
    Refused,

    /// <summary>Ended by the exchange, with or without fills.</summary>
    Closed,
}
