using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>The guard while the database is away: stops and targets fire from what was last read.</summary>
public sealed class BlindGuard(
    IExchange exchange,
    HeldMemory memory,
    EmergencyDesk desk,
    AlarmDesk alarm,
    TimeProvider time
)
{
    /// <summary>Looks at the price of what is held and leaves when an exit rule says so.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        await LearnAsync(token);
        if (memory.Account is not { } account || memory.Position is not { } position)
        {
            return;
        }

        var market = new MarketCode(account.Market);
        var held = memory.Held(market);
        if (held == Volume.None || await exchange.TickerAsync(market, token) is not Answer<Ticker>.Given(var ticker))
        {
            return;
        }

        var seen = position.After(ticker.Last, null, time.GetUtcNow());
        memory.Moved(seen.Progress);
        if (seen.ExitAt(ticker.Last) is not { } exit)
        {
            return;
        }

        var order = (Leg(exit.Reason), Ending.Of(exit.Reason).Text(), position.OpenedAt);
        var sale = await desk.SellAsync(
            account,
            order,
            ExitRules.VolumeOf(exit.Reason, position.Plan, held, exit.Last),
            journal: false,
            token
        );
        if (exit.Reason == ExitReason.Partial && sale is { Waits: null })
        {
            memory.Moved(seen.Progress with { PartSold = true });
        }

        if (sale.Sold.Value > 0m || sale.Waits is not null)
        {
            alarm.Raise(new Alarm.LeftBlind(Ending.Of(exit.Reason).Text(), sale.Sold.Value, sale.Waits));
        }
    }

    // An entry whose answer was lost may be held since.
    private async Task LearnAsync(CancellationToken token)
    {
        foreach (var id in memory.Unsettled)
        {
            await exchange.FindAsync(id, token);
        }
    }

    private static string Leg(ExitReason reason) =>
        reason switch
        {
            ExitReason.StopLoss => "stop",
            ExitReason.TakeProfit => "target",
            ExitReason.Trailing => "trail",
            ExitReason.Partial => "part",
        };
}
