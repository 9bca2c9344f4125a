using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Storage;

/// <summary>Entries and exits in several orders, with volumes and prices that divide into nothing round.</summary>
public sealed class PositionLedgerTests
{
    private static readonly ExitTerms Terms = new(new Percent(-5m), new Percent(10m));
    private static readonly DateTimeOffset Hour = Store.Now.AddHours(-1);

    [Fact]
    public async Task Given_awkward_slices_When_everything_is_sold_Then_results_add_up_to_what_moved_and_nothing_is_left()
    {
        await using var room = await Room.OpenAsync();
        await room.BuyAsync(1, 0.33333333m, 1_234_567m, 205.77m);
        await room.BuyAsync(2, 0.07000001m, 1_234_571m, 43.21m);
        await room.BuyAsync(3, 0.00000007m, 1_235_001m, 0.00004322m);
        string[] reasons = ["exit-partial", "exit-take-profit", "sold", "exit-stop-loss"];
        decimal[] parts = [0.11111111m, 0.00000001m, 0.28999998m];
        for (var part = 0; part < parts.Length; part++)
        {
            await room.SellAsync(part, parts[part], 1_300_001m + part, 0.123456789m, reasons[part]);
        }

        await room.SellAsync(3, 0.00222231m, 1_111_111m, 1.2345m, reasons[3]);

        var orders = await room.Store.ReadAsync(db => db.Orders.AsNoTracking().ToListAsync());
        var moved = orders.Sum(order => (order.Side == OrderSide.Buy ? -order.Funds : order.Funds) - order.Fee);
        var trades = await room.Store.ReadAsync(db => db.Trades.AsNoTracking().ToListAsync());
        Assert.Equal(reasons, trades.Select(trade => trade.Reason));
        Assert.Equal(moved, trades.Sum(trade => trade.Result));
        Assert.Equal(orders.Sum(order => order.Fee), trades.Sum(trade => trade.Fees));
        Assert.Empty(await room.Store.ReadAsync(db => db.Positions.ToListAsync()));
    }

