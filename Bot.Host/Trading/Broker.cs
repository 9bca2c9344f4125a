using Bot.Domain.Accounts;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Step 8 and all exits: turns an approved action into an order of the right size and tells how it ended.
/// </summary>
public sealed class Broker(IExchange exchange, SliceDesk slices, TimeProvider time)
{
    /// <summary>Sends an entry as it was planned.</summary>
    public async Task<Ending> BuyAsync(
        AccountRow account,
        EntryPlan plan,
        DateTimeOffset slot,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var execution = await slices.EnterAsync(
            Series(account, slot, "entry"),
            plan.Order,
            (plan.Limit, plan.Terms),
            token
        );
        notes.Order = Notes(execution);
        return Failed(execution)
            ?? (
                execution.Executed > Volume.None
                    ? Ending.Bought(Figures(execution))
                    : Ending.BlockedSlippage($"{execution.Stopped}; the cap is {plan.Limit.Value}")
            );
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
        return await ExitAsync(
            Series(account, occasion, Leg(exit.Reason)),
            ExitRules.VolumeOf(exit.Reason, position.Plan, position.Volume, exit.Last),
            (Ending.Of(exit.Reason).Text(), figures => Ending.Left(exit.Reason, $"{Reached(exit)}; {figures}")),
            notes,
            token
        );
    }

    /// <summary>Sells all of a position on advice or because a person asked.</summary>
    public Task<Ending> SellAsync(
        AccountRow account,
        Position position,
        DateTimeOffset occasion,
        CycleNotes notes,
        CancellationToken token
    ) =>
        ExitAsync(
            Series(account, occasion, "sell"),
            position.Volume,
            (TerminalReason.Sold.Text(), Ending.Sold),
            notes,
            token
        );

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

            balances = after.Without(new MarketCode(account.Market).Base, agreed.Purse.Kept);
        }

        return Snapshot(account, balances, agreed.Ticker.Last, agreed.Purse.Flows, time.GetUtcNow());
    }

    /// <summary>What an account is worth at an instant.</summary>
    public static EquityRow Snapshot(
        AccountRow account,
        Balances balances,
        Price last,
        decimal flows,
        DateTimeOffset at
    )
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
            Flows = flows,
        };
    }

    private async Task<Ending> ExitAsync(
        OrderSeries series,
        Volume volume,
        (string Reason, Func<string, Ending> Ended) why,
        CycleNotes notes,
        CancellationToken token
    )
    {
        var bids = await slices.BidsAsync(series.Market, token);
        volume = await ThereAsync(series.Market, volume, token);
        if (SliceDesk.IsDust(bids, volume))
        {
            return Ending.BlockedMinOrder(
                $"{volume.Value} is worth {(bids[0].Price * volume).Value:0} KRW, needs {Costs.MinimumOrder.Value:0}; "
                    + $"{why.Reason} waits until its price lifts it there"
            );
        }

        var execution = await slices.LeaveAsync(series, volume, why.Reason, bids, token);
        notes.Order = Notes(execution);
        return Failed(execution)
            ?? (
                execution.Executed > Volume.None
                    ? why.Ended(Figures(execution))
                    : Ending.FailedExchange($"order {series.Id(1).Series}: {execution.Stopped}")
            );
    }

    // Where coins are gone or locked, what is left is sold: an exit for more would be refused as a whole.
    private async Task<Volume> ThereAsync(MarketCode market, Volume volume, CancellationToken token) =>
        await exchange.BalancesAsync(token) is Answer<Balances>.Given(var balances)
        && Volume.Cut(balances.Of(market.Base).Free) is var free
        && free > Volume.None
            ? Volume.Min(volume, free)
            : volume;

    private static OrderSeries Series(AccountRow account, DateTimeOffset occasion, string leg) =>
        new(new AccountId(account.Id), new MarketCode(account.Market), occasion, leg);

    private static string Leg(ExitReason reason) =>
        reason switch
        {
            ExitReason.StopLoss => "stop",
            ExitReason.TakeProfit => "target",
            ExitReason.Trailing => "trail",
            ExitReason.Partial => "part",
        };

    private static string Reached(Exit exit) => $"{exit.Last.Value} reached {exit.Level.Value}";

    // What was filled before decides, unless nobody knows what became of the last.
    private static Ending? Failed(SlicedExecution execution) =>
        execution.Last switch
        {
            Execution.Unknown unknown => Ending.HaltedUnknownOrder($"the order's end is not known: {unknown.Why}"),
            Execution.Refused refused when execution.Executed == Volume.None => Ending.FailedExchange(
                $"the exchange refused the order: {refused.Reason}"
            ),
            _ => null,
        };

    private static string Figures(SlicedExecution execution) =>
        $"{execution.Executed.Value} at {execution.Average?.Value:0.########}, "
        + $"{execution.Funds.Value:0.########} KRW, fee {execution.Fee.Value:0.########}"
        + (execution.Sent.Count > 1 ? $", in {execution.Sent.Count} slices" : "")
        + (execution.Stopped is { } stopped ? $"; {stopped}" : "");

    private static OrderNotes? Notes(SlicedExecution execution) =>
        execution.Last is not { } last
            ? null
            : new OrderNotes(
                execution.Sent[0].Intent.Id.Value,
                execution.Sent[0].Intent.Side.ToString(),
                execution.Executed.Value,
                execution.Average?.Value,
                execution.Funds.Value,
                execution.Fee.Value,
                last.GetType().Name
            )
            {
                Slices = execution.Sent.Count,
            };
}
