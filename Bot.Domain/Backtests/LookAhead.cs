using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>
/// The proof that a run does not know the future: cut off anywhere, it must have done the same until there.
/// </summary>
public static class LookAhead
{
    /// <summary>How many points are looked at.</summary>
    public const int Points = 50;

    /// <summary>Runs the request cut at points all over it, and compares with the whole.</summary>
    /// <param name="request">What is run.</param>
    /// <param name="looked">Told before each point how many were looked at; what it throws ends the proof.</param>
    /// <returns>The place of the first candle at which a cut run differs, or null where none does.</returns>
    public static int? Differs(BacktestRequest request, Action<int>? looked = null)
    {
        var prepared = new PreparedCandles(request);
        var whole = Backtest.Run(request with { KeepsCurve = true }, prepared);
        var (from, to) = request.Span ?? (0, request.Candles.Count);
        var least = Math.Min(from + 2, to);
        for (var point = 1; point <= Points; point++)
        {
            looked?.Invoke(point - 1);
            var count = least + (int)((long)(to - least) * point / (Points + 1));
            var span = (from, count);
            var knowing = Backtest.Run(request with { Span = span, KeepsCurve = false }, prepared);
            if (At(request, whole, knowing.Wanted, span) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    // A cut series, and not a shorter span of the same: an indicator that looked ahead would be found, too. What was
    // wanted on the last close is compared as well: it is all that knowing just the next candle changes.
    private static int? At(BacktestRequest request, BacktestReport whole, TradeAction wanted, (int From, int To) span)
    {
        var series = request.Candles.Between(0, span.To);
        var cut = Backtest.Run(request with { Candles = series, Span = span, KeepsCurve = true });
        var same = cut.Curve.CommonPrefixLength(whole.Curve);
        if (same < cut.Equity.Count)
        {
            return span.From + same;
        }

        var isSame = cut.Wanted == wanted && whole.Closed.Take(cut.Closed.Count).SequenceEqual(cut.Closed);
        return isSame ? null : span.To - 1;
    }
}
