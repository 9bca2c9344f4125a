using Bot.Domain.Time;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Looks;

/// <summary>How an account's equity went, without the money that came or went.</summary>
/// <param name="Drawdown">The largest fall from the highest before, in percent; null with less than two.</param>
/// <param name="Sharpe">Of the returns from day to day, times the root of 365; null without variance.</param>
/// <param name="Days">Returns from day to day that it is made of.</param>
public sealed record EquityFigures(double? Drawdown, double? Sharpe, int Days)
{
    private const double DaysPerYear = 365;

    /// <summary>The figures of measurements.</summary>
    /// <param name="rows">Oldest first.</param>
    public static EquityFigures Of(IReadOnlyList<EquityRow> rows)
    {
        var days = rows.GroupBy(row => TradingDay.Of(row.At)).Select(day => day.Last()).ToList();
        var returns = Returns(days).ToList();
        return new EquityFigures(
            rows.Count < 2 ? null : FallOf(rows),
            TradeFigures.SharpeOf(returns) * Math.Sqrt(DaysPerYear),
            returns.Count);
    }

    // What came in between two measurements is counted as if it had been there at the first.
    private static IEnumerable<double> Returns(IReadOnlyList<EquityRow> rows)
    {
        for (var at = 1; at < rows.Count; at++)
        {
            var before = rows[at - 1].With(rows[at].Flows);
            if (before > 0m)
            {
                yield return (double)((rows[at].Equity / before) - 1m);
            }
        }
    }

    private static double FallOf(IReadOnlyList<EquityRow> rows)
    {
        var (level, highest, fall) = (1.0, 1.0, 0.0);
        foreach (var change in Returns(rows))
        {
            level *= 1 + change;
            highest = Math.Max(highest, level);
            fall = Math.Min(fall, (level / highest) - 1);
        }

        return fall * 100;
    }
}
