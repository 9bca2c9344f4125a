using Bot.Domain.Time;

namespace Bot.Domain.Market;

/// <summary>Daily candles made of shorter ones, as the exchange makes them: from 00:00 to 24:00 UTC.</summary>
public static class Days
{
    /// <summary>The days of a series; the last may not be over.</summary>
    public static CandleSeries Of(CandleSeries series) => Of(series, CandleInterval.Day);

    /// <summary>The candles of a longer interval; the last may not be over.</summary>
    /// <param name="series">Candles of that interval, or of one that fits into it.</param>
    /// <param name="interval">How long they become.</param>
    public static CandleSeries Of(CandleSeries series, CandleInterval interval)
    {
        if (series.Interval == interval)
        {
            return series;
        }

        var (columns, candles) = (series.Columns, new List<Candle>());
        for (var first = 0; first < columns.Count; )
        {
            var start = interval.StartAt(columns.StartAt(first));
            var next = series.CountBefore(start + interval.Length());
            candles.Add(One(columns, start, (first, next)));
            first = next;
        }

        return new CandleSeries(series.Market, interval, candles);
    }

    private static Candle One(CandleColumns columns, DateTimeOffset start, (int First, int Next) part)
    {
        var length = part.Next - part.First;
        var (high, low, volume) = (columns.Highs[part.First], columns.Lows[part.First], 0m);
        for (var index = part.First; index < part.Next; index++)
        {
            high = Math.Max(high, columns.Highs[index]);
            low = Math.Min(low, columns.Lows[index]);
            volume += CandleColumns.Exact(columns.Volumes[index]);
        }

        return new Candle(
            start,
            CandleColumns.PriceOf(columns.Opens[part.First]),
            CandleColumns.PriceOf(high),
            CandleColumns.PriceOf(low),
            CandleColumns.PriceOf(columns.Closes[part.First + length - 1]),
            volume
        );
    }
}
