using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Cancels and sells with or without the journal. Names of orders are pure functions of account, position, leg and
/// attempt, and the exchange is asked for each name before anything is sent under it.
/// </summary>
public sealed class EmergencyDesk(
    IExchange exchange,
    OrderLedger ledger,
    EmergencyBook book,
    HeldMemory memory,
    TimeProvider time,
    ILogger<EmergencyDesk> log
)
{
    private const int AttemptsMost = 99;
    private const int SalesMost = 3;

    /// <summary>Ends all orders of ours that can still execute; null when none is left, else why not.</summary>
    public async Task<string?> CancelAsync(AccountRow account, CancellationToken token)
    {
        var asked = await exchange.OpenOrdersAsync(new MarketCode(account.Market), token);
        if (asked is not Answer<IReadOnlyList<OrderReport>>.Given(var open))
        {
            return $"open orders cannot be read: {asked.Why}";
        }

        string? left = null;
        foreach (var name in open.Select(order => order.Identifier).OfType<string>().Where(IsOurs))
        {
            var outcome = await exchange.CancelAsync(OrderId.Parse(name), token);
            left = outcome is OrderOutcome.Accepted { Report.IsClosed: true } or OrderOutcome.Refused
                ? left
                : $"order {name} could not be cancelled yet";
        }

        return left;
    }

    /// <summary>Sells coins of the position, once, however often it is asked.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="order">The leg and reason of the order, and the entry of the position it leaves.</param>
    /// <param name="volume">How much of it; null for all.</param>
    /// <param name="journal">Whether the journal is to be tried; false while it is known to be away.</param>
    /// <param name="token">Ends it before something is sent, never after.</param>
    public async Task<EmergencySale> SellAsync(
        AccountRow account,
        (string Leg, string Reason, DateTimeOffset Entered) order,
        Volume? volume,
        bool journal,
        CancellationToken token
    )
    {
        var market = new MarketCode(account.Market);
        if (await UnsettledAsync(token) is { } unsettled)
        {
            return new EmergencySale(Volume.None, $"the end of order {unsettled} is not known");
        }

        var held = memory.Held(market);
        var target = volume is { } part ? Volume.Min(part, held) : held;
        string? waits = null;
        for (var (attempt, sales) = (1, 0); waits is null && attempt <= AttemptsMost && sales < SalesMost; attempt++)
        {
            var rest = target - (held - memory.Held(market));
            if (rest == Volume.None)
            {
                break;
            }

            var id = OrderId.For(new AccountId(account.Id), order.Entered, order.Leg, attempt);
            var (isFree, why) = await IsFreeAsync(id, token);
            waits = why;
            if (!isFree)
            {
                continue;
            }

            var (sellable, little) = await SellableAsync(market, rest, token);
            if (sellable == Volume.None)
            {
                waits = little;
                break;
            }

            (var isSent, waits) = await SendAsync(
                OrderIntent.Exit(id, new AccountId(account.Id), market, sellable, order.Reason),
                journal,
                token
            );
            sales += isSent ? 1 : 0;
        }

        return new EmergencySale(held - memory.Held(market), waits);
    }

    private static bool IsOurs(string name) => name.StartsWith(OrderId.Prefix, StringComparison.Ordinal);

    // The first order since the journal was last read that nobody knows the end of, after asking for all.
    private async Task<OrderId?> UnsettledAsync(CancellationToken token)
    {
        foreach (var id in memory.Unsettled)
        {
            await exchange.FindAsync(id, token);
        }

        return memory.Unsettled is [var first, ..] ? first : null;
    }

    // Whether nothing was sent under a name yet; a reason to wait where that cannot be told or it still executes.
    private async Task<(bool IsFree, string? Waits)> IsFreeAsync(OrderId id, CancellationToken token) =>
        memory.WasRefused(id)
            ? (false, null)
            : (await exchange.FindAsync(id, token)).Match<(bool, string?)>(
                accepted => (false, accepted.Report.IsClosed ? null : $"order {id} still executes"),
                _ => (true, null),
                unknown => (false, $"order {id}: {unknown.Why}")
            );

    // What of the rest is there and worth an order; a reason to wait where nobody can tell, none where it is dust.
    private async Task<(Volume Sellable, string? Waits)> SellableAsync(
        MarketCode market,
        Volume rest,
        CancellationToken token
    )
    {
        var asked = await exchange.BalancesAsync(token);
        if (asked is not Answer<Balances>.Given(var balances))
        {
            return (Volume.None, $"balances cannot be read: {asked.Why}");
        }

        var there = Volume.Min(rest, Volume.Cut(balances.Of(market.Base).Free));
        var bids = await exchange.OrderBookAsync(market, token) is Answer<OrderBook>.Given(var seen) ? seen.Bids : [];
        return SliceDesk.IsDust(bids, there) ? (Volume.None, null) : (there, null);
    }

    private async Task<(bool IsSent, string? Waits)> SendAsync(
        OrderIntent intent,
        bool journal,
        CancellationToken token
    )
    {
        if (!await TryIntendAsync(intent, journal, token))
        {
            return (false, null);
        }

        log.LogWarning("Order {Order}: emergency sale of {Volume}", intent.Id, intent.Volume.Value);
        var outcome = await exchange.PlaceAsync(intent, CancellationToken.None);
        if (outcome is not OrderOutcome.Refused refused)
        {
            var hasEnded = outcome is OrderOutcome.Accepted { Report.IsClosed: true };
            return (true, hasEnded ? null : $"the end of order {intent.Id} is not known yet");
        }

        book.Settle(intent.Id.Value);
        return (true, $"the exchange refused order {intent.Id}: {refused.Reason}");
    }

    // Written down before it is sent: in the journal, else in the file, else in memory alone. False where the journal
    // knows the name from before: all it knows has ended, so that the next name is due.
    private async Task<bool> TryIntendAsync(OrderIntent intent, bool journal, CancellationToken token)
    {
        try
        {
            if (journal)
            {
                return await ledger.TryCommitIntentAsync(intent, null, time.GetUtcNow(), token);
            }
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "The journal cannot take the intent of {Order}", intent.Id);
        }

        book.Owe(
            new OwedOrder(intent.Id.Value, intent.Market.Value, intent.Volume.Value, intent.Reason, time.GetUtcNow())
        );
        return true;
    }
}

/// <summary>What an emergency sale came to.</summary>
/// <param name="Sold">Coins sold now.</param>
/// <param name="Waits">Why it is to be tried again; null when nothing more can be sold.</param>
public sealed record EmergencySale(Volume Sold, string? Waits);
