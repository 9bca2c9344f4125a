using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Domain.Strategies;

/// <summary>What a strategy may look at: closed candles up to one of them, and what is held.</summary>
/// <param name="Candles">Closed candles.</param>
/// <param name="Indicators">Of these candles.</param>
/// <param name="Index">The candle whose close is decided on; nothing behind it is read.</param>
/// <param name="Held">The open position: then it may be left, else one may be entered.</param>
public readonly record struct StrategyView(CandleSeries Candles, IndicatorSet Indicators, int Index, Holding? Held)
{
    /// <summary>The close of a candle in KRW, or null where there is no such candle.</summary>
    public double? CloseAt(int index) => Has(index) ? Candles.Columns.Closes[index] : null;

    /// <summary>High less low of a candle in KRW, or null where there is no such candle.</summary>
    public double? RangeAt(int index) => Has(index) ? Candles.Columns.Highs[index] - Candles.Columns.Lows[index] : null;

    /// <summary>
    /// Closed candles since the entry, that of the entry included; hours without a trade have none and do not count.
    /// Null when nothing is held.
    /// </summary>
    public double? CandlesHeld() =>
        Held is { } held ? Index + 1 - Candles.CountBefore(Candles.Interval.StartAt(held.OpenedAt)) : null;

    /// <summary>The place among the days of the one that is over with this close; null where none is.</summary>
    public int? ClosedDay => Indicators.Days.ClosedBy(Index);

    private bool Has(int index) => index >= 0 && index < Candles.Count;
}

/// <summary>An open position as a strategy sees it.</summary>
/// <param name="Entry">Average fill price.</param>
/// <param name="OpenedAt">The entry's first fill.</param>
public sealed record Holding(Price Entry, DateTimeOffset OpenedAt);
