namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// The order book of a market at an instant, best level first: the best bid is the price of the newest trade, the best
/// ask one unit above. Sizes are a function of market, time and level, and stand still for ten seconds.
/// </summary>
internal sealed class OrderLadder
{
    public const int Depth = 30;
    private const decimal SizeUnit = 0.00000001m;
    private const long Refresh = 10 * TimeSpan.TicksPerSecond;

    private OrderLadder(IReadOnlyList<BookLevel> asks, IReadOnlyList<BookLevel> bids)
    {
        Asks = asks;
        Bids = bids;
    }

    public IReadOnlyList<BookLevel> Asks { get; }

    public IReadOnlyList<BookLevel> Bids { get; }

    /// <summary>The book at an instant, in ticks; null before the market's first candle.</summary>
    public static OrderLadder? At(ReplayedMarket market, long now)
    {
        if (market.Series.PriceAt(now) is not { } last)
        {
            return null;
        }

        var bid = PriceUnits.Down(last, now);
        return bid <= 0 ? null : new(
            Levels(market, now, NextAsk(bid, now), price => NextAsk(price, now), lane: 0),
            Levels(market, now, bid, price => NextBid(price, now), lane: Depth));
    }

    /// <summary>The book in coarser steps of price; the step must be a multiple of the unit.</summary>
    public static OrderLadder? Grouped(ReplayedMarket market, long now, decimal step)
    {
        if (market.Series.PriceAt(now) is not { } last)
        {
            return null;
        }

        var bid = decimal.Floor(last / step) * step;
        var ask = decimal.Ceiling(NextAsk(last, now) / step) * step;
        return new(
            Levels(market, now, ask, price => price + step, lane: 0),
            Levels(market, now, bid, price => price - step, lane: Depth));
    }

    /// <summary>Steps a client may group the book by, as the exchange offers them; 0 is the price unit.</summary>
    public static IReadOnlyList<decimal> Steps(decimal price, long now)
    {
        var steps = new List<decimal> { 0 };
        for (var step = PriceUnits.Of(price, now) * 10; step <= price; step *= 10)
        {
            steps.Add(step);
        }

        return steps;
    }

    private static decimal NextAsk(decimal price, long now) => price + PriceUnits.Of(price, now);

    // Just below a band's edge the unit is that of the lower band.
    private static decimal NextBid(decimal price, long now) => price - PriceUnits.Of(price - SizeUnit, now);

    private static List<BookLevel> Levels(
        ReplayedMarket market, long now, decimal first, Func<decimal, decimal> next, int lane)
    {
        var levels = new List<BookLevel>(Depth);
        var seed = Noise.Seed(market.Code);
        var price = first;
        for (var level = 0; level < Depth && price > 0; level++)
        {
            var noise = (decimal)(0.4 + (1.2 * Noise.Even(seed, now / Refresh, lane + level)));
            var krw = market.LevelKrw * (1 + (level * 0.35m)) * noise;
            levels.Add(new(price, (decimal.Floor(krw / price / SizeUnit) * SizeUnit).Trimmed()));
            price = next(price);
        }

        return levels;
    }
}

/// <summary>What waits at one price.</summary>
internal readonly record struct BookLevel(decimal Price, decimal Size);
