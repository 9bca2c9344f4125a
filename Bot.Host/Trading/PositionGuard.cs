using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Between cycles: looks at the price of what is held and leaves when an exit rule says so, in every state.
/// </summary>
public sealed class PositionGuard(
    IExchange exchange,
    HeldReader reader,
    Reconciler reconciler,
    Broker broker,
    Gatehouse gatehouse,
    Pulses pulses,
    TimeProvider time
)
{
    /// <summary>
    /// Runs step 2 alone. Orders without a known end are asked for first, so that nothing is sold twice.
    /// </summary>
    public async Task LookAsync(AccountRow account, CancellationToken token)
    {
        pulses.Beat(Pulse.Guard, account.Id);
        var market = new MarketCode(account.Market);
        if (await reader.ReadAsync(account, token) is not (true, { } position))
        {
            return;
        }

        var asked = await exchange.TickerAsync(market, token);
        if (asked is not Answer<Ticker>.Given(var ticker))
        {
            return;
        }

        var seen = await gatehouse.SawAsync(account, position, ticker.Last, null, token);
        if (seen.ExitAt(ticker.Last) is { } exit)
        {
            var ending = await broker.LeaveAsync(account, seen, exit, time.GetUtcNow(), new CycleNotes(), token);
            if (ending.Reason != TerminalReason.BlockedMinOrder)
            {
                await SnapshotAsync(account, token);
            }
        }
    }

    /// <summary>Whether the bot holds coins or waits for the end of an order.</summary>
    public async Task<bool> HoldsAsync(AccountRow account, CancellationToken token) =>
        await reader.ReadAsync(account, token) is not (true, null);

    /// <summary>Compares journal and exchange; a difference halts entries and is shown.</summary>
    public async Task<Reconciled> AgreeAsync(AccountRow account, CancellationToken token)
    {
        var reconciled = await reconciler.AgreeAsync(account, token);
        if (reconciled is Reconciled.Differs)
        {
            await gatehouse.DisagreedAsync(account, reconciled, token);
        }

        return reconciled;
    }

    /// <summary>Measures equity and writes it down. Null when the exchange cannot be asked, or differs.</summary>
    public async Task<LossReading?> SnapshotAsync(AccountRow account, CancellationToken token)
    {
        if (await AgreeAsync(account, token) is not Reconciled.Agreed agreed)
        {
            return null;
        }

        await gatehouse.MarkAsync(account, agreed, token);
        return await gatehouse.LossAsync(account, (Gatehouse.EquityOf(account, agreed), agreed.Purse.Flows), token);
    }
}
