using Bot.Domain.Indicators;

namespace Bot.Domain.Strategies;

/// <summary>
/// A rule that reads closed candles and says when to buy and when to leave. Pure: same input, same signal.
/// </summary>
public interface IStrategy
{
    /// <summary>As in chat and configuration, e.g. <c>rsi-mean-reversion</c>.</summary>
    string Name { get; }

    /// <summary>The signal on the newest closed candle.</summary>
    /// <param name="row">Its indicators.</param>
    /// <param name="holds">Whether a position is open: then it may be left, else one may be entered.</param>
    Signal Decide(IndicatorRow row, bool holds);
}
