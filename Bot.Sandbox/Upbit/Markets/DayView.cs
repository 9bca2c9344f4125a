namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// What a ticker says besides the price: the day since 00:00 UTC, the last 24 hours, the last 52 weeks.
/// </summary>
internal sealed record DayView
{
    private const int WeeksDays = 364;

    public required decimal Price { get; init; }

    public required long LastTick { get; init; }

    public required CandleRow Today { get; init; }

    /// <summary>Close of the last day before today that had a trade.</summary>
    public required decimal PreviousClose { get; init; }

    /// <summary>Coins of the newest trade.</summary>
    public required decimal LastVolume { get; init; }

    public required decimal Volume24 { get; init; }

    public required decimal Value24 { get; init; }

    public required CandleRow Highest { get; init; }

    public required CandleRow Lowest { get; init; }

    /// <summary>The view at an instant, in ticks; null before the market's first candle.</summary>
    public static DayView? At(ReplayedMarket market, long now)
    {
        var series = market.Series;
        if (series.PriceAt(now) is not { } price)
        {
            return null;
        }

        var days = series.Before(CandleUnit.Day, long.MaxValue, WeeksDays, now);
        var midnight = CandleUnit.Day.Floor(now);
        var last = TradeTape.Before(series, new(0, long.MaxValue), count: 1, now);
        var today = days.Find(day => day.Start == midnight);
        var (volume, value) = series.Traded(now - TimeSpan.TicksPerDay, now);
        return new()
        {
            Price = price,
            LastTick = series.LastTick(now),
            Today = today.Start > 0 ? today : Still(midnight, price),
            PreviousClose = series.CloseBefore(midnight),
            LastVolume = last.Count > 0 ? last[0].Volume : 0,
            Volume24 = volume,
            Value24 = value,
            Highest = days.Count > 0 ? days.MaxBy(day => day.High) : Still(midnight, price),
            Lowest = days.Count > 0 ? days.MinBy(day => day.Low) : Still(midnight, price),
        };
    }

    private static CandleRow Still(long start, decimal price) => new()
    {
        Start = start,
        Open = price,
        High = price,
        Low = price,
        Close = price,
        Volume = 0,
    };
}
