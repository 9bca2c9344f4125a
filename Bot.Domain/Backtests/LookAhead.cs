namespace Bot.Domain.Backtests;

/// <summary>
/// The proof that a run does not know the future: cut off anywhere, it must have done the same until there.
/// </summary>
public static class LookAhead
{
    /// <summary>How many points are looked at.</summary>
    public const int Points = 50;

    /// <summary>Runs the request cut at points all over it, and compares with the whole.</summary>
    /// <returns>The place of the first candle at which a cut run differs, or null where none does.</returns>
    public static int? Differs(BacktestRequest request)
    {
        var whole = Backtest.Run(request with { KeepsCurve = true });
        var (from, to) = request.Span ?? (0, request.Candles.Count);
        var least = Math.Min(from + 2, to);
        for (var point = 1; point <= Points; point++)
        {
            var count = least + (int)((long)(to - least) * point / (Points + 1));
            if (At(request, whole, (from, count)) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    // A cut series, and not a shorter span of the same: an indicator that looked ahead would be found, too.
    private static int? At(BacktestRequest request, BacktestReport whole, (int From, int To) span)
    {
        var series = request.Candles.Between(0, span.To);
        var cut = Backtest.Run(request with { Candles = series, Span = span, KeepsCurve = true });
        var same = cut.Curve.CommonPrefixLength(whole.Curve);
        if (same < cut.Equity.Count)
        {
            return span.From + same;
        }

        return whole.Closed.Take(cut.Closed.Count).SequenceEqual(cut.Closed) ? null : span.To - 1;
    }
}
