using Bot.Domain.Time;

namespace Bot.Domain.Market;

/// <summary>Closed candles of one market and interval, oldest first. Periods without trades have no candle.</summary>
public sealed class CandleSeries
{
    /// <summary>A series.</summary>
    /// <exception cref="ArgumentException">The candles are not in order of time, or two have the same
    /// start.</exception>
    public CandleSeries(MarketCode market, CandleInterval interval, IReadOnlyList<Candle> candles)
    {
        for (var index = 1; index < candles.Count; index++)
        {
            if (candles[index].Start <= candles[index - 1].Start)
            {
                throw new ArgumentException(
                    $"candle {candles[index].Start:u} does not follow {candles[index - 1].Start:u}",
                    nameof(candles)
                );
            }
        }

        (Market, Interval, Candles) = (market, interval, candles);
    }

    public MarketCode Market { get; }

    public CandleInterval Interval { get; }

    public IReadOnlyList<Candle> Candles { get; }

    public int Count => Candles.Count;

    /// <summary>The newest candle, or null where there is none.</summary>
    public Candle? Last => Candles.Count == 0 ? null : Candles[^1];

    /// <summary>How many candles start before an instant.</summary>
    public int CountBefore(DateTimeOffset instant)
    {
        var (least, most) = (0, Count);
        while (least < most)
        {
            var middle = (least + most) / 2;
            (least, most) = Candles[middle].Start < instant ? (middle + 1, most) : (least, middle);
        }

        return least;
    }

    /// <summary>The part that was closed at an instant, at most so many candles of it.</summary>
    public CandleSeries ClosedAt(DateTimeOffset now, int most)
    {
        var length = Interval.Length();
        var closed = Candles.TakeWhile(candle => candle.Start + length <= now).ToList();
        return new CandleSeries(
            Market,
            Interval,
            closed.Count <= most ? closed : closed.GetRange(closed.Count - most, most)
        );
    }
}
