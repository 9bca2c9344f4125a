using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Step 8 and all exits: turns an approved action into an order of the right size and tells how it ended.
/// </summary>
public sealed class Broker(IExchange exchange, OrderDesk desk, PositionBook positions, TimeProvider time)
{
    private static readonly Percent EntryCap = new(1m);
    private static readonly Percent SlippageMost = new(1m);

    /// <summary>Buys within cash, share and slippage, or says what stands against it.</summary>
    public async Task<Ending> BuyAsync(
        AccountRow account,
        Balances balances,
        OrderBook book,
        ExitTerms terms,
        DateTimeOffset slot,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var profile = RiskProfile.Find(account.Profile) ?? RiskProfile.Balanced;
        var limit = PriceUnit.Down(book.Asks[0].Price.Moved(EntryCap), time.GetUtcNow());
        var market = new MarketCode(account.Market);
        var input = new SizingInput(
            SizingMode.Fixed,
            profile,
            balances.FreeCash,
            Equity.Of(balances.Cash, balances.Coins(market), book.Bids[0].Price),
            limit,
            terms.StopDistance(limit),
            await positions.ClosedAsync(account.Id, token)
        );
        var entry = Sizing.Size(input, SizingRule.Default);
        notes.Size = entry.Rungs;
        switch (entry)
        {
            case SizedEntry.NoCash none:
                return Ending.BlockedNoCash($"free {none.Free.Value:0} KRW, needs {Costs.MinimumOrder.Value:0}");
            case SizedEntry.TooSmall small:
                return Ending.BlockedMinOrder($"{small.Notional.Value:0} KRW, needs {Costs.MinimumOrder.Value:0}");
            case SizedEntry.NoEdge none:
                return Ending.BlockedMinOrder(
                    $"kelly {none.Fraction:0.####} of {input.Closed.Count} trades, needs > 0"
                );
            case SizedEntry.Sized sized:
                return TooDear(book.Asks, sized.Volume)
                    ?? await EnterAsync(account, (sized.Volume, limit, terms), slot, notes, token);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Sells all of a position because an exit rule says so.</summary>
    public async Task<Ending> LeaveAsync(
        AccountRow account,
        Position position,
        Exit exit,
        DateTimeOffset occasion,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var reason = Ending.Of(exit.Reason);
        var volume = ExitRules.VolumeOf(exit.Reason, position.Plan, position.Volume, exit.Last);
        var intent = Exit(account, volume, (occasion, Leg(exit.Reason)), reason.Text());
        return await ExitedAsync(
            intent,
            notes,
            figures => Ending.Left(exit.Reason, $"{exit.Last.Value} reached {exit.Level.Value}; {figures}"),
            token
        );
    }

    /// <summary>Sells all of a position on advice or because a person asked.</summary>
    public async Task<Ending> SellAsync(
        AccountRow account,
        Position position,
        DateTimeOffset occasion,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var intent = Exit(account, position.Volume, (occasion, "sell"), TerminalReason.Sold.Text());
        return await ExitedAsync(intent, notes, Ending.Sold, token);
    }

    /// <summary>Equity as the exchange has it; read anew after a trade. Null when it cannot be read then.</summary>
    public async Task<EquityRow?> MeasureAsync(
        AccountRow account,
        Reconciled.Agreed agreed,
        bool traded,
        CancellationToken token
    )
    {
        var balances = agreed.Balances;
        if (traded)
        {
            if (await exchange.BalancesAsync(token) is not Answer<Balances>.Given(var after))
            {
                return null;
            }

            balances = after;
        }

        return Snapshot(account, balances, agreed.Ticker.Last, time.GetUtcNow());
    }

    /// <summary>What an account is worth at an instant.</summary>
    public static EquityRow Snapshot(AccountRow account, Balances balances, Price last, DateTimeOffset at)
    {
        var coins = balances.Coins(new MarketCode(account.Market));
        return new EquityRow
        {
            AccountId = account.Id,
            At = at,
            Cash = balances.Cash.Value,
            Coins = coins.Value,
            LastPrice = last.Value,
            Equity = Equity.Of(balances.Cash, coins, last).Value,
        };
    }

    private static Ending? TooDear(IReadOnlyList<BookLevel> asks, Volume volume)
    {
        var walked = BookWalk.Walk(asks, volume);
        if (walked is null)
        {
            return Ending.BlockedSlippage($"the book offers less than {volume.Value}");
        }

        return walked.Slippage > SlippageMost
            ? Ending.BlockedSlippage($"slippage {walked.Slippage.Value:0.##} %, at most {SlippageMost.Value:0.##} %")
            : null;
    }

    private async Task<Ending> EnterAsync(
        AccountRow account,
        (Volume Volume, Price Limit, ExitTerms Terms) entry,
        DateTimeOffset slot,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var owner = new AccountId(account.Id);
        var intent = OrderIntent.Entry(
            OrderId.For(owner, slot, "entry", 1),
            owner,
            new MarketCode(account.Market),
            entry.Volume,
            entry.Limit
        );
        var execution = await desk.SendAsync(intent, entry.Terms, token);
        notes.Order = Notes(intent, execution);
        return execution switch
        {
            Execution.Filled filled => Ending.Bought(Figures(filled.Report)),
            Execution.NothingFilled => Ending.BlockedSlippage($"nothing was offered up to {entry.Limit.Value}"),
            _ => Failed(execution),
        };
    }

    private static OrderIntent Exit(
        AccountRow account,
        Volume volume,
        (DateTimeOffset At, string Leg) occasion,
        string reason
    )
    {
        var owner = new AccountId(account.Id);
        return OrderIntent.Exit(
            OrderId.For(owner, occasion.At, occasion.Leg, 1),
            owner,
            new MarketCode(account.Market),
            volume,
            reason
        );
    }

    private static string Leg(ExitReason reason) =>
        reason switch
        {
            ExitReason.StopLoss => "stop",
            ExitReason.TakeProfit => "target",
            ExitReason.Trailing => "trail",
            ExitReason.Partial => "part",
        };

    private async Task<Ending> ExitedAsync(
        OrderIntent intent,
        CycleNotes notes,
        Func<string, Ending> ended,
        CancellationToken token
    )
    {
        var execution = await desk.SendAsync(intent, null, token);
        notes.Order = Notes(intent, execution);
        return execution switch
        {
            Execution.Filled filled => ended(Figures(filled.Report)),
            Execution.NothingFilled => Ending.FailedExchange($"order {intent.Id}: nothing was bid for"),
            _ => Failed(execution),
        };
    }

    private static Ending Failed(Execution execution) =>
        execution switch
        {
            Execution.Refused refused => Ending.FailedExchange($"the exchange refused the order: {refused.Reason}"),
            Execution.Unknown unknown => Ending.HaltedUnknownOrder($"the order's end is not known: {unknown.Why}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Figures(OrderReport report) =>
        $"{report.Executed.Value} at {report.Average?.Value:0.########}, "
        + $"{report.Funds.Value:0.########} KRW, fee {report.Fee.Value:0.########}";

    private static OrderNotes Notes(OrderIntent intent, Execution execution)
    {
        var report = (execution as Execution.Filled)?.Report;
        return new OrderNotes(
            intent.Id.Value,
            intent.Side.ToString(),
            report?.Executed.Value ?? 0m,
            report?.Average?.Value,
            report?.Funds.Value ?? 0m,
            report?.Fee.Value ?? 0m,
            execution.GetType().Name
        );
    }
}