    [Fact]
    public async Task Given_terms_without_a_target_When_an_entry_is_filled_Then_the_position_keeps_that_there_is_none()
    {
        await using var room = await Room.OpenAsync();
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m)) { Levels = new AtrLevels(3, null), Atr = 10_000 };

        await room.BuyAsync(1, 1m, 1_000_000m, 500m, terms);

        var held = await new PositionBook(room.Store.Databases).FindAsync(
            1,
            new MarketCode("KRW-ETH"),
            CancellationToken.None
        );
        Assert.Equal(new ExitPlan(new Price(970_000m), null), held!.Plan);
    }

    [Fact]
    public async Task Given_sales_for_one_reason_When_another_comes_between_Then_they_are_three_trades()
    {
        await using var room = await Room.OpenAsync();
        await room.BuyAsync(1, 1m, 1_000_000m, 500m);

        await room.SellAsync(0, 0.1m, 1_100_000m, 55m, "sold");
        await room.SellAsync(1, 0.2m, 1_200_000m, 120m, "sold");
        await room.SellAsync(2, 0.3m, 1_100_000m, 165m, "exit-partial");
        await room.SellAsync(3, 0.4m, 1_100_000m, 220m, "sold");

        var trades = await room.Store.ReadAsync(db => db.Trades.AsNoTracking().ToListAsync());
        Assert.Equal([0.3m, 0.3m, 0.4m], trades.Select(trade => trade.Volume));
        Assert.Equal([350_000m / 0.3m, 1_100_000m, 1_100_000m], trades.Select(trade => trade.ExitPrice));
        Assert.Equal(350_000m - 175m - 300_000m - 150m, trades[0].Result);
        Assert.Equal(trades[0].Result / 300_000m * 100m, trades[0].ResultPercent);
        Assert.Equal(Id(1, "sell").Value, trades[0].ExitOrderId);
    }

    [Fact]
    public async Task Given_trades_of_two_positions_When_the_book_is_read_Then_each_position_counts_once_when_it_is_closed()
    {
        await using var room = await Room.OpenAsync();
        await room.BuyAsync(1, 1m, 1_000_000m, 0m);
        await room.SellAsync(0, 0.5m, 1_100_000m, 0m, "exit-partial");
        var book = new PositionBook(room.Store.Databases);
        Assert.Equal(0, (await book.ClosedAsync(1, CancellationToken.None)).Count);

        await room.SellAsync(1, 0.5m, 800_000m, 0m, "exit-stop-loss");

        var closed = await book.ClosedAsync(1, CancellationToken.None);
        Assert.Equal((1, 0, 1), (closed.Count, closed.Wins, closed.LossesInARow));
        Assert.Equal(-5m, closed.AverageLoss!.Value.Value);
    }

    [Fact]
    public async Task Given_an_open_position_When_another_entry_is_filled_Then_it_is_a_bug()
    {
        await using var room = await Room.OpenAsync();
        await room.BuyAsync(1, 1m, 1_000_000m, 500m);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            room.FillAsync(
                OrderIntent.Entry(
                    Id(5, "entry"),
                    new AccountId(1),
                    new MarketCode("KRW-ETH"),
                    new Volume(1m),
                    new Price(1m)
                ),
                1m,
                1m,
                0m
            )
        );
    }

    [Fact]
    public async Task Given_an_order_that_was_told_twice_When_it_is_committed_Then_it_counts_once()
    {
        await using var room = await Room.OpenAsync();
        await room.BuyAsync(1, 1m, 1_000_000m, 500m);
        await room.BuyAsync(1, 1m, 1_000_000m, 500m);

        Assert.Equal(1m, (await room.Store.ReadAsync(db => db.Positions.SingleAsync())).Volume);
    }

    private static OrderId Id(int hour, string leg) => OrderId.For(new AccountId(1), Hour.AddHours(hour), leg, 1);

    private sealed class Room(Store store, Lease lease) : IAsyncDisposable
    {
        public Store Store => store;

        public static async Task<Room> OpenAsync()
        {
            var store = await Store.OpenAsync();
            var lease = store.Lease();
            Assert.Null(lease.TryLock());
            Assert.Null(await lease.TryAcquireAsync(CancellationToken.None));
            return new Room(store, lease);
        }

        public Task BuyAsync(int slice, decimal coins, decimal price, decimal fee, ExitTerms? terms = null) =>
            FillAsync(
                OrderIntent.Entry(
                    OrderId.For(new AccountId(1), Hour, "entry", slice),
                    new AccountId(1),
                    new MarketCode("KRW-ETH"),
                    new Volume(coins),
                    new Price(price)
                ),
                coins,
                price,
                fee,
                terms
            );

        public Task SellAsync(int hour, decimal coins, decimal price, decimal fee, string reason) =>
            FillAsync(
                OrderIntent.Exit(
                    Id(hour, "sell"),
                    new AccountId(1),
                    new MarketCode("KRW-ETH"),
                    new Volume(coins),
                    reason
                ),
                coins,
                price,
                fee
            );

        public async Task FillAsync(
            OrderIntent intent,
            decimal coins,
            decimal price,
            decimal fee,
            ExitTerms? terms = null
        )
        {
            var ledger = new OrderLedger(store.Databases, lease);
            await ledger.TryCommitIntentAsync(intent, terms ?? Terms, Store.Now, CancellationToken.None);
            var fill = new Fill(
                intent.Id.Value,
                new Price(price),
                new Volume(coins),
                new Krw(coins * price),
                Store.Now
            );
            var report = new OrderReport(
                "e",
                intent.Id.Value,
                intent.Side,
                true,
                new Krw(fee),
                new Volume(coins),
                [fill]
            );
            await ledger.CommitExecutionAsync(intent, new Execution.Filled(report), Store.Now, CancellationToken.None);
        }

        public ValueTask DisposeAsync()
        {
            lease.Dispose();
            store.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
