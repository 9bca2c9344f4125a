using Bot.Domain.Orders;

namespace Bot.Host.Storage;

/// <summary>What fills of an order moved.</summary>
/// <param name="Coins">Bought or sold.</param>
/// <param name="Funds">Paid or received, without fee, in KRW.</param>
/// <param name="Fee">In KRW.</param>
/// <param name="First">Instant of the first fill.</param>
/// <param name="Last">Instant of the last one.</param>
internal sealed record Moved(decimal Coins, decimal Funds, decimal Fee, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>Everything that an order executed.</summary>
    public static Moved All(OrderReport report) => Of(report.Fills, report.Fee.Value);

    /// <summary>Some of an order's fills.</summary>
    public static Moved Of(IReadOnlyList<Fill> fills, decimal fee) =>
        new(
            fills.Sum(fill => fill.Volume.Value),
            fills.Sum(fill => fill.Funds.Value),
            fee,
            fills.Min(fill => fill.At),
            fills.Max(fill => fill.At)
        );
}
