namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// The smallest step of a price on KRW markets, by price and date; the exchange changed its table at midnight KST of
/// 2024-01-29 and of 2025-07-31. A price on a band's edge belongs to the upper band.
/// </summary>
internal static class PriceUnits
{
    private static readonly long Middle = new DateTimeOffset(2024, 1, 29, 0, 0, 0, Kst.Offset).UtcTicks;
    private static readonly long Newest = new DateTimeOffset(2025, 7, 31, 0, 0, 0, Kst.Offset).UtcTicks;

    private static readonly decimal[] From =
    [
        2_000_000m, 1_000_000m, 500_000m, 100_000m, 50_000m, 10_000m, 5_000m, 1_000m, 100m,
        10m, 1m, 0.1m, 0.01m, 0.001m, 0.0001m, 0.00001m, 0m,
    ];

    private static readonly decimal[] NewestUnits =
    [
        1_000m, 1_000m, 500m, 100m, 50m, 10m, 5m, 1m, 1m,
        0.1m, 0.01m, 0.001m, 0.0001m, 0.00001m, 0.000001m, 0.0000001m, 0.00000001m,
    ];

    private static readonly decimal[] MiddleUnits =
    [
        1_000m, 500m, 100m, 50m, 10m, 10m, 1m, 1m, 0.1m,
        0.01m, 0.001m, 0.0001m, 0.00001m, 0.000001m, 0.0000001m, 0.00000001m, 0.00000001m,
    ];

    private static readonly decimal[] OldestUnits =
    [
        1_000m, 500m, 100m, 50m, 10m, 10m, 5m, 5m, 1m,
        0.1m, 0.01m, 0.001m, 0.0001m, 0.0001m, 0.0001m, 0.0001m, 0.0001m,
    ];

    /// <summary>The unit for a price at an instant, in ticks of UTC.</summary>
    public static decimal Of(decimal price, long at)
    {
        var units = UnitsAt(at);
        for (var band = 0; band < From.Length; band++)
        {
            if (price >= From[band])
            {
                return units[band];
            }
        }

        return units[^1];
    }

    /// <summary>The unit of a market, where dollar coins may have one of their own.</summary>
    public static decimal Of(string market, decimal price, long at, bool halfWonForDollars)
    {
        const decimal half = 0.5m;
        var isDollar = market is "KRW-USDT" or "KRW-USDC";
        return halfWonForDollars && isDollar && price is >= 1_000m and < 10_000m ? half : Of(price, at);
    }

    private static decimal[] UnitsAt(long at)
    {
        if (at >= Newest)
        {
            return NewestUnits;
        }

        return at >= Middle ? MiddleUnits : OldestUnits;
    }

    public static bool Fits(decimal price, long at) => price % Of(price, at) == 0;

    public static decimal Down(decimal price, long at)
    {
        var unit = Of(price, at);
        return decimal.Floor(price / unit) * unit;
    }

    public static decimal Up(decimal price, long at)
    {
        var unit = Of(price, at);
        return decimal.Ceiling(price / unit) * unit;
    }
}
