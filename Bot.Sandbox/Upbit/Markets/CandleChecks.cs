namespace Bot.Sandbox.Upbit.Markets;

/// <summary>What a candle can never be.</summary>
internal static class CandleChecks
{
    /// <summary>
    /// Why a candle cannot follow the previous one; null if it can. A candle may be repeated as it was.
    /// </summary>
    public static string? Wrong(in CandleRow row, CandleRow? previous)
    {
        if (row.Low <= 0 || row.Open <= 0 || row.Close <= 0)
        {
            return "a price is not positive";
        }

        if (row.Volume < 0)
        {
            return "the volume is negative";
        }

        if (row.High < Math.Max(row.Open, row.Close))
        {
            return "high is below open or close";
        }

        return row.Low > Math.Min(row.Open, row.Close) ? "low is above open or close" : Misplaced(row, previous);
    }

    private static string? Misplaced(in CandleRow row, CandleRow? previous)
    {
        if (previous is not { } last || row.Start > last.Start)
        {
            return null;
        }

        if (row.Start < last.Start)
        {
            return "the row is out of order";
        }

        return row == last ? null : "the same time has other values in the row before";
    }
}
