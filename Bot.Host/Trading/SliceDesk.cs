using Bot.Domain.Cycles;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Sends an order whole or in slices, and looks at the book before each. An entry ends where going on would cost too
/// much; an exit goes on to its end. Where the fate of a slice is unknown, both stop at once.
/// </summary>
public sealed class SliceDesk(
    IExchange exchange,
    OrderDesk desk,
    OrderLedger ledger,
    IDbContextFactory<BotDb> databases,
    TradingRules rules,
    SlicePace pace,
    TimeProvider time
)
{
    /// <summary>Buys in the slices that were planned, none above the limit.</summary>
    /// <param name="series">Names the slices.</param>
    /// <param name="plan">One slice or more; one alone was planned on a book that was read just now.</param>
    /// <param name="entry">The most to pay for a coin, and how what is filled will be left; for all slices.</param>
    /// <param name="token">Ends it between two slices, as a person's stop does; what was bought stays.</param>
    public async Task<SlicedExecution> EnterAsync(
        OrderSeries series,
        SlicedOrder.Planned plan,
        (Price Limit, ExitTerms Terms) entry,
        CancellationToken token
    )
    {
        var run = new Run();
        for (var slice = 1; slice <= plan.Slices.Count && run.Stopped is null; slice++)
        {
            var volume = plan.Slices[slice - 1];
            run.Stopped = plan.Slices.Count == 1 ? null : await AgainstAsync(series, volume, entry.Limit, slice, token);
            if (run.Stopped is null)
            {
                await SendAsync(run, series.Entry(slice, volume, entry.Limit), entry.Terms, token);
            }
        }

        return await EndAsync(run, series);
    }

    /// <summary>Sells a volume to the market, in slices where the book is thin.</summary>
    /// <param name="series">Names the slices; where some were sent before a restart, it goes on behind them.</param>
    /// <param name="volume">All that is to be sold now.</param>
    /// <param name="reason">Why, in the words of the terminal reasons.</param>
    /// <param name="bids">The book that was read just now; empty where it could not be read.</param>
    /// <param name="token">Ends it before the first slice; never between two.</param>
    public async Task<SlicedExecution> LeaveAsync(
        OrderSeries series,
        Volume volume,
        string reason,
        IReadOnlyList<BookLevel> bids,
        CancellationToken token
    )
    {
        var run = new Run();
        var planned = Slicing.Exit(bids, volume, rules.Slippage).Slices.Count;
        var before = await ledger.EndedAsync(series.Id(1), token);
        for (var sent = 0; sent < Math.Max(planned, rules.Slippage.SlicesMost) && run.Stopped is null; sent++)
        {
            if (sent > 0)
            {
                await pace.WaitAsync(CancellationToken.None);
                bids = await BidsAsync(series.Market, CancellationToken.None) is [_, ..] read ? read : bids;
            }

            var rest = volume - run.Executed;
            if (IsDust(bids, rest))
            {
                run.Stopped = $"the rest of {rest.Value} is worth less than an order may be";
                break;
            }

            var intent = series.Exit(before + sent + 1, Next(bids, rest, planned - sent), reason);
            await SendAsync(run, intent, null, sent == 0 ? token : CancellationToken.None);
            if (run.Executed >= volume)
            {
                break;
            }
        }

        return await EndAsync(run, series);
    }

    /// <summary>Bids of a market, best first; empty where the book cannot be read.</summary>
    public async Task<IReadOnlyList<BookLevel>> BidsAsync(MarketCode market, CancellationToken token) =>
        await exchange.OrderBookAsync(market, token) is Answer<OrderBook>.Given(var book) ? book.Bids : [];

    /// <summary>Whether so little would be refused; without a bid nobody knows, and it is tried.</summary>
    public static bool IsDust(IReadOnlyList<BookLevel> bids, Volume volume) =>
        bids is [var best, ..] && best.Price * volume < Costs.MinimumOrder;

    private Volume Next(IReadOnlyList<BookLevel> bids, Volume rest, int left) =>
        left <= 1 || bids.Count == 0 ? rest : Slicing.Cut(rest, left, bids[0].Price, rules.Slippage)[0];

    // Why a further slice of an entry must not be sent, or null.
    private async Task<string?> AgainstAsync(
        OrderSeries series,
        Volume volume,
        Price limit,
        int slice,
        CancellationToken token
    )
    {
        try
        {
            if (slice > 1)
            {
                await pace.WaitAsync(token);
                if (await IsStopAskedAsync(series.Account.Value, token))
                {
                    return "a stop was asked";
                }
            }

            return await exchange.OrderBookAsync(series.Market, token) is Answer<OrderBook>.Given(var book)
                ? Against(book, volume, limit)
                : "the order book cannot be read";
        }
        catch (OperationCanceledException) when (slice > 1 && token.IsCancellationRequested)
        {
            return "it was cut short";
        }
    }

    private async Task<bool> IsStopAskedAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await WaitingCommands.HaveStopAsync(db, account, token);
    }

    private string? Against(OrderBook book, Volume volume, Price limit)
    {
        if (book.Asks is [var best, ..] && best.Price > limit)
        {
            return $"the best ask {best.Price.Value} is above the cap of {limit.Value}";
        }

        return Slicing.Entry(book.Asks, volume, rules.Slippage) is SlicedOrder.Blocked blocked
            ? $"{blocked.Rung.Name} {blocked.Rung.Value} % (needs {blocked.Rung.Limit})"
            : null;
    }

    private async Task SendAsync(Run run, OrderIntent intent, ExitTerms? terms, CancellationToken token)
    {
        var execution = await desk.SendAsync(intent, terms, token);
        run.Sent.Add((intent, execution));
        run.Executed += execution is Execution.Filled filled ? Sum(filled.Report) : Volume.None;
        run.Stopped = execution switch
        {
            Execution.Filled => null,
            Execution.NothingFilled => "nothing was filled",
            Execution.Refused refused => $"the exchange refused the order: {refused.Reason}",
            Execution.Unknown unknown => $"the order's end is not known: {unknown.Why}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<SlicedExecution> EndAsync(Run run, OrderSeries series)
    {
        await ledger.TellAsync(series.Account.Value, time.GetUtcNow(), CancellationToken.None);
        return new SlicedExecution { Sent = run.Sent, Stopped = run.Stopped };
    }

    private static Volume Sum(OrderReport report) => new(report.Fills.Sum(fill => fill.Volume.Value));

    private sealed class Run
    {
        public List<(OrderIntent Intent, Execution Execution)> Sent { get; } = [];

        public Volume Executed { get; set; } = Volume.None;

        public string? Stopped { get; set; }
    }
}
