using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Simulation;

/// <summary>Wild days from a seed: small moves, a few that tear through every stop, hours without a trade.</summary>
internal static class SimMarket
{
    public const string Code = "KRW-ETH";
    public static readonly DateTimeOffset Start = new(2025, 9, 1, 15, 0, 0, TimeSpan.Zero);

    private const decimal FirstPrice = 5_000_000m;

    /// <summary>Hours before the start, so that indicators have what they need.</summary>
    private const int HoursBefore = 45 * 24;

    public static ReplayedMarket[] Of(int seed, int days, decimal levelKrw) =>
        [
            new(ReplayedMarket.FromCandles(Code, TimeSpan.FromHours(1), Hours(seed, days, FirstPrice)))
            {
                LevelKrw = levelKrw,
            },
            ReplayedMarket.FromCandles("KRW-BTC", TimeSpan.FromDays(1), Days(seed, days)),
        ];

    private static IEnumerable<ReplayedCandle> Hours(int seed, int days, decimal first)
    {
        var (random, price) = (new Random(seed), first);
        for (var hour = -HoursBefore; hour < (days + 1) * 24; hour++)
        {
            var close = Price(price * (decimal)(1 + Move(random)));
            var (high, low) = (Math.Max(price, close), Math.Min(price, close));
            if (hour == -HoursBefore || random.NextDouble() > 0.02)
            {
                yield return new(Start.AddHours(hour), price, high, low, close, 5m + (decimal)random.NextDouble());
            }

            price = close;
        }
    }

    private static IEnumerable<ReplayedCandle> Days(int seed, int days)
    {
        var (random, price) = (new Random(seed + 1), 100_000_000m);
        var first = Start.AddDays(-60).AddHours(-Start.Hour);
        for (var day = 0; day < days + 62; day++)
        {
            var close = Price(price * (decimal)(1 + ((random.NextDouble() - 0.5) * 0.02)));
            yield return new(first.AddDays(day), price, Math.Max(price, close), Math.Min(price, close), close, 100m);
            price = close;
        }
    }

    private static double Move(Random random) =>
        random.NextDouble() switch
        {
            < 0.01 => -0.12,
            < 0.02 => 0.12,
            _ => (random.NextDouble() - 0.5) * 0.03,
        };

    private static decimal Price(decimal price) => Math.Max(10_000m, Math.Floor(price / 1_000m) * 1_000m);
}
