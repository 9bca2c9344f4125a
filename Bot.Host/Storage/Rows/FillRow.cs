using Bot.Domain.Orders;

namespace Bot.Host.Storage.Rows;

/// <summary>
/// One execution, keyed by the exchange's id of it, so that it is counted once however often it is told.
/// </summary>
public sealed class FillRow
{
    public int AccountId { get; set; }

    public required string ExchangeId { get; set; }

    public required string OrderId { get; set; }

    public required string Market { get; set; }

    public OrderSide Side { get; set; }

    public decimal Price { get; set; }

    public decimal Volume { get; set; }

    public decimal Funds { get; set; }

    public decimal Fee { get; set; }

    public DateTimeOffset At { get; set; }
}
