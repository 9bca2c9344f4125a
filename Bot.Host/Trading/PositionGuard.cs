using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Between cycles: looks at the price of what is held and leaves when an exit rule says so, in every state.
/// </summary>
public sealed class PositionGuard(
    IExchange exchange,
    PositionBook positions,
    OrderDesk desk,
    Broker broker,
    Gatehouse gatehouse,
    Journal journal,
    TimeProvider time
)
{
    /// <summary>
    /// Runs step 2 alone. Orders without a known end are asked for first, so that nothing is sold twice.
    /// </summary>
    public async Task LookAsync(AccountRow account, CancellationToken token)
    {
        var market = new MarketCode(account.Market);
        if (
            (await desk.ResolveOpenAsync(account.Id, token)).Count > 0
            || await positions.FindAsync(account.Id, market, token) is not { } position
        )
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

    /// <summary>Measures equity and writes it down. Null when the exchange cannot be asked.</summary>
    public async Task<LossReading?> SnapshotAsync(AccountRow account, CancellationToken token)
    {
        if (
            await exchange.BalancesAsync(token) is not Answer<Balances>.Given(var balances)
            || await exchange.TickerAsync(new MarketCode(account.Market), token) is not Answer<Ticker>.Given(var ticker)
        )
        {
            return null;
        }

        var snapshot = Broker.Snapshot(account, balances, ticker.Last, time.GetUtcNow());
        await journal.SnapshotAsync(snapshot, token);
        return await gatehouse.LossAsync(account, new Krw(snapshot.Equity), token);
    }
}
