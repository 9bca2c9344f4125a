using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Looks;

/// <summary>What closed trades came to. A figure that has no value is null, never 0.</summary>
public sealed record TradeFigures
{
    public required int Count { get; init; }

    public required int Won { get; init; }

    /// <summary>In KRW, after fees.</summary>
    public required decimal Result { get; init; }

    public decimal? AverageWin { get; init; }

    /// <summary>Below zero.</summary>
    public decimal? AverageLoss { get; init; }

    /// <summary>Gross wins over gross losses; infinite without losses.</summary>
    public double? ProfitFactor { get; init; }

    /// <summary>The largest fall of the sum of results from its highest before, in KRW; zero or below.</summary>
    public decimal? Drawdown { get; init; }

    /// <summary>
    /// Mean over sample deviation of the results in percent, for one trade and not for a year; null without variance.
    /// </summary>
    public double? Sharpe { get; init; }

    public decimal? WinRate => Count == 0 ? null : Won * 100m / Count;

    /// <summary>Mean result of a trade in KRW.</summary>
    public decimal? Expectancy => Count == 0 ? null : Result / Count;

    /// <summary>The figures of trades.</summary>
    /// <param name="trades">In the order in which they were closed.</param>
    public static TradeFigures Of(IReadOnlyList<TradeRow> trades)
    {
        var wins = trades.Where(trade => trade.Result > 0m).Select(trade => trade.Result).ToList();
        var losses = trades.Where(trade => trade.Result < 0m).Select(trade => trade.Result).ToList();
        return new TradeFigures
        {
            Count = trades.Count,
            Won = wins.Count,
            Result = trades.Sum(trade => trade.Result),
            AverageWin = wins.Count == 0 ? null : wins.Average(),
            AverageLoss = losses.Count == 0 ? null : losses.Average(),
            ProfitFactor = FactorOf(wins.Sum(), losses.Sum()),
            Drawdown = trades.Count == 0 ? null : FallOf(trades),
            Sharpe = SharpeOf([.. trades.Select(trade => (double)trade.ResultPercent)]),
        };
    }

    /// <summary>Mean over sample deviation; null with less than two, and where all are the same.</summary>
    internal static double? SharpeOf(IReadOnlyList<double> returns)
    {
        if (returns.Count < 2)
        {
            return null;
        }

        var mean = returns.Average();
        var variance = returns.Sum(one => (one - mean) * (one - mean)) / (returns.Count - 1);
        return variance > 1e-18 ? mean / Math.Sqrt(variance) : null;
    }

    private static double? FactorOf(decimal won, decimal lost) => (won, lost) switch
    {
        (0m, 0m) => null,
        (_, 0m) => double.PositiveInfinity,
        _ => (double)(won / -lost),
    };

    private static decimal FallOf(IEnumerable<TradeRow> trades)
    {
        var (sum, highest, fall) = (0m, 0m, 0m);
        foreach (var result in trades.Select(trade => trade.Result))
        {
            sum += result;
            highest = Math.Max(highest, sum);
            fall = Math.Min(fall, sum - highest);
        }

        return fall;
    }
}
