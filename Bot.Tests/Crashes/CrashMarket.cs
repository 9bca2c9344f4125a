using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Crashes;

/// <summary>
/// A market that swings about one price for weeks, in which the strategy of the scenarios buys whenever it may, and
/// that falls through every stop within one hour.
/// </summary>
internal static class CrashMarket
{
    public const string Code = "KRW-ETH";

    /// <summary>Start of the hour whose cycle enters.</summary>
    public static readonly DateTimeOffset Slot = new(2026, 1, 10, 3, 0, 0, TimeSpan.Zero);

    private const int DaysBefore = 65;
    private const int HoursAfter = 3;
    private const decimal Level = 1_100_000m;
    private const decimal Swing = 1_000m;

    /// <param name="levelKrw">On the first levels of the book, about; a level is 0.09 % from the next.</param>
    /// <param name="slot">Start of the hour in question; the market begins weeks before.</param>
    /// <param name="fall">Start of the hour in which the price falls by a tenth.</param>
    public static IReadOnlyList<ReplayedMarket> Of(decimal levelKrw, DateTimeOffset slot, DateTimeOffset fall) =>
        [
            new ReplayedMarket(ReplayedMarket.FromCandles(Code, TimeSpan.FromHours(1), Hours(Level, slot, fall)))
            {
                LevelKrw = levelKrw,
            },
            ReplayedMarket.FromCandles("KRW-BTC", TimeSpan.FromHours(1), Hours(Level * 100m, slot, fall)),
        ];

    private static IEnumerable<ReplayedCandle> Hours(decimal level, DateTimeOffset slot, DateTimeOffset fall)
    {
        var before = level;
        for (var start = slot.AddDays(-DaysBefore); start < fall.AddHours(HoursAfter); start = start.AddHours(1))
        {
            var close = start < fall ? level + (Swing * ((start.Hour % 2) + (start.DayOfYear % 3))) : level * 0.9m;
            yield return new ReplayedCandle(
                start,
                before,
                Math.Max(before, close) + Swing,
                Math.Min(before, close) - Swing,
                close,
                10m
            );
            before = close;
        }
    }
}
