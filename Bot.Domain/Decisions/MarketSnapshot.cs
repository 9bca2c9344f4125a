using System.Globalization;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Domain.Decisions;

/// <summary>Everything about a market that a decision may look at, at one instant.</summary>
/// <param name="At">When it was observed.</param>
/// <param name="Candle">The last closed candle.</param>
/// <param name="Row">Its indicators.</param>
/// <param name="Last">The last price traded.</param>
/// <param name="ChangeDay">Change of the price in 24 hours.</param>
/// <param name="Book">The order book.</param>
public sealed record MarketSnapshot(
    DateTimeOffset At,
    Candle Candle,
    IndicatorRow Row,
    Price Last,
    Percent ChangeDay,
    OrderBook Book
)
{
    /// <summary>The market's warnings.</summary>
    public MarketWarnings Warnings { get; init; } = MarketWarnings.Absent;

    /// <summary>Closed candles that indicators are computed from.</summary>
    public const int CandlesRead = 200;

    /// <summary>Share of the window that may be missing before its indicators say nothing, in percent.</summary>
    private const double GapPercent = 30;

    /// <summary>
    /// What makes closed candles unfit for a decision at an instant, or null. The last closed one must be there, which
    /// also means that none is older than an interval and a moment; and of the window that the indicators look at less
    /// than 30 % may be missing. A market that is younger than the window has no gap before its first candle.
    /// </summary>
    public static string? Missing(CandleSeries closed, DateTimeOffset now)
    {
        var expected = closed.Interval.LastClosedAt(now);
        if (closed.Last is not { } last)
        {
            return "candles: none";
        }

        if (last.Start < expected)
        {
            return $"candles: the last closed one is {last.Start:yyyy-MM-dd HH:mm}Z, "
                + $"expected {expected:yyyy-MM-dd HH:mm}Z";
        }

        return Gap(closed, expected);
    }

    /// <summary>What makes an order book unfit for a decision, or null.</summary>
    public static string? Missing(OrderBook book) => book.IsEmpty ? "order book: empty" : null;

    private static string? Gap(CandleSeries closed, DateTimeOffset newest)
    {
        var length = closed.Interval.Length();
        var begin = newest - (length * (CandlesRead - 1));
        var first = closed.Candles[0].Start;
        var from = first > begin ? first : begin;
        var expected = (int)((newest - from) / length) + 1;
        var there = closed.Candles.Count(candle => candle.Start >= from);
        var missing = 100.0 * (expected - there) / expected;
        return missing >= GapPercent
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"candles: {missing:0.#} % of the last {expected} are missing, less than {GapPercent} % may be"
            )
            : null;
    }
}
