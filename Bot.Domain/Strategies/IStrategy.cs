using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Time;

namespace Bot.Domain.Strategies;

/// <summary>
/// A rule that reads closed candles and says when to buy and when to leave. Pure: same input, same signal.
/// </summary>
public interface IStrategy
{
    /// <summary>As in chat and configuration, e.g. <c>rsi-mean-reversion</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The candles on whose close it decides: <see cref="CandleInterval.Day"/>, or <see cref="CandleInterval.Hour"/>
    /// for each candle of its series. In between it says hold.
    /// </summary>
    CandleInterval DecidesOn => CandleInterval.Hour;

    /// <summary>The levels that it brings of its own, or null where the account's are used.</summary>
    AtrLevels? Levels { get; }

    /// <summary>The ATR 14 in KRW that its levels are multiples of, or null where it cannot be computed.</summary>
    double? AtrOf(StrategyView view) => view.Indicators.Atr14[view.Index];

    /// <summary>Whether it brings sizes of its own, by how much the market moves.</summary>
    bool SizesItself => false;

    /// <summary>The size that it brings of its own, or null where the account's sizing decides.</summary>
    VolatilitySize? SizeOf(StrategyView view) => null;

    /// <summary>
    /// Over which candles of a series it may say anything but hold, so that a long run asks it only there. It may mark
    /// too many and never too few; a strategy that marks nothing is asked on each.
    /// </summary>
    SignalMarks Mark(CandleSeries candles, IndicatorSet indicators) => SignalMarks.Everywhere;

    /// <summary>
    /// The first candle from one place to before another on whose close it may say sell, where that hangs on what is
    /// held and cannot be marked; the other place where there is none. It may be too early and never too late.
    /// </summary>
    int NextLeave(CandleSeries candles, IndicatorSet indicators, Holding held, (int From, int To) range) => range.From;

    /// <summary>The signal on the close of one candle; later ones are not looked at.</summary>
    Signal Decide(StrategyView view);
}
