namespace Bot.Domain.Strategies;

/// <summary>How much a market moves from day to day.</summary>
public static class DailyReturns
{
    private const int DaysPerYear = 365;
    private const int Hundred = 100;

    /// <summary>
    /// The sample deviation of the last simple returns times the square root of 365, in percent; null where there are
    /// too few closes.
    /// </summary>
    /// <param name="closes">Daily closes, oldest first.</param>
    /// <param name="day">The last of them that counts.</param>
    /// <param name="count">Returns, two or more.</param>
    public static double? DeviationPercent(ReadOnlySpan<double> closes, int day, int count)
    {
        if (day < count)
        {
            return null;
        }

        var sum = 0.0;
        for (var at = day - count + 1; at <= day; at++)
        {
            sum += Return(closes, at);
        }

        var (mean, squares) = (sum / count, 0.0);
        for (var at = day - count + 1; at <= day; at++)
        {
            squares += (Return(closes, at) - mean) * (Return(closes, at) - mean);
        }

        return Math.Sqrt(squares / (count - 1)) * Math.Sqrt(DaysPerYear) * Hundred;
    }

    private static double Return(ReadOnlySpan<double> closes, int at) => (closes[at] / closes[at - 1]) - 1;
}
