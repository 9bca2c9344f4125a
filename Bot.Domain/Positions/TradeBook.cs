using Bot.Domain.Money;

namespace Bot.Domain.Positions;

/// <summary>
/// How the last closed positions of an account went, as sizing asks for it. A position counts once however many sales
/// closed it, with their summed result. A result of exactly zero is neither won nor lost: it is counted, it does not
/// win, and it does not end a run of losses.
/// </summary>
/// <param name="Count">Positions counted.</param>
/// <param name="Wins">Of them with a result above zero.</param>
/// <param name="AverageWin">Mean result of those won in percent of their cost; null where none was won.</param>
/// <param name="AverageLoss">The same of those lost, below zero; null where none was lost.</param>
/// <param name="LossesInARow">Positions lost since the last that was won.</param>
public sealed record TradeBook(int Count, int Wins, Percent? AverageWin, Percent? AverageLoss, int LossesInARow)
{
    /// <summary>Positions that are looked back on.</summary>
    public const int Window = 50;

    /// <summary>Nothing was closed yet.</summary>
    public static readonly TradeBook Empty = new(0, 0, null, null, 0);

    /// <summary>Those won of all counted; zero where there is none.</summary>
    public Percent WinRate => new(Count == 0 ? 0m : 100m * Wins / Count);

    /// <summary>Average win over average loss, as distances; null unless there are both.</summary>
    public decimal? WinOverLoss => AverageWin is { } win && AverageLoss is { } loss ? win.Value / -loss.Value : null;

    /// <summary>The book of some sales.</summary>
    /// <param name="sales">In any order.</param>
    /// <param name="held">Entries of positions that are still open: their sales count when they are closed.</param>
    public static TradeBook Of(IEnumerable<Sale> sales, IReadOnlyCollection<string> held)
    {
        var results = sales
            .Where(sale => !held.Contains(sale.Entry, StringComparer.Ordinal))
            .GroupBy(sale => sale.Entry, StringComparer.Ordinal)
            .Select(position => (ClosedAt: position.Max(sale => sale.At), Result: ResultOf([.. position])))
            .OrderByDescending(position => position.ClosedAt)
            .Take(Window)
            .Select(position => position.Result)
            .ToList();
        return OfResults(results);
    }

    /// <summary>The book of the results of closed positions in percent of their cost, the newest first.</summary>
    internal static TradeBook OfResults(IReadOnlyList<decimal> results)
    {
        var (wins, won, losses, lost) = (0, 0m, 0, 0m);
        int? run = null;
        for (var index = 0; index < results.Count; index++)
        {
            var result = results[index];
            if (result > 0m)
            {
                run ??= losses;
                (wins, won) = (wins + 1, won + result);
            }
            else if (result < 0m)
            {
                (losses, lost) = (losses + 1, lost + result);
            }
        }

        return new TradeBook(results.Count, wins, Mean(won, wins), Mean(lost, losses), run ?? losses);
    }

    /// <summary>
    /// The same where nobody asks for more than the losses in a row; adding up fifty decimals takes longer than all
    /// else that a sale takes.
    /// </summary>
    internal static TradeBook OfRun(IReadOnlyList<decimal> results)
    {
        var losses = 0;
        for (var index = 0; index < results.Count && results[index] <= 0m; index++)
        {
            losses += results[index] < 0m ? 1 : 0;
        }

        return Empty with
        {
            LossesInARow = losses,
        };
    }

    private static decimal ResultOf(IReadOnlyList<Sale> sales) =>
        100m * sales.Sum(sale => sale.Result.Value) / sales.Sum(sale => sale.Cost.Value);

    private static Percent? Mean(decimal sum, int count) => count == 0 ? null : new Percent(sum / count);
}

/// <summary>Coins of a position that were sold: all of it, or a part.</summary>
/// <param name="Entry">Names the position; the same for all its sales.</param>
/// <param name="At">When the last of these coins was sold.</param>
/// <param name="Cost">What they had cost without fee, above zero.</param>
/// <param name="Result">Profit or loss after both fees.</param>
public sealed record Sale(string Entry, DateTimeOffset At, Krw Cost, Krw Result)
{
    /// <summary>A trade as a sale; where one position is held at a time, the instant of its entry names it.</summary>
    public static Sale Of(Trade trade) =>
        new(
            trade.OpenedAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            trade.ClosedAt,
            trade.Entry * trade.Volume,
            trade.Result
        );
}
