using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Time;

namespace Bot.Domain.Strategies;

/// <summary>
/// Buys the first strong move out of a quiet stretch, in an upward trend and on volume, and leaves by ATR levels, or
/// when the move proves false, weak or slow.
/// </summary>
public sealed class VolatilityBreakout : IStrategy
{
    /// <summary>Its name in chat, configuration and journal.</summary>
    public const string StrategyName = "volatility-breakout";

    private readonly BreakoutRule _rule;
    private readonly Limit _trend = Limit.Above("above-sma50", 0);
    private readonly Limit _squeeze = Limit.AtLeast("squeeze", 1);
    private readonly Limit _breakout = Limit.AtLeast("breakout", 1);
    private readonly Limit _volume = Limit.AtLeast("breakout-volume", 1);
    private readonly Limit _obv = Limit.AtMost("obv-against-price", 0);
    private readonly Limit _fakeout = Limit.AtLeast("fakeout-exit", 1);
    private readonly Limit _weakening = Limit.AtLeast("weakening-exit", 1);
    private readonly Limit _slow = Limit.AtLeast("slow-exit", 1);

    public VolatilityBreakout(BreakoutRule rule)
    {
        _rule = rule;
        Levels = new AtrLevels(rule.StopAtr, rule.TargetAtr);
    }

    public VolatilityBreakout()
        : this(new BreakoutRule()) { }

    /// <inheritdoc />
    public string Name => StrategyName;

    /// <inheritdoc />
    public AtrLevels? Levels { get; }

    /// <inheritdoc />
    public SignalMarks Mark(CandleSeries candles, IndicatorSet indicators) =>
        new(MarkedCandles.Of(candles.Count, Enters(candles, indicators)), null) { EntriesAreDecided = true };

    /// <inheritdoc />
    public int NextLeave(CandleSeries candles, IndicatorSet indicators, Holding held, (int From, int To) range)
    {
        var (closes, adx, entry) = (candles.Columns.Closes, indicators.Adx14, (double)held.Entry.Value);
        var first = candles.CountBefore(candles.Interval.StartAt(held.OpenedAt));
        for (var index = range.From; index < range.To; index++)
        {
            if (MayLeave((closes[index], entry), index + 1 - first) || IsWeak(adx.Raw, index))
            {
                return index;
            }
        }

        return range.To;
    }

    /// <inheritdoc />
    public Signal Decide(StrategyView view) =>
        view.Held is { } held ? Leave(BreakoutFigures.Of(view, held)) : Enter(BreakoutFigures.Of(view, _rule));

    /// <summary>Without a position: to buy or not.</summary>
    public Signal Enter(BreakoutFigures figures)
    {
        IReadOnlyList<Rung> Why() =>
            [
                _trend.Of(AboveTrend(figures)),
                _squeeze.Of(Squeezes(figures)),
                _breakout.Of(Breakouts(figures)),
                _volume.Of(Volumes(figures)),
                _obv.Of(ObvAgainstPrice(figures)),
            ];
        return new Signal(Enters(figures) ? TradeAction.Buy : TradeAction.Hold, Why);
    }

    /// <summary>With a position: to sell or not.</summary>
    public Signal Leave(BreakoutFigures figures)
    {
        var (fake, weak, slow) = (Fakeout(figures), Weakening(figures), Slow(figures));
        var leaves = fake > 0 || weak > 0 || slow > 0;
        return new Signal(
            leaves ? TradeAction.Sell : TradeAction.Hold,
            () => [_fakeout.Of(fake), _weakening.Of(weak), _slow.Of(slow)]
        );
    }

    private Func<int, bool> Enters(CandleSeries candles, IndicatorSet indicators)
    {
        // What takes most room while it is computed comes first, while few columns lie in memory.
        _ = (indicators.Adx14, indicators.BandWidthPercent, indicators.Atr14);
        var may = MayEnter(candles.Columns, indicators);
        return at => may(at) && Enters(BreakoutFigures.Of(new StrategyView(candles, indicators, at, null), _rule));
    }

    private bool Enters(BreakoutFigures of) =>
        _trend.Allows(AboveTrend(of))
        && _squeeze.Allows(Squeezes(of))
        && _breakout.Allows(Breakouts(of))
        && _volume.Allows(Volumes(of))
        && _obv.Allows(ObvAgainstPrice(of));

    // The two conditions that fail most often; an absent value is NaN and keeps none.
    private Func<int, bool> MayEnter(CandleColumns columns, IndicatorSet indicators)
    {
        var (closes, highs, lows) = (columns.Closes, columns.Highs, columns.Lows);
        var (sma, highest) = (indicators.Sma50, indicators.HighestHigh20);
        return at =>
            at > 0
            && closes[at] > sma.Raw[at]
            && (
                closes[at] > highest.Raw[at]
                || closes[at] > closes[at - 1] + (_rule.RangeShare * (highs[at - 1] - lows[at - 1]))
            );
    }

    // Distance of the close to SMA 50 in percent.
    private static double? AboveTrend(BreakoutFigures of) => ((of.Close / of.Sma50) - 1) * 100;

