namespace Bot.Domain.Backtests;

/// <summary>
/// Runs every combination of some values on all cores and ranks them. Candles and indicators are read once for all, and
/// what a strategy marks once for each of its own numbers.
/// </summary>
public static class Sweep
{
    /// <summary>Sets tried at most.</summary>
    public const int SetsMost = 1_000_000;

    /// <summary>Runs a grid.</summary>
    /// <param name="request">What all sets have in common.</param>
    /// <param name="axes">What differs; at least one.</param>
    /// <param name="token">Ends the sweep between two sets.</param>
    /// <exception cref="FormatException">There are too many sets, or the strategy has no such number.</exception>
    public static SweepReport Run(BacktestRequest request, IReadOnlyList<SweepAxis> axes, CancellationToken token) =>
        new SweepRun(request, axes).Run(request.Span ?? (0, request.Candles.Count), token);

    /// <summary>
    /// Finds the best set of each part of the series and runs it on the part that follows, which it has not seen.
    /// </summary>
    /// <param name="request">What all sets have in common.</param>
    /// <param name="axes">What differs.</param>
    /// <param name="folds">How often, one or more; the series is cut into one part more.</param>
    /// <param name="token">Ends the sweep between two sets.</param>
    /// <exception cref="FormatException">The parts would be too short, or as in <see cref="Run"/>.</exception>
    public static WalkForwardReport WalkForward(
        BacktestRequest request,
        IReadOnlyList<SweepAxis> axes,
        int folds,
        CancellationToken token
    )
    {
        var (from, to) = request.Span ?? (0, request.Candles.Count);
        var part = (to - from) / (folds + 1);
        if (part < 2)
        {
            throw new FormatException($"{to - from} candles are too few for {folds} parts that are walked forward");
        }

        var run = new SweepRun(request, axes);
        return new WalkForwardReport([
            .. Enumerable
                .Range(0, folds)
                .Select(fold =>
                {
                    var first = from + (fold * part);
                    var next = fold == folds - 1 ? to : first + (2 * part);
                    var (known, unseen) = (run.Run((first, first + part), token), run.Run((first + part, next), token));
                    return new WalkForwardFold(known.Best, unseen.Of(known.Best), unseen.RankOf(known.Best));
                }),
        ]);
    }
}

/// <summary>One set of a sweep with its run.</summary>
/// <param name="Values">A value for each axis, in their order.</param>
/// <param name="Report">What it brought.</param>
public sealed record SweepSet(IReadOnlyList<decimal> Values, BacktestReport Report);

/// <summary>All sets, the best first: by Sharpe, then by return; sets without a Sharpe come last.</summary>
public sealed record SweepReport(IReadOnlyList<SweepAxis> Axes, IReadOnlyList<SweepSet> Sets)
{
    public SweepSet Best => Sets[0];

    internal SweepSet Of(SweepSet other) => Sets[RankOf(other) - 1];

    /// <summary>The place of the same values in this ranking, from 1.</summary>
    internal int RankOf(SweepSet other) =>
        Sets.Select((set, place) => (set, place)).First(one => one.set.Values.SequenceEqual(other.Values)).place + 1;
}

/// <summary>One step of a walk forward.</summary>
/// <param name="Known">The best set of the part that it was chosen on.</param>
/// <param name="Unseen">The same values on the part that follows.</param>
/// <param name="Rank">Their place among all sets there, from 1.</param>
public sealed record WalkForwardFold(SweepSet Known, SweepSet Unseen, int Rank);

/// <summary>What choosing the best of the past brought afterwards.</summary>
public sealed record WalkForwardReport(IReadOnlyList<WalkForwardFold> Folds)
{
    /// <summary>The returns of all unseen parts, one after the other.</summary>
    public double ReturnPercent =>
        (Folds.Aggregate(1.0, (worth, fold) => worth * (1 + (fold.Unseen.Report.ReturnPercent / 100))) - 1) * 100;

    /// <summary>How many different sets were best in their part.</summary>
    public int DifferentBests =>
        Folds.Select(fold => string.Join(' ', fold.Known.Values)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The set that was best most often, and how often; of several the first.</summary>
    public (IReadOnlyList<decimal> Values, int Times) MostOften =>
        Folds
            .GroupBy(fold => string.Join(' ', fold.Known.Values), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Select(group => (group.First().Known.Values, group.Count()))
            .First();
}

/// <summary>The sets of a grid on one series.</summary>
internal sealed class SweepRun
{
    private readonly IReadOnlyList<SweepAxis> _axes;
    private readonly PreparedCandles _prepared;
    private readonly List<(decimal[] Values, BacktestRequest Request)> _sets;

    public SweepRun(BacktestRequest request, IReadOnlyList<SweepAxis> axes)
    {
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, Sweep.SetsMost + 1L));
        if (count > Sweep.SetsMost)
        {
            throw new FormatException($"the grid has more than {Sweep.SetsMost} sets");
        }

        (_axes, _prepared) = (axes, new PreparedCandles(request));
        _sets = Sets(request with { KeepsCurve = false }, axes);
    }

    public SweepReport Run((int From, int To) span, CancellationToken token)
    {
        var sets = new SweepSet[_sets.Count];
        Parallel.For(
            0,
            sets.Length,
            new ParallelOptions { CancellationToken = token },
            index =>
            {
                var (values, request) = _sets[index];
                var report = Backtest.Run(request with { Span = span }, _prepared);
                sets[index] = new SweepSet(values, report);
            }
        );
        return new SweepReport(
            _axes,
            [
                .. sets.OrderByDescending(set => set.Report.Sharpe ?? double.NegativeInfinity)
                    .ThenByDescending(set => set.Report.ReturnPercent),
            ]
        );
    }

    // Axis by axis, so that sets with the same strategy share its instance and with it what it marks.
    private static List<(decimal[] Values, BacktestRequest Request)> Sets(
        BacktestRequest request,
        IReadOnlyList<SweepAxis> axes
    )
    {
        List<(decimal[] Values, BacktestRequest Request)> sets = [(new decimal[axes.Count], request)];
        var order = axes.Index().OrderBy(axis => axis.Item.Parameter.IsOfStrategy ? 0 : 1);
        foreach (var (place, axis) in order)
        {
            sets =
            [
                .. sets.SelectMany(set =>
                    axis.Values.Select(value =>
                    {
                        decimal[] values = [.. set.Values];
                        values[place] = value;
                        return (values, axis.Parameter.Apply(set.Request, value));
                    })
                ),
            ];
        }

        return sets;
    }
}
