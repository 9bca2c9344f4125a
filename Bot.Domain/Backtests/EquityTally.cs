using System.Runtime.Intrinsics;

namespace Bot.Domain.Backtests;

/// <summary>
/// Equity at each close as it goes by, summed up for the figures: a run of any length needs no more memory than this,
/// unless the curve itself is wanted.
/// </summary>
internal sealed class EquityTally
{
    private readonly double[]? _curve;
    private double _last;
    private double _peak;

    /// <param name="capital">Equity before the first candle, in KRW.</param>
    /// <param name="curve">Takes the equity at each close, or null.</param>
    public EquityTally(double capital, double[]? curve) => (_last, _peak, _curve) = (capital, 0, curve);

    /// <summary>Closes seen.</summary>
    public int Count { get; private set; }

    /// <summary>Closes at which something was held.</summary>
    public int Held { get; private set; }

    /// <summary>Returns from close to close, summed; a share and no percentage.</summary>
    public double Sum { get; private set; }

    /// <summary>Their squares, summed.</summary>
    public double Squares { get; private set; }

    /// <summary>The squares of those below zero, summed.</summary>
    public double LossSquares { get; private set; }

    /// <summary>The least equity over the highest before it, less 1; zero or below.</summary>
    public double Drawdown { get; private set; }

    /// <summary>One close.</summary>
    public void Add(double equity, bool holds)
    {
        if (Count > 0)
        {
            One((equity / _last) - 1);
        }

        _curve?[Count] = equity;
        (_last, Count, Held) = (equity, Count + 1, Held + (holds ? 1 : 0));
        Deepen(equity);
    }

    /// <summary>So many closes at which equity did not change.</summary>
    public void AddSame(int closes)
    {
        _curve?.AsSpan(Count, closes).Fill(_last);
        Count += closes;
    }

    /// <summary>Closes while a position did not change. At least one close was added before.</summary>
    /// <param name="closes">Prices in KRW.</param>
    /// <param name="cash">KRW.</param>
    /// <param name="coins">Coins held.</param>
    public void AddHeld(ReadOnlySpan<double> closes, double cash, double coins)
    {
        for (var at = 0; at < closes.Length; at++)
        {
            Deepen(cash + (coins * closes[at]));
        }

        if (_curve is not null)
        {
            for (var at = 0; at < closes.Length; at++)
            {
                _curve[Count + at] = cash + (coins * closes[at]);
            }
        }

        SumUp(closes, cash, coins);
        (Count, Held) = (Count + closes.Length, Held + closes.Length);
    }

    // Four returns at a time: each needs a division, and nothing of another.
    private void SumUp(ReadOnlySpan<double> closes, double cash, double coins)
    {
        if (closes.IsEmpty)
        {
            return;
        }

        var (sum, squares, losses) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (free, held, one) = (Vector256.Create(cash), Vector256.Create(coins), Vector256.Create(1.0));
        var first = cash + (coins * closes[0]);
        One((first / _last) - 1);
        var at = 1;
        for (; at <= closes.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            var before = free + (held * Vector256.Create(closes[(at - 1)..]));
            var after = free + (held * Vector256.Create(closes[at..]));
            var change = (after / before) - one;
            var square = change * change;
            sum += change;
            squares += square;
            losses += Vector256.ConditionalSelect(
                Vector256.LessThan(change, Vector256<double>.Zero),
                square,
                Vector256<double>.Zero
            );
        }

        Sum += Vector256.Sum(sum);
        Squares += Vector256.Sum(squares);
        LossSquares += Vector256.Sum(losses);
        for (; at < closes.Length; at++)
        {
            One(((cash + (coins * closes[at])) / (cash + (coins * closes[at - 1]))) - 1);
        }

        _last = cash + (coins * closes[^1]);
    }

    private void One(double change)
    {
        Sum += change;
        Squares += change * change;
        LossSquares += change < 0 ? change * change : 0;
    }

    private void Deepen(double equity)
    {
        if (equity > _peak)
        {
            _peak = equity;
        }
        else if (equity < _peak * (1 + Drawdown))
        {
            Drawdown = (equity / _peak) - 1;
        }
    }
}
