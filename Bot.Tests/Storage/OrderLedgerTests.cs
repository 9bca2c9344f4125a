using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Storage;

public sealed class OrderLedgerTests
{
    private static readonly OrderIntent Intent = OrderIntent.Restore(
        OrderId.For(new AccountId(1), Store.Now, "entry", 1),
        new AccountId(1),
        new MarketCode("KRW-ETH"),
        (OrderSide.Buy, new Volume(0.1m), null),
        "bought"
    );

    private static readonly ExitTerms Terms = new(new Percent(-5m), new Percent(10m));

    [Fact]
    public async Task Given_an_intent_when_it_is_committed_twice_then_the_second_time_is_told_and_writes_nothing()
    {
        using var store = await Store.OpenAsync();
        using var lease = await HeldAsync(store);
        var ledger = new OrderLedger(store.Databases, lease);

        Assert.True(await ledger.TryCommitIntentAsync(Intent, Terms, Store.Now, CancellationToken.None));
        Assert.False(await ledger.TryCommitIntentAsync(Intent, Terms, Store.Now, CancellationToken.None));

        Assert.Equal(1, await store.ReadAsync(db => db.Orders.CountAsync()));
    }

    [Fact]
    public async Task Given_an_instance_that_lost_the_lease_when_it_commits_an_intent_then_nothing_is_written()
    {
        using var store = await Store.OpenAsync();
        var lost = await HeldAsync(store);
        lost.Dispose();
        using var taker = await HeldAsync(store);
        var ledger = new OrderLedger(store.Databases, lost);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ledger.TryCommitIntentAsync(Intent, Terms, Store.Now, CancellationToken.None)
        );

        Assert.Equal(0, await store.ReadAsync(db => db.Orders.CountAsync()));
    }

    private static async Task<Lease> HeldAsync(Store store)
    {
        var lease = store.Lease();
        Assert.Null(lease.TryLock());
        Assert.Null(await lease.TryAcquireAsync(CancellationToken.None));
        return lease;
    }
}
