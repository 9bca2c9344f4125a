using Bot.Domain.Exits;

namespace Bot.Domain.Strategies;

/// <summary>
/// A rule that reads closed candles and says when to buy and when to leave. Pure: same input, same signal.
/// </summary>
public interface IStrategy
{
    /// <summary>As in chat and configuration, e.g. <c>rsi-mean-reversion</c>.</summary>
    string Name { get; }

    /// <summary>The levels that it brings of its own, or null where the account's are used.</summary>
    AtrLevels? Levels { get; }

    /// <summary>The signal on the close of one candle; later ones are not looked at.</summary>
    Signal Decide(StrategyView view);
}
