using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Bot.Tests.Storage;

public sealed class LeaseTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Given_an_instance_that_runs_when_a_second_one_starts_then_it_is_refused_by_name()
    {
        using var store = await Store.OpenAsync();
        using var first = await HeldAsync(store);
        using var second = store.Lease();

        var refusal = second.TryLock();

        Assert.Equal($"another instance runs on {store.Folder}: it holds chattrader.lock. Stop it first", refusal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.TryAcquireAsync(None));
    }

    [Fact]
    public async Task Given_an_instance_killed_when_it_is_started_again_then_it_takes_over_with_a_higher_number()
    {
        using var store = await Store.OpenAsync();
        var killed = await HeldAsync(store);
        killed.Dispose();

        using var again = await HeldAsync(store);

        Assert.Equal((1, 2), (killed.Fence, again.Fence));
        Assert.True(await again.RenewAsync(None));
    }

    [Fact]
    public async Task Given_an_instance_that_lost_the_row_when_it_asks_then_the_fence_is_not_its_own()
    {
        using var store = await Store.OpenAsync();
        var lost = await HeldAsync(store);
        Assert.True(await store.ReadAsync(db => lost.FenceStillOursAsync(db, None)));
        lost.Dispose();
        using var taker = await HeldAsync(store);

        Assert.False(await store.ReadAsync(db => lost.FenceStillOursAsync(db, None)));
        Assert.False(await lost.RenewAsync(None));
        Assert.True(await store.ReadAsync(db => taker.FenceStillOursAsync(db, None)));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task Given_a_holder_on_another_machine_when_it_has_not_renewed_then_its_age_decides(
        int seconds,
        bool isFree
    )
    {
        using var store = await Store.OpenAsync();
        (await HeldAsync(store, "there")).Dispose();
        store.Clock.Advance(TimeSpan.FromSeconds(seconds));
        using var here = store.Lease();
        Assert.Null(here.TryLock());

        Assert.Equal(isFree, await here.TryAcquireAsync(None) is null);
    }

    [Fact]
    public async Task Given_a_holder_on_another_machine_when_it_lives_then_the_refusal_says_who_and_since_when()
    {
        using var store = await Store.OpenAsync();
        var there = await HeldAsync(store, "there");
        store.Clock.Advance(TimeSpan.FromSeconds(30));
        await there.RenewAsync(None);
        there.Dispose();
        using var here = store.Lease();
        here.TryLock();

        Assert.Equal(
            "another instance holds the lease: on there since 2024-05-10 05:30:00 UTC, renewed 05:30:30. "
                + "Stop it first; if it is dead already, start again after 05:31:30 UTC",
            await here.TryAcquireAsync(None)
        );
    }

    [Fact]
    public async Task Given_a_holder_that_gave_the_row_back_when_another_machine_starts_then_it_need_not_wait()
    {
        using var store = await Store.OpenAsync();
        var there = await HeldAsync(store, "there");
        await there.ReleaseAsync(None);
        there.Dispose();

        using var here = await HeldAsync(store);

        Assert.Equal(2, here.Fence);
    }

    [Fact]
    public async Task Given_a_keeper_when_ten_seconds_pass_then_it_renews_and_at_its_end_it_gives_back()
    {
        using var store = await Store.OpenAsync();
        using var lease = await HeldAsync(store);
        using var keeper = Keeper(store, lease, new Mock<IHostApplicationLifetime>());
        await keeper.StartAsync(None);

        await RenewedAsync(store, Store.Now + LeaseKeeper.Every);
        await keeper.StopAsync(None);

        Assert.Equal("", await store.ScalarAsync("SELECT Holder FROM Leases"));
    }

    [Fact]
    public async Task Given_a_keeper_whose_lease_was_taken_when_it_notices_then_the_program_ends_and_the_row_stays()
    {
        using var store = await Store.OpenAsync();
        using var lease = await HeldAsync(store);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lifetime = new Mock<IHostApplicationLifetime>();
        lifetime.Setup(life => life.StopApplication()).Callback(() => ended.TrySetResult());
        using var keeper = Keeper(store, lease, lifetime);
        await keeper.StartAsync(None);
        await store.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE Leases SET Holder = 'other', Fence = 9", None)
        );

        await UntilAsync(store, () => Task.FromResult(ended.Task.IsCompleted));
        await keeper.StopAsync(None);

        Assert.Equal("other", await store.ScalarAsync("SELECT Holder FROM Leases"));
    }

    private static async Task<Lease> HeldAsync(Store store, string host = "here")
    {
        var lease = store.Lease(host);
        Assert.Null(lease.TryLock());
        Assert.Null(await lease.TryAcquireAsync(None));
        return lease;
    }

    private static LeaseKeeper Keeper(Store store, Lease lease, Mock<IHostApplicationLifetime> lifetime) =>
        new(lease, store.Clock, lifetime.Object, NullLogger<LeaseKeeper>.Instance);

    private static Task RenewedAsync(Store store, DateTimeOffset least) =>
        UntilAsync(
            store,
            async () => await store.ScalarAsync("SELECT RenewedAt FROM Leases") is long ticks && ticks >= least.UtcTicks
        );

    // The keeper works on threads of its own: its clock is moved on until it has seen it.
    private static async Task UntilAsync(Store store, Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            store.Clock.Advance(LeaseKeeper.Every);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