    // How many of the three signs of a quiet stretch there are.
    private double? Squeezes(BreakoutFigures of) =>
        of is { WidthMean: { } mean, WidthLowest: { } lowest, Width1: { } before, Width2: { } earlier, Adx1: { } adx }
            ? Count(lowest < _rule.SqueezeShare * mean, before < mean || earlier < mean, adx < _rule.QuietAdx)
            : null;

    // How many of the two signs of a breakout there are.
    private double? Breakouts(BreakoutFigures of) =>
        of is { Close: { } close, HighestHigh20: { } highest, Close1: { } before, Range1: { } range }
            ? Count(close > highest, close > before + (_rule.RangeShare * range))
            : null;

    // How many of the two signs of volume there are: the candle's own, and an OBV that rises on both its means.
    private double? Volumes(BreakoutFigures of) =>
        of is { VolumeRatio: { } ratio, Obv: { } obv, ObvSlow: { } slow, ObvFast: { } fast }
            ? Count(ratio > _rule.VolumeRatio, obv > slow && fast > slow)
            : null;

    // 1 when the price rose over some candles while OBV fell, else 0.
    private static double? ObvAgainstPrice(BreakoutFigures of) =>
        of is { Close: { } close, CloseBack: { } closeBack, Obv: { } obv, ObvBack: { } obvBack }
            ? Count(close > closeBack && obv < obvBack)
            : null;

    private double? Fakeout(BreakoutFigures of) =>
        of is { Close: { } close, Entry: { } entry, CandlesHeld: { } held }
            ? Count(held <= _rule.FakeoutCandles && close < _rule.FakeoutShare * entry)
            : null;

    private double? Weakening(BreakoutFigures of) =>
        of is { Adx: { } now, Adx1: { } before }
            ? Count(now < _rule.WeakerShare * before && now < _rule.WeakAdx)
            : null;

    private double? Slow(BreakoutFigures of) =>
        of is { Close: { } close, Entry: { } entry, CandlesHeld: { } held }
            ? Count(held > _rule.SlowCandles && ((close / entry) - 1) * 100 < _rule.SlowProfitPercent)
            : null;

    private bool MayLeave((double Close, double Entry) price, int held) =>
        (held <= _rule.FakeoutCandles && price.Close < _rule.FakeoutShare * price.Entry)
        || (held > _rule.SlowCandles && ((price.Close / price.Entry) - 1) * 100 < _rule.SlowProfitPercent);

    // An absent value is NaN and weakens nothing.
    private bool IsWeak(ReadOnlySpan<double> adx, int index) =>
        index > 0 && adx[index] < _rule.WeakerShare * adx[index - 1] && adx[index] < _rule.WeakAdx;

    private static double Count(params ReadOnlySpan<bool> signs)
    {
        var count = 0;
        foreach (var sign in signs)
        {
            count += sign ? 1 : 0;
        }

        return count;
    }
}

/// <summary>The numbers of <see cref="VolatilityBreakout"/>.</summary>
public sealed record BreakoutRule
{
    /// <summary>Candles of the mean band width.</summary>
    public int WidthMean { get; init; } = 20;

    /// <summary>Candles among which the lowest band width is looked for.</summary>
    public int WidthLowest { get; init; } = 10;

    /// <summary>The lowest width below this share of the mean is a squeeze.</summary>
    public double SqueezeShare { get; init; } = 0.8;

    /// <summary>ADX of the candle before, below which the market is quiet.</summary>
    public double QuietAdx { get; init; } = 25;

    /// <summary>Share of the previous candle's range that the close must rise above its close.</summary>
    public double RangeShare { get; init; } = 0.5;

    /// <summary>Volume above this many times its mean.</summary>
    public double VolumeRatio { get; init; } = 1.5;

    /// <summary>Candles of the slow mean of OBV.</summary>
    public int ObvSlow { get; init; } = 20;

    /// <summary>Candles of the fast mean of OBV.</summary>
    public int ObvFast { get; init; } = 5;

    /// <summary>Candles over which price and OBV must not part.</summary>
    public int ObvBack { get; init; } = 5;

    /// <summary>Stop-loss in ATR 14 below the fill.</summary>
    public double StopAtr { get; init; } = 2;

    /// <summary>Target in ATR 14 above the fill.</summary>
    public double TargetAtr { get; init; } = 3;

    /// <summary>Candles after the entry in which a fall is a fakeout.</summary>
    public int FakeoutCandles { get; init; } = 3;

    /// <summary>A close below this share of the entry is a fakeout.</summary>
    public double FakeoutShare { get; init; } = 0.98;

    /// <summary>ADX below this share of the one before is weakening.</summary>
    public double WeakerShare { get; init; } = 0.8;

    /// <summary>ADX below which weakening counts.</summary>
    public double WeakAdx { get; init; } = 20;

    /// <summary>Candles after which a position must have earned something.</summary>
    public int SlowCandles { get; init; } = 24;

    /// <summary>What it must have earned by then, in percent.</summary>
    public double SlowProfitPercent { get; init; } = 2;
}
