using Bot.Domain.Backtests;
using Bot.Domain.Risk;

namespace Bot.Tests.Backtests;

/// <summary>How many coins an entry buys, written a second time from the page.</summary>
internal sealed class PlainSizing(BacktestRequest request)
{
    private const decimal Minimum = 5_000m;
    private const int LookBack = 50;

    // In percent of what the entry cost, the oldest first.
    private readonly List<decimal> _results = [];

    public void Closed(decimal percent) => _results.Add(percent);

    /// <summary>Coins, or zero where nothing is bought.</summary>
    /// <param name="cash">Free KRW, and all equity: nothing is held.</param>
    /// <param name="price">What is paid.</param>
    /// <param name="stopPercent">The stop's distance, below zero.</param>
    /// <param name="own">Percent of equity, and of cash at most, that the strategy wants itself; or null.</param>
    public decimal Coins(decimal cash, decimal price, decimal stopPercent, (double Equity, decimal Cash)? own = null)
    {
        if (cash < Minimum)
        {
            return 0;
        }

        var recent = _results.TakeLast(LookBack).ToList();
        var isKelly = request.Sizing == SizingMode.Kelly && recent.Count >= request.SizingRule.KellyTradesLeast;
        var fee = request.Fee.Value / 100;
        decimal coins;
        if (own is { } wanted)
        {
            var share = Math.Min((decimal)wanted.Equity, wanted.Cash);
            coins = cash * share / 100 * Shrink(recent) / (price * (1 + fee));
        }
        else if (request.Sizing == SizingMode.AccountRisk)
        {
            var notional = cash * request.Profile.AccountRisk.Value / -stopPercent;
            var most = cash / ((1 / request.SizingRule.Leverage) + fee);
            coins = Math.Min(notional, most) * Shrink(recent) / price;
        }
        else
        {
            var share = isKelly ? HalfKelly(recent) : request.Profile.ShareOfCash.Value;
            coins = Math.Min(cash, cash * share / 100) * Shrink(recent) / (price * (1 + fee));
        }

        var cut = Math.Floor(Math.Max(0, coins) * 100_000_000) / 100_000_000;
        return cut * price < Minimum ? 0 : cut;
    }

    // In percent of equity.
    private decimal HalfKelly(List<decimal> recent)
    {
        var (wins, losses) = (recent.FindAll(one => one > 0), recent.FindAll(one => one < 0));
        if (wins.Count == 0)
        {
            return 0;
        }

        var rate = (decimal)wins.Count / recent.Count;
        var fraction = losses.Count == 0 ? rate : rate - ((1 - rate) / (wins.Average() / -losses.Average()));
        return Math.Min(fraction * request.SizingRule.KellyPart.Value, request.SizingRule.KellyMost.Value);
    }

    private decimal Shrink(List<decimal> recent)
    {
        var losses = 0;
        for (var at = recent.Count - 1; at >= 0 && recent[at] <= 0; at--)
        {
            losses += recent[at] < 0 ? 1 : 0;
        }

        return (request.Limits, losses) switch
        {
            (false, _) or (_, < 3) => 1m,
            (_, 3) => 0.7m,
            (_, 4) => 0.6m,
            _ => 0.5m,
        };
    }
}
