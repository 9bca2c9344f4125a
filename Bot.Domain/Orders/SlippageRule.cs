using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>What an expected slippage leads to, and into how many slices an order is cut.</summary>
public sealed record SlippageRule
{
    public static readonly SlippageRule Default = new();

    /// <summary>Above it slippage is told.</summary>
    public Percent Noted { get; init; } = new(0.3m);

    /// <summary>Above it the order is cut into slices, one for each such step of slippage.</summary>
    public Percent Split { get; init; } = new(0.5m);

    /// <summary>Above it nothing is entered.</summary>
    public Percent Most { get; init; } = new(1m);

    public int SlicesLeast { get; init; } = 2;

    public int SlicesMost { get; init; } = 10;

    /// <summary>No slice is worth less; the exchange would refuse it.</summary>
    public Krw SliceLeast { get; init; } = Costs.MinimumOrder;
}
