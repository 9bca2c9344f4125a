namespace Bot.Domain.Money;

/// <summary>
/// The smallest step of a price on the exchange's KRW markets. It depends on the price itself and on the date, because
/// the exchange changed its table on 2024-01-29 and on 2025-07-31 (both midnight KST). A price on a band's edge belongs
/// to the upper band. Source: the exchange's page "KRW market information".
/// </summary>
public static class PriceUnit
{
    private static readonly DateTimeOffset Second = new(2024, 1, 28, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Third = new(2025, 7, 30, 15, 0, 0, TimeSpan.Zero);

    private static readonly (decimal From, decimal First, decimal Second, decimal Third)[] Bands =
    [
        (2_000_000m, 1_000m, 1_000m, 1_000m),
        (1_000_000m, 500m, 500m, 1_000m),
        (500_000m, 100m, 100m, 500m),
        (100_000m, 50m, 50m, 100m),
        (50_000m, 10m, 10m, 50m),
        (10_000m, 10m, 10m, 10m),
        (5_000m, 5m, 1m, 5m),
        (1_000m, 5m, 1m, 1m),
        (100m, 1m, 0.1m, 1m),
        (10m, 0.1m, 0.01m, 0.1m),
        (1m, 0.01m, 0.001m, 0.01m),
        (0.1m, 0.001m, 0.0001m, 0.001m),
        (0.01m, 0.0001m, 0.00001m, 0.0001m),
        (0.001m, 0.0001m, 0.000001m, 0.00001m),
        (0.0001m, 0.0001m, 0.0000001m, 0.000001m),
        (0.00001m, 0.0001m, 0.00000001m, 0.0000001m),
        (0m, 0.0001m, 0.00000001m, 0.00000001m),
    ];

    /// <summary>The price unit in KRW for a price at an instant.</summary>
    public static decimal Of(decimal price, DateTimeOffset at)
    {
        var band = Array.Find(Bands, row => price >= row.From);
        if (at < Second)
        {
            return band.First;
        }

        return at < Third ? band.Second : band.Third;
    }

    /// <summary>The smallest unit in KRW that a price had at any instant.</summary>
    internal static decimal Least(decimal price)
    {
        var band = Array.Find(Bands, row => price >= row.From);
        return Math.Min(band.First, Math.Min(band.Second, band.Third));
    }

    /// <summary>The nearest multiple of the unit at or below the price; at least one unit.</summary>
    public static Price Down(Price price, DateTimeOffset at)
    {
        var unit = Of(price.Value, at);
        return new Price(Math.Max(unit, decimal.Floor(price.Value / unit) * unit));
    }

    /// <summary>The nearest multiple of the unit at or above the price.</summary>
    public static Price Up(Price price, DateTimeOffset at)
    {
        var unit = Of(price.Value, at);
        return new Price(decimal.Ceiling(price.Value / unit) * unit);
    }
}
