using System.Runtime.InteropServices;

namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Trades that make up the candles: sixty to a candle, but at most one a second, whose volumes add up to it.
/// </summary>
internal static class TradeTape
{
    private const int PerCandle = 60;

    /// <summary>
    /// At most <paramref name="count"/> trades of a span, newest first,
    /// none after <paramref name="now"/>.
    /// </summary>
    public static List<TapeTrade> Before(CandleSeries series, TapeSpan span, int count, long now)
    {
        var trades = new List<TapeTrade>(count);
        var step = Math.Max(series.Length / PerCandle, TimeSpan.TicksPerSecond);
        for (var index = series.Table.CountBefore(Math.Min(span.Until, now)) - 1; index >= 0; index--)
        {
            var start = series.Table.Starts[index];
            if (start + series.Length <= span.From || trades.Count == count)
            {
                break;
            }

            AddOf(trades, series, index, step, new(span.From, Math.Min(span.Until, now + 1)), count);
        }

        return trades;
    }

    private static void AddOf(
        List<TapeTrade> trades, CandleSeries series, int index, long step, TapeSpan span, int count)
    {
        var start = series.Table.Starts[index];
        var path = new PricePath(series.Table, index, series.Length);
        for (var end = start + series.Length; end > start && trades.Count < count; end -= step)
        {
            var at = end - TimeSpan.TicksPerMillisecond;
            var volume = (series.VolumeUntil(index, end) - series.VolumeUntil(index, end - step)).Trimmed();
            if (at >= span.From && at < span.Until && volume > 0)
            {
                var price = path.At(end);
                trades.Add(new(at, price, volume, IsBid: price >= path.At(end - step)));
            }
        }
    }
}

/// <summary>A span of time in ticks; its end is not in it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TapeSpan(long From, long Until);

/// <summary>One trade.</summary>
/// <param name="IsBid">Whether the taker bought.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TapeTrade(long At, decimal Price, decimal Volume, bool IsBid)
{
    public long SequentialId => Kst.UnixMilliseconds(At) * 10_000;
}
