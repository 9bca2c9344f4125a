using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;

namespace Bot.Domain.Decisions;

/// <summary>The limits that <see cref="Validation"/> holds an hour to, made once of their numbers.</summary>
internal sealed class ValidationLimits(ValidationRule rule)
{
    private readonly Limit _sellRsi = Limit.AtLeast("rsi-contradiction", rule.SellRsiLeast);
    private readonly Limit _buyRsi = Limit.AtMost("rsi-contradiction", rule.BuyRsiMost);
    private readonly Limit _atr = Limit.AtMost("volatility", rule.AtrPercentMost);
    private readonly Limit _breakoutAdx = Limit.AtLeast("fakeout-adx", rule.BreakoutAdxLeast);
    private readonly Limit _breakoutVolume = Limit.AtLeast("fakeout-volume", rule.BreakoutVolumeLeast);
    private readonly Limit _volume = Limit.AtLeast("weak-volume", rule.VolumeLeast);
    private readonly Limit _breakoutInput = Limit.Known("breakout-input", "upper band and 20-candle high");

    /// <summary>What the market must keep, with the value it has.</summary>
    public (Limit Limit, double? Value)[] Market(TradeAction action, IndicatorRow row) =>
        action == TradeAction.Sell ? [(_sellRsi, row.Rsi14)] : [(_buyRsi, row.Rsi14), (_atr, row.AtrPercent)];

    /// <summary>What the volume behind an entry must keep, with the value it has.</summary>
    public (Limit Limit, double? Value)[] Volume(TradeAction action, Candle candle, IndicatorRow row) =>
        (action, action == TradeAction.Buy ? IsBreakout(candle, row) : null) switch
        {
            (TradeAction.Sell, _) => [],
            (_, true) => [(_breakoutAdx, row.Adx14), (_breakoutVolume, row.VolumeRatio)],
            (_, false) => [(_volume, row.VolumeRatio)],
            (_, null) => [(_breakoutInput, null)],
        };

    private static bool? IsBreakout(Candle candle, IndicatorRow row)
    {
        var close = (double)candle.Close.Value;
        return row.BollingerUpper is { } band && row.HighestHigh20 is { } high ? close > band || close > high : null;
    }
}
