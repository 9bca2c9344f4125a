using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Candles;

namespace Bot.Host.Backtests;

/// <summary>
/// What every strategy made of candle files, with every profile, year by year and as a whole; nothing is left out.
/// </summary>
public sealed record Evidence(IReadOnlyList<EvidenceFile> Files)
{
    /// <summary>How often the best of one part is tried on the next.</summary>
    public const int Folds = 6;

    private static readonly Dictionary<string, string> Grids = new(StringComparer.Ordinal)
    {
        [RsiMeanReversion.StrategyName] = "rsi_entry=25..35:5,rsi_exit=60..80:10,stop=-3..-7:2",
        [ChannelTrend.StrategyName] = "entry_days=10,20,40,exit_days=5,10,20,stop_atr=2..4:1",
    };

    /// <summary>Runs everything over the candle files in the folders of a folder: <c>hour/KRW-ETH.csv</c>.</summary>
    /// <exception cref="CandleFileException">A file cannot be.</exception>
    /// <exception cref="InvalidDataException">There is no candle file.</exception>
    public static async Task<Evidence> OfAsync(string folder, CancellationToken token)
    {
        var files = new List<EvidenceFile>();
        foreach (var (path, market) in Found(folder))
        {
            var candles = await CandleFile.ReadAsync(path, market, null, token);
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            files.Add(await Task.Run(() => Of(name, candles, token), token));
        }

        return files.Count > 0
            ? new Evidence(files)
            : throw new InvalidDataException($"{folder}: no candle file in its folders, as in hour/KRW-ETH.csv");
    }

    private static IEnumerable<(string Path, MarketCode Market)> Found(string folder) =>
        from inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        from path in Directory.EnumerateFiles(inner).Order(StringComparer.Ordinal)
        where
            path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
        let market = CandleFolder.MarketOf(path)
        where market is not null
        select (path, market.Value);

    private static EvidenceFile Of(string name, CandleSeries candles, CancellationToken token)
    {
        // On days or minutes a strategy of hours would be another one; days can be made of anything shorter.
        IStrategy[] strategies =
        [
            .. StrategyCatalog.Default.All.Where(one =>
                one.DecidesOn == CandleInterval.Day || one.DecidesOn == candles.Interval
            ),
        ];
        var request = new BacktestRequest(candles, strategies[0], RiskProfile.Balanced, new Krw(10_000_000m))
        {
            KeepsCurve = false,
        };
        var prepared = new PreparedCandles(request);
        return new EvidenceFile(
            name,
            candles,
            [
                .. from span in Spans(candles)
                from strategy in strategies
                from profile in RiskProfile.All
                let asked = request with
                {
                    Strategy = strategy,
                    Profile = profile,
                    Span = span,
                }
                select EvidenceLine.Of(asked, prepared),
            ],
            [.. strategies.Where(one => one.DecidesOn == candles.Interval).SelectMany(one => Walk(one, request, token))]
        )
        {
            Unfitted =
            [
                .. strategies
                    .Where(one => one.DecidesOn == candles.Interval && !Grids.ContainsKey(one.Name))
                    .Select(one => one.Name),
            ],
        };
    }

    // The calendar years in London, and all of them together.
    private static List<(int From, int To)> Spans(CandleSeries candles)
    {
        var (first, last) = (candles.Candles[0].Start.Year, candles.Last!.Start.Year);
        var spans = Enumerable
            .Range(first, last - first + 1)
            .Select(year => (From: candles.CountBefore(NewYear(year)), To: candles.CountBefore(NewYear(year + 1))))
            .Where(span => span.To - span.From >= 2)
            .ToList();
        return spans.Count > 1 ? [.. spans, (0, candles.Count)] : spans;
    }

    private static DateTimeOffset NewYear(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<EvidenceWalk> Walk(IStrategy strategy, BacktestRequest request, CancellationToken token)
    {
        if (!Grids.TryGetValue(strategy.Name, out var grid) || request.Candles.Count < 2 * (Folds + 1))
        {
            return [];
        }

        IReadOnlyList<SweepAxis> axes = [.. SweepGrid.Split(grid).Select(SweepAxis.Parse)];
        var walk = Sweep.WalkForward(request with { Strategy = strategy }, axes, Folds, token);
        return [new EvidenceWalk(strategy.Name, grid, walk)];
    }
}

/// <summary>What one file of candles shows.</summary>
/// <param name="Name">Its place in the folder.</param>
/// <param name="Candles">Its candles.</param>
/// <param name="Lines">Every period, strategy and profile; last comes the whole file where it has years.</param>
/// <param name="Walks">Strategies whose numbers were chosen on one part and tried on the next.</param>
public sealed record EvidenceFile(
    string Name,
    CandleSeries Candles,
    IReadOnlyList<EvidenceLine> Lines,
    IReadOnlyList<EvidenceWalk> Walks
)
{
    /// <summary>Strategies that decide on such candles and have no number that a sweep varies.</summary>
    public IReadOnlyList<string> Unfitted { get; init; } = [];

    /// <summary>The lines of the whole file.</summary>
    public IEnumerable<EvidenceLine> Whole => Lines.Where(IsWhole);

    /// <summary>The lines of single years; those of the whole file where it has but one.</summary>
    public IEnumerable<EvidenceLine> Years =>
        Lines.Any(line => !IsWhole(line)) ? Lines.Where(line => !IsWhole(line)) : Lines;

    private bool IsWhole(EvidenceLine line) => line.Report.Span == (0, Candles.Count);
}

/// <summary>One strategy with one profile over one period.</summary>
/// <param name="Report">With all rules and costs.</param>
/// <param name="CostlessPercent">Its return had nothing cost anything.</param>
/// <param name="UnlimitedPercent">Its return without limits of loss and pace.</param>
/// <param name="HoldDrawdownPercent">The deepest fall of buying once and holding, at the same costs.</param>
public sealed record EvidenceLine(
    BacktestReport Report,
    double CostlessPercent,
    double UnlimitedPercent,
    double HoldDrawdownPercent
)
{
    internal static EvidenceLine Of(BacktestRequest request, PreparedCandles prepared)
    {
        var report = Backtest.Run(request, prepared);
        var costless = Backtest.Run(request with { Fee = default, Slippage = default }, prepared);
        var unlimited = Backtest.Run(request with { Limits = false }, prepared);
        return new EvidenceLine(report, costless.ReturnPercent, unlimited.ReturnPercent, Fall(report.HoldCurve()));
    }

    private static double Fall(IReadOnlyList<double> curve)
    {
        var (highest, deepest) = (0.0, 0.0);
        foreach (var equity in curve)
        {
            highest = Math.Max(highest, equity);
            deepest = Math.Min(deepest, (equity / highest) - 1);
        }

        return deepest * 100;
    }
}

/// <summary>What choosing the numbers of a strategy on the past brought afterwards.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Grid">What was tried, as it is written for a sweep.</param>
/// <param name="Report">Each part.</param>
public sealed record EvidenceWalk(string Strategy, string Grid, WalkForwardReport Report)
{
    /// <summary>Holding over the same unseen parts, one after the other.</summary>
    public double HoldPercent =>
        (Report.Folds.Aggregate(1.0, (worth, fold) => worth * (1 + (fold.Unseen.Report.BuyAndHoldPercent / 100))) - 1)
        * 100;
}
