using Bot.Domain.Indicators;
using Bot.Domain.Reasons;

namespace Bot.Domain.Strategies;

/// <summary>Buys what fell too far on volume and sells what rose too far, both by RSI 14.</summary>
public sealed class RsiMeanReversion : IStrategy
{
    private const double EntryRsi = 30;
    private const double ExitRsi = 70;
    private const double EntryVolumeRatio = 1.2;

    /// <inheritdoc />
    public string Name => "rsi-mean-reversion";

    /// <inheritdoc />
    public Signal Decide(IndicatorRow row, bool holds) => holds ? Leave(row) : Enter(row);

    private static Signal Enter(IndicatorRow row)
    {
        Rung[] rungs =
        [
            Rung.Of("rsi-entry", row.Rsi14, "<= 30", rsi => rsi <= EntryRsi),
            Rung.Of("volume-entry", row.VolumeRatio, "> 1.2", ratio => ratio > EntryVolumeRatio),
        ];
        return new Signal(Array.TrueForAll(rungs, rung => rung.Passed) ? TradeAction.Buy : TradeAction.Hold, rungs);
    }

    private static Signal Leave(IndicatorRow row)
    {
        var rung = Rung.Of("rsi-exit", row.Rsi14, ">= 70", rsi => rsi >= ExitRsi);
        return new Signal(rung.Passed ? TradeAction.Sell : TradeAction.Hold, [rung]);
    }
}
