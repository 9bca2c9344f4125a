using Bot.Domain.Exits;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.Time;

namespace Bot.Domain.Strategies;

/// <summary>
/// A strategy in a backtest, overruled where an advisor's word was recorded live; where there is none the strategy
/// speaks.
/// </summary>
/// <param name="strategy">Speaks elsewhere, and brings levels and size.</param>
/// <param name="recorded">What was advised, by the close of the candle that it was about.</param>
public sealed class AdvisedStrategy(IStrategy strategy, IReadOnlyDictionary<DateTimeOffset, TradeAction> recorded)
    : IStrategy
{
    /// <inheritdoc />
    public string Name => strategy.Name;

    /// <summary>How many words were recorded.</summary>
    public int Recorded => recorded.Count;

    /// <inheritdoc />
    public CandleInterval DecidesOn => strategy.DecidesOn;

    /// <inheritdoc />
    public AtrLevels? Levels => strategy.Levels;

    /// <inheritdoc />
    public double? AtrOf(StrategyView view) => strategy.AtrOf(view);

    /// <inheritdoc />
    public bool SizesItself => strategy.SizesItself;

    /// <inheritdoc />
    public VolatilitySize? SizeOf(StrategyView view) => strategy.SizeOf(view);

    /// <inheritdoc />
    public Signal Decide(StrategyView view)
    {
        var close = view.Candles.Columns.StartAt(view.Index) + view.Candles.Interval.Length();
        return recorded.TryGetValue(close, out var action)
            ? new Signal(action, () => [new Rung("recorded-advice", action != TradeAction.Hold, $"{action}", "")])
            : strategy.Decide(view);
    }
}
