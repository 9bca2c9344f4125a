namespace Bot.Domain.Backtests;

/// <summary>
/// How much a run's return owes to the trades that happened to fall into it: the same trades, drawn again and again
/// with replacement (Efron's bootstrap), one after the other. It knows nothing of trades that follow from one another.
/// </summary>
public static class Bootstrap
{
    /// <summary>How often trades are drawn.</summary>
    public const int Draws = 1_000;

    private const int Seed = 90;
    private const double Tail = 0.05;

    /// <summary>Return in percent above which, and below which, 90 % of the draws lie; nulls without trades.</summary>
    public static (double? Low, double? High) Return(BacktestReport report)
    {
        var shares = Shares(report);
        if (shares.Count == 0)
        {
            return (null, null);
        }

        var random = new Random(Seed);
        var returns = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var worth = 1.0;
            for (var trade = 0; trade < shares.Count; trade++)
            {
                worth *= 1 + shares[random.Next(shares.Count)];
            }

            returns[draw] = (worth - 1) * 100;
        }

        Array.Sort(returns);
        return (returns[(int)(Draws * Tail)], returns[(int)(Draws * (1 - Tail))]);
    }

    // What each trade made of the account as it was before it.
    private static List<double> Shares(BacktestReport report)
    {
        var (shares, before) = (new List<double>(), report.Request.Capital);
        foreach (var result in report.Trades.Select(trade => trade.Result))
        {
            shares.Add((double)(result / before));
            before += result;
        }

        return shares;
    }
}
