using Bot.Domain.Market;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;

namespace Bot.Host.Trading;

/// <summary>What an advisor is told beside snapshot and signal. What is not there is not told.</summary>
public sealed record AdviceFacts
{
    public static readonly AdviceFacts None = new();

    /// <summary>The newest closed daily candles, oldest first.</summary>
    public IReadOnlyList<Candle> Days { get; init; } = [];

    /// <summary>The figures of the quick backtest with their limits.</summary>
    public IReadOnlyList<Rung> Quick { get; init; } = [];

    public Position? Held { get; init; }
}
