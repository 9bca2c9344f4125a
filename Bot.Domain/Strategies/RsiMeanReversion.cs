using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;

namespace Bot.Domain.Strategies;

/// <summary>Buys what fell too far on volume and sells what rose too far, both by RSI 14.</summary>
public sealed class RsiMeanReversion(RsiMeanReversionRule rule) : IStrategy
{
    /// <summary>Its name in chat, configuration and journal.</summary>
    public const string StrategyName = "rsi-mean-reversion";

    private readonly Limit _entry = Limit.AtMost("rsi-entry", rule.EntryRsi);
    private readonly Limit _volume = Limit.Above("volume-entry", rule.EntryVolumeRatio);
    private readonly Limit _exit = Limit.AtLeast("rsi-exit", rule.ExitRsi);

    public RsiMeanReversion()
        : this(new RsiMeanReversionRule()) { }

    /// <summary>Its numbers.</summary>
    public RsiMeanReversionRule Rule => rule;

    /// <inheritdoc />
    public string Name => StrategyName;

    /// <inheritdoc />
    public AtrLevels? Levels => null;

    /// <inheritdoc />
    public SignalMarks Mark(CandleSeries candles, IndicatorSet indicators) =>
        new(
            MarkedCandles.Of(candles.Count, Entries(indicators)),
            MarkedCandles.Of(candles.Count, Exits(indicators.Rsi14))
        );

    /// <inheritdoc />
    public Signal Decide(StrategyView view)
    {
        var rsi = view.Indicators.Rsi14[view.Index];
        return view.Held is null ? Enter(rsi, view.Indicators.VolumeRatio[view.Index]) : Leave(rsi);
    }

    /// <summary>Without a position: to buy or not, by RSI 14 and the volume ratio.</summary>
    public Signal Enter(double? rsi, double? ratio)
    {
        var buys = _entry.Allows(rsi) && _volume.Allows(ratio);
        return new Signal(buys ? TradeAction.Buy : TradeAction.Hold, () => [_entry.Of(rsi), _volume.Of(ratio)]);
    }

    /// <summary>With a position: to sell or not, by RSI 14.</summary>
    public Signal Leave(double? rsi) =>
        new(_exit.Allows(rsi) ? TradeAction.Sell : TradeAction.Hold, () => [_exit.Of(rsi)]);

    // An absent value is NaN and keeps no limit.
    private Func<int, bool> Entries(IndicatorSet indicators)
    {
        var (rsi, ratio) = (indicators.Rsi14, indicators.VolumeRatio);
        return index => rsi.Raw[index] <= rule.EntryRsi && ratio.Raw[index] > rule.EntryVolumeRatio;
    }

    private Func<int, bool> Exits(Column rsi) => index => rsi.Raw[index] >= rule.ExitRsi;
}

/// <summary>The numbers of <see cref="RsiMeanReversion"/>.</summary>
public sealed record RsiMeanReversionRule
{
    /// <summary>Entered at or below.</summary>
    public double EntryRsi { get; init; } = 30;

    /// <summary>Left at or above.</summary>
    public double ExitRsi { get; init; } = 70;

    /// <summary>Entered above, times the mean volume.</summary>
    public double EntryVolumeRatio { get; init; } = 1.2;
}
