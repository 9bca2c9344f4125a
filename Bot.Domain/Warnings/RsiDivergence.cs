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

        if (candles.Count < rule.Candles)
        {
            return null;
        }

        var highs = Side.Highs(candles.Candles, rule).Compare(rsi);
        var lows = Side.Lows(candles.Candles, rule).Compare(rsi);
        if (highs is null || lows is null)
        {
            return null;
        }

        return highs.Kind != DivergenceKind.None ? highs : lows;
    }

    /// <summary>One side of the candles; lows are seen upside down, so that one rule holds for both.</summary>
    private sealed record Side(
        IReadOnlyList<Candle> Candles,
        DivergenceRule Rule,
        DivergenceKind Kind,
        Func<Candle, Price> Price,
        int Sign
    )
    {
        public static Side Highs(IReadOnlyList<Candle> candles, DivergenceRule rule) =>
            new(candles, rule, DivergenceKind.Bearish, candle => candle.High, 1);

        public static Side Lows(IReadOnlyList<Candle> candles, DivergenceRule rule) =>
            new(candles, rule, DivergenceKind.Bullish, candle => candle.Low, -1);

        public DivergenceReading? Compare(IReadOnlyList<double?> rsi)
        {
            if (LastTwo() is not (var earlier, var later))
            {
                return DivergenceReading.None;
            }

            var moved = Price(Candles[later]).ChangeFrom(Price(Candles[earlier])).Value;
            if (Sign * moved < Rule.LeastPricePercent)
            {
                return DivergenceReading.None;
            }

            if (rsi[earlier] is not { } before || rsi[later] is not { } after)
            {
                return null;
            }

            return Sign * ((decimal)before - (decimal)after) < Rule.LeastRsiPoints
                ? DivergenceReading.None
                : new DivergenceReading(Kind, Certainty(later), Swing(earlier, before), Swing(later, after));
        }

        private DivergenceConfidence Certainty(int later) =>
            Candles.Count - 1 - later <= Rule.FreshCandles ? DivergenceConfidence.High : DivergenceConfidence.Medium;

        private SwingPoint Swing(int index, double rsi) => new(Candles[index].Start, Price(Candles[index]), rsi);

        private (int Earlier, int Later)? LastTwo()
        {
            int? later = null;
            for (
                var index = Candles.Count - 1 - Rule.Neighbours;
                index >= Candles.Count - Rule.Candles + Rule.Neighbours;
                index--
            )
            {
                if (!IsSwing(index))
                {
                    continue;
                }

                if (later is { } found)
                {
                    return (index, found);
                }

                later = index;
            }

            return null;
        }

        private bool IsSwing(int index)
        {
            for (var away = 1; away <= Rule.Neighbours; away++)
            {
                if (!IsBeyond(index, index - away) || !IsBeyond(index, index + away))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsBeyond(int index, int neighbour) =>
            Sign * Price(Candles[index]).CompareTo(Price(Candles[neighbour])) > 0;
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
