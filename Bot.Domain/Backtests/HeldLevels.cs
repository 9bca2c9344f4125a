using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Domain.Backtests;

/// <summary>
/// The levels of a position as numbers that a loop compares with thousands of candles at once. It finds the candles
/// that may touch one and decides nothing: what it finds is looked at by the rules, and it never misses one.
/// </summary>
internal sealed class HeldLevels(CandleColumns candles, Func<ReadOnlySpan<double>> atr)
{
    // Doubles of different origin that stand for the same decimal differ by less than this share.
    private const double Margin = 1e-9;
    private const double Hundred = 100;

    private double _stop;
    private double _target;
    private TrailingPlan? _trailing;
    private double _armsAt;
    private double _ratchetsAt;
    private double _highest;

    /// <summary>The candle with the highest price since the position was opened, or a number below zero.</summary>
    public int HighestAt { get; private set; } = -1;

    /// <summary>A position was opened: takes its levels.</summary>
    public void Open(Position held)
    {
        (_highest, HighestAt) = ((double)held.Progress.Highest.Value, -1);
        Take(held);
    }

    /// <summary>Takes the levels of the position as they are now.</summary>
    public void Take(Position held)
    {
        var stop = held.Progress.TrailingStop is { } trail ? Price.Max(trail, held.Plan.StopLoss) : held.Plan.StopLoss;
        var target = ExitRules.Target(held.Plan);
        var first =
            held.Plan.Partial is { } partial
            && !held.Progress.PartSold
            && (target is not { } end || partial.First < end)
                ? partial.First
                : target;
        _stop = (double)stop.Value;
        _target = first is { } level ? (double)level.Value : double.PositiveInfinity;
        _trailing = held.Plan.Trailing;
        if (_trailing is { } plan)
        {
            _armsAt = (double)plan.ArmsAt.Value;
            _ratchetsAt = held.Progress.TrailingStop is { } stands
                ? (double)(stands.Value + PriceUnit.Least(stands.Value)) * (1 - Margin)
                : double.NegativeInfinity;
        }
    }

    /// <summary>Whether a candle may touch a level.</summary>
    public bool MayTouch(int index) => candles.Lows[index] <= _stop || candles.Highs[index] >= _target;

    /// <summary>A candle was looked at as a whole: its high counts.</summary>
    public void See(int index)
    {
        if (candles.Highs[index] > _highest)
        {
            (_highest, HighestAt) = (candles.Highs[index], index);
        }
    }

    /// <summary>
    /// The first candle from one place to another that may touch a level, closes at or below a price, or lets the
    /// trailing stop rise; the other place where there is none.
    /// </summary>
    public int Next(int from, int to, double closeBelow) =>
        _trailing is { } plan ? NextTrailing(plan, (from, to), closeBelow) : NextFixed(from, to, closeBelow);

    private int NextFixed(int from, int to, double closeBelow)
    {
        var (lows, highs, closes) = (candles.Lows, candles.Highs, candles.Closes);
        var (stop, target) = (_stop, _target);
        for (var index = from; index < to; index++)
        {
            if (lows[index] <= stop || highs[index] >= target || closes[index] <= closeBelow)
            {
                return index;
            }
        }

        return to;
    }

    private int NextTrailing(TrailingPlan plan, (int From, int To) range, double closeBelow)
    {
        var ranges = plan.Percent is null ? atr() : [];
        for (var index = range.From; index < range.To; index++)
        {
            See(index);
            if (MayTouch(index) || candles.Closes[index] <= closeBelow || MayRise(plan, ranges, index))
            {
                return index;
            }
        }

        return range.To;
    }

    private bool MayRise(TrailingPlan plan, ReadOnlySpan<double> ranges, int index)
    {
        var behind = plan.Percent is { } percent ? _highest * (double)percent / Hundred : ranges[index] * plan.Atr;
        return _highest >= _armsAt && _highest - behind >= _ratchetsAt;
    }
}
