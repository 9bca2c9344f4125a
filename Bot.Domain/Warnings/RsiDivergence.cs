using System.Runtime.InteropServices;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Domain.Warnings;

/// <summary>
/// Warns of a price that goes on while its momentum does not. Price and RSI are compared at the same two candles, never
/// at extremes of their own.
/// </summary>
public static class RsiDivergence
{
    /// <summary>
    /// Compares the last two swing highs and the last two swing lows of the newest candles. Where both diverge, the
    /// bearish side is told, whichever is newer: it speaks against buying.
    /// </summary>
    /// <param name="candles">Closed candles.</param>
    /// <param name="rsi">The RSI of each of them.</param>
    /// <param name="rule">The numbers.</param>
    /// <returns>Null with fewer than <see cref="DivergenceRule.Candles"/>, or where prices differ enough and an RSI
    /// that is then needed is absent.</returns>
    /// <exception cref="ArgumentException">There are not as many RSI values as candles.</exception>
    public static DivergenceReading? Read(CandleSeries candles, IReadOnlyList<double?> rsi, DivergenceRule rule)
    {
        if (rsi.Count != candles.Count)
        {
            throw new ArgumentException($"{rsi.Count} values for {candles.Count} candles", nameof(rsi));
        }

        double[] values = [.. rsi.Select(value => value ?? double.NaN)];
        return At(candles.Columns, values, candles.Count - 1, rule);
    }

    /// <summary>The same as it was on the close of one candle of a longer series; nothing behind it is read.</summary>
    internal static DivergenceReading? At(
        CandleColumns candles,
        ReadOnlySpan<double> rsi,
        int index,
        DivergenceRule rule
    )
    {
        var from = index + 1 - rule.Candles;
        if (from < 0)
        {
            return null;
        }

        var window = rsi.Slice(from, rule.Candles);
        var highs = new Side(candles.Highs.AsSpan(from, rule.Candles), window, rule, DivergenceKind.Bearish).Compare();
        var lows = new Side(candles.Lows.AsSpan(from, rule.Candles), window, rule, DivergenceKind.Bullish).Compare();
        if (highs is not { } bearish || lows is not { } bullish)
        {
            return null;
        }

        var found = bearish.Kind != DivergenceKind.None ? bearish : bullish;
        if (found.Kind == DivergenceKind.None)
        {
            return DivergenceReading.None;
        }

        var isFresh = rule.Candles - 1 - found.Later <= rule.FreshCandles;
        return new DivergenceReading(
            found.Kind,
            isFresh ? DivergenceConfidence.High : DivergenceConfidence.Medium,
            Swing(candles, rsi, from + found.Earlier, found.Kind),
            Swing(candles, rsi, from + found.Later, found.Kind)
        );
    }

    private static SwingPoint Swing(CandleColumns candles, ReadOnlySpan<double> rsi, int index, DivergenceKind kind)
    {
        var prices = kind == DivergenceKind.Bearish ? candles.Highs : candles.Lows;
        return new SwingPoint(candles.StartAt(index), CandleColumns.PriceOf(prices[index]), rsi[index]);
    }

    /// <summary>Which two swings of a window differ from their RSI, if any do.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(DivergenceKind Kind, int Earlier, int Later);

    /// <summary>One side of the candles; lows are seen upside down, so that one rule holds for both.</summary>
    private readonly ref struct Side(
        ReadOnlySpan<double> prices,
        ReadOnlySpan<double> rsi,
        DivergenceRule rule,
        DivergenceKind kind
    )
    {
        private readonly ReadOnlySpan<double> _prices = prices;
        private readonly ReadOnlySpan<double> _rsi = rsi;

        private int Sign => kind == DivergenceKind.Bearish ? 1 : -1;

        public Found? Compare()
        {
            var later = SwingAtOrBefore(_prices.Length - 1 - rule.Neighbours);
            var earlier = SwingAtOrBefore(later - 1);
            if (earlier < 0 || Sign * Moved(earlier, later) < rule.LeastPricePercent)
            {
                return default(Found);
            }

            var (before, after) = (_rsi[earlier], _rsi[later]);
            if (double.IsNaN(before) || double.IsNaN(after))
            {
                return null;
            }

            return Sign * ((decimal)before - (decimal)after) < rule.LeastRsiPoints
                ? default
                : new Found(kind, earlier, later);
        }

        private decimal Moved(int earlier, int later)
        {
            var (from, to) = (CandleColumns.PriceOf(_prices[earlier]), CandleColumns.PriceOf(_prices[later]));
            return to.ChangeFrom(from).Value;
        }

        // Below zero where there is none.
        private int SwingAtOrBefore(int index)
        {
            while (index >= rule.Neighbours && !IsSwing(index))
            {
                index--;
            }

            return index >= rule.Neighbours ? index : -1;
        }

        private bool IsSwing(int index)
        {
            for (var away = 1; away <= rule.Neighbours; away++)
            {
                if (!IsBeyond(index, index - away) || !IsBeyond(index, index + away))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsBeyond(int index, int neighbour) => Sign * (_prices[index] - _prices[neighbour]) > 0;
    }
}

/// <summary>The numbers of <see cref="RsiDivergence"/>.</summary>
public sealed record DivergenceRule
{
    public static readonly DivergenceRule Default = new();

    /// <summary>The newest candles that are looked at, neighbours of swings included.</summary>
    public int Candles { get; init; } = 50;

    /// <summary>Candles on each side that a swing must exceed.</summary>
    public int Neighbours { get; init; } = 2;

    /// <summary>How far the price must have gone on, in percent.</summary>
    public decimal LeastPricePercent { get; init; } = 0.1m;

    /// <summary>How far the RSI must have fallen back.</summary>
    public decimal LeastRsiPoints { get; init; } = 2m;

    /// <summary>A last swing of at most this age, in candles, is certain.</summary>
    public int FreshCandles { get; init; } = 5;
}

/// <summary>Which way momentum disagrees with the price.</summary>
public enum DivergenceKind
{
    None,
    Bearish,
    Bullish,
}

/// <summary>How much weight a divergence has: a recent swing says more.</summary>
public enum DivergenceConfidence
{
    Medium,
    High,
}

/// <summary>An extreme among its neighbours, with the RSI of the same candle.</summary>
public sealed record SwingPoint(DateTimeOffset At, Price Price, double Rsi);

/// <summary>Whether price and RSI diverge.</summary>
/// <param name="Kind">Which way, if at all.</param>
/// <param name="Confidence">Null where nothing diverges.</param>
/// <param name="Earlier">The older of the two swings; null where nothing diverges.</param>
/// <param name="Later">The newer of the two swings; null where nothing diverges.</param>
public sealed record DivergenceReading(
    DivergenceKind Kind,
    DivergenceConfidence? Confidence,
    SwingPoint? Earlier,
    SwingPoint? Later
)
{
    /// <summary>Looked at and found nothing, which is not the same as absent.</summary>
    public static readonly DivergenceReading None = new(DivergenceKind.None, null, null, null);
}
