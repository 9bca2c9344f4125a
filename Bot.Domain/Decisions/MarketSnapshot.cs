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
    /// <summary>The newest candles that a decision reads.</summary>
    public const int CandlesRead = 200;

    /// <summary>
    /// What makes closed candles unfit for an entry at an instant, or null: the last closed one must be there.
    /// </summary>
    public static string? Missing(CandleSeries closed, OrderBook book, DateTimeOffset now)
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

        return book.IsEmpty ? "order book: empty" : null;
    }
}
