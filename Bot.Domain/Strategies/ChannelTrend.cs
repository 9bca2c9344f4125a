using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.Time;

namespace Bot.Domain.Strategies;

/// <summary>
/// Goes with a trend of days: buys when a day closes at the highest close of some weeks and leaves at the lowest of
/// some days. It has no take-profit, a wide stop, and a size that is the smaller the more the market moves.
/// </summary>
public sealed class ChannelTrend : IStrategy
{
    /// <summary>Its name in chat, configuration and journal.</summary>
    public const string StrategyName = "channel-trend";

    private readonly ChannelRule _rule;
    private readonly Limit _days;

    public ChannelTrend(ChannelRule rule)
    {
        (_rule, _days) = (rule, Limit.AtLeast("channel-days", rule.DaysLeast));
        Levels = new AtrLevels(rule.StopAtr, null);
    }

    public ChannelTrend()
        : this(new ChannelRule()) { }

    /// <summary>Its numbers.</summary>
    public ChannelRule Rule => _rule;

    /// <inheritdoc />
    public string Name => StrategyName;

    /// <inheritdoc />
    public CandleInterval DecidesOn => CandleInterval.Day;

    /// <inheritdoc />
    public AtrLevels? Levels { get; }

    /// <inheritdoc />
    public double? AtrOf(StrategyView view) =>
        view.ClosedDay is { } day ? view.Indicators.Days.Indicators.Atr14[day] : null;

    /// <inheritdoc />
    public bool SizesItself => true;

    /// <inheritdoc />
    public VolatilitySize? SizeOf(StrategyView view) =>
        new(
            view.ClosedDay is { } day
                ? DailyReturns.DeviationPercent(view.Indicators.Days.Series.Columns.Closes, day, _rule.VolatilityDays)
                : null
        );

    /// <inheritdoc />
    public SignalMarks Mark(CandleSeries candles, IndicatorSet indicators)
    {
        var days = indicators.Days;
        return new(
            MarkedCandles.At(candles.Count, days.Closers(day => Buys(ChannelFigures.Of(days.Series, day, _rule)))),
            MarkedCandles.At(candles.Count, days.Closers(day => Sells(ChannelFigures.Of(days.Series, day, _rule))))
        );
    }

    /// <inheritdoc />
    public Signal Decide(StrategyView view)
    {
        if (view.ClosedDay is not { } day)
        {
            return new Signal(TradeAction.Hold, () => [new Rung("day-close", Passed: false, "no", "yes")]);
        }

        var figures = ChannelFigures.Of(view.Indicators.Days.Series, day, _rule);
        return view.Held is null ? Enter(figures) : Leave(figures);
    }

    /// <summary>Without a position: to buy or not.</summary>
    public Signal Enter(ChannelFigures figures) =>
        new(
            Buys(figures) ? TradeAction.Buy : TradeAction.Hold,
            () => [_days.Of(figures.Days), Entry(figures.Highest).Of(figures.Close)]
        );

    /// <summary>With a position: to sell or not.</summary>
    public Signal Leave(ChannelFigures figures) =>
        new(Sells(figures) ? TradeAction.Sell : TradeAction.Hold, () => [Exit(figures.Lowest).Of(figures.Close)]);

    private static Limit Entry(double? highest) =>
        highest is { } level ? Limit.AtLeast("channel-entry", level) : Limit.Unknown("channel-entry");

    private static Limit Exit(double? lowest) =>
        lowest is { } level ? Limit.AtMost("channel-exit", level) : Limit.Unknown("channel-exit");

    // Too few days forbid an entry and never an exit.
    private bool Buys(ChannelFigures figures) => figures.Days >= _rule.DaysLeast && figures.Close >= figures.Highest;

    private static bool Sells(ChannelFigures figures) => figures.Close <= figures.Lowest;
}

/// <summary>The numbers of <see cref="ChannelTrend"/>.</summary>
public sealed record ChannelRule
{
    /// <summary>Closed days below which nothing is entered.</summary>
    public int DaysLeast { get; init; } = 60;

    /// <summary>Entered at the highest close of so many days, the last included.</summary>
    public int EntryDays { get; init; } = 20;

    /// <summary>Left at the lowest close of so many days, the last included.</summary>
    public int ExitDays { get; init; } = 10;

    /// <summary>Stop-loss in ATR 14 of days below the fill.</summary>
    public double StopAtr { get; init; } = 3;

    /// <summary>Daily returns whose deviation decides the size.</summary>
    public int VolatilityDays { get; init; } = 20;
}
