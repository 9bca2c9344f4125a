using System.Globalization;
using Bot.Domain.Backtests;
using Bot.Domain.Warnings;
using Bot.Host.Demo;

namespace Bot.Tests.Scenarios;

/// <summary>
/// Quiet hours, a dip that the default strategy buys, an hour that opens two fifths lower, and quiet again: what a
/// person fears to wake up to.
/// </summary>
internal static class CrashMarket
{
    private const int QuietHours = 168;
    private const int HoursBefore = 164;
    private const int DipHours = 8;
    private const int HeldHours = 4;
    private const int AfterHours = 24;
    private static readonly DateTimeOffset Start = new(2024, 5, 6, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The market, written to a file as candles usually are.</summary>
    public static DemoMarket In(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "KRW-ETH.csv");
        File.WriteAllLines(file, Rows().Prepend("time_utc,open,high,low,close,volume"));
        return DemoMarket.FromFile("KRW-ETH", file) with
        {
            Begin = Start.AddHours(HoursBefore).AddMinutes(1),
            Configure = options =>
                DemoRun.WithoutHistory(options) with
                {
                    QuickBacktest = new QuickGateRule { Enabled = false },
                    BtcRisk = new BtcRiskRule
                    {
                        Returns = 5,
                        FallPercent = -100,
                        CrashPercent = -100,
                    },
                },
        };
    }

    // An hour that falls by a third and more begins where it ends: nobody could sell in between.
    private static IEnumerable<string> Rows()
    {
        var (hour, before) = (0, 5_000_000m);
        foreach (var (close, volume) in Closes())
        {
            var open = close < before * 0.7m ? close : before;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Start.AddHours(hour++):yyyy-MM-ddTHH:mm:ssZ},{open},{Math.Max(open, close)},{Math.Min(open, close)},"
                    + $"{close},{volume}"
            );
            before = close;
        }
    }

    private static IEnumerable<(decimal Close, decimal Volume)> Closes()
    {
        for (var hour = 0; hour < QuietHours; hour++)
        {
            yield return (5_000_000m + (hour % 2 * 10_000m) + (hour / 24 % 3 * 15_000m), 10m);
        }

        var price = 5_000_000m;
        for (var hour = 0; hour < DipHours; hour++)
        {
            price -= 60_000m;
            yield return (price, 40m);
        }

        for (var hour = 0; hour < HeldHours; hour++)
        {
            price += 5_000m;
            yield return (price, 12m);
        }

        for (var hour = 0; hour < AfterHours; hour++)
        {
            yield return (2_700_000m + (hour % 2 * 5_000m), 12m);
        }
    }
}
