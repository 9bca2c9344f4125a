using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Trading;

/// <summary>Entries of 3,000,000 KRW, 30 % of a purse of ten million, against books of all depths.</summary>
public sealed class SlicedEntryTests
{
    private const decimal Deep = 40_000_000m;
    private const decimal Thin = 85_000m;
    private const decimal Bare = 20_000m;

    [Fact]
    public async Task Given_a_deep_book_When_an_entry_is_sent_Then_it_goes_whole()
    {
        await using var floor = await Floor.OpenAsync(Deep);

        Assert.Equal(TerminalReason.Bought, (await floor.BuyAsync()).Reason);

        Assert.Equal(["ct-1-20260105T030000-entry-1"], Names(floor));
    }

    [Fact]
    public async Task Given_a_thin_book_When_an_entry_is_sent_Then_its_slices_are_one_position_as_the_exchange_has_it()
    {
        await using var floor = await Floor.OpenAsync(Thin);

        var ending = await floor.BuyAsync();

        Assert.Equal(TerminalReason.Bought, ending.Reason);
        Assert.Contains("in 2 slices", ending.Figures, StringComparison.Ordinal);
        Assert.Equal(["ct-1-20260105T030000-entry-1", "ct-1-20260105T030000-entry-2"], Names(floor));
        var (journal, exchange) = await floor.SumsAsync(OrderSide.Buy);
        Assert.Equal(exchange, journal);
        var position = await floor.ReadAsync(db => db.Positions.AsNoTracking().SingleAsync());
        Assert.Equal((exchange.Item1, exchange.Item3), (position.Volume, position.EntryFee));
        Assert.Equal(exchange.Item2 / exchange.Item1, position.AverageFill);
        Assert.Equal("ct-1-20260105T030000-entry-1", position.EntryOrderId);
        Assert.Equal(PriceUnit.Down(new Price(position.AverageFill * 0.95m), Floor.Slot).Value, position.StopLoss);
    }

    [Fact]
    public async Task Given_an_entry_in_slices_When_it_has_ended_Then_it_is_told_once_and_counts_once()
    {
        await using var floor = await Floor.OpenAsync(Thin);

        await floor.BuyAsync();

        var told = Assert.Single(await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync()));
        var opened = Assert.IsType<Notice.PositionOpened>(Outbox.Read(told));
        var (_, exchange) = await floor.SumsAsync(OrderSide.Buy);
        Assert.Equal(exchange, (opened.Volume, opened.Funds, opened.Fee));
        var (_, today) = await floor.Positions.EntriesAsync(1, Floor.Slot.AddHours(1), CancellationToken.None);
        Assert.Equal(1, today);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Given_a_fill_seconds_after_its_cycle_When_the_pause_has_passed_since_the_cycle_Then_the_next_may_enter(
        int seconds,
        bool passes
    )
    {
        await using var floor = await Floor.OpenAsync(Deep);
        await floor.BuyAsync();
        var now = Floor.Slot.AddHours(RiskProfile.Balanced.HoursBetweenEntries).AddSeconds(seconds);

        var (last, today) = await floor.Positions.EntriesAsync(1, now, CancellationToken.None);

        Assert.Equal(Floor.Slot, last);
        Assert.True((await floor.ReadAsync(db => db.Fills.MinAsync(fill => fill.At))) > Floor.Slot);
        Assert.Equal(passes, EntryFrequency.Check(RiskProfile.Balanced, last, today, now).All(rung => rung.Passed));
    }

    [Fact]
    public async Task Given_a_book_too_thin_When_an_entry_is_planned_Then_nothing_is_sent()
    {
        await using var floor = await Floor.OpenAsync(Bare);

        Assert.Equal(TerminalReason.BlockedSlippage, (await floor.BuyAsync()).Reason);

        Assert.Empty(floor.Upbit.Ledger.Orders);
    }

    [Theory]
    [InlineData(1.02, 1)]
    [InlineData(1.005, 2)]
    public async Task Given_a_best_ask_that_ran_away_When_the_second_slice_is_due_Then_only_below_the_cap_it_is_sent(
        double factor,
        int sent
    )
    {
        await using var floor = await Floor.OpenAsync(Thin);
        floor.Exchange.Book = (reading, answer) => reading < 3 ? answer : Raised(answer, (decimal)factor);

        var ending = await floor.BuyAsync();

        Assert.Equal(TerminalReason.Bought, ending.Reason);
        Assert.Equal(sent, floor.Upbit.Ledger.Orders.Count);
        Assert.Equal(sent == 1, ending.Figures.Contains("above the cap", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_book_that_thins_out_When_the_second_slice_is_due_Then_what_was_bought_stays()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        floor.Exchange.Book = (reading, answer) => reading < 3 ? answer : Thinned(answer);

        var ending = await floor.BuyAsync();

        Assert.Equal(TerminalReason.Bought, ending.Reason);
        Assert.Contains("slippage absent", ending.Figures, StringComparison.Ordinal);
        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
        Assert.Single(floor.Upbit.Ledger.Orders);
    }

    [Fact]
    public async Task Given_an_unknown_slice_When_it_is_sent_Then_no_other_follows_and_it_is_booked_when_it_is_found()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        floor.Exchange.AfterOrder = (_, _) => new OrderOutcome.Unknown("the answer was lost");

        var ending = await floor.BuyAsync();
        Assert.Equal(TerminalReason.HaltedUnknownOrder, ending.Reason);
        Assert.Single(floor.Upbit.Ledger.Orders);
        Assert.Null(await floor.HeldAsync());

        Assert.Empty(await floor.Desk.ResolveOpenAsync(1, CancellationToken.None));
        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
    }

    [Fact]
    public async Task Given_a_stop_in_the_pause_When_an_entry_is_in_slices_Then_it_ends_with_what_was_bought()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        using var stop = new CancellationTokenSource();
        floor.Exchange.AfterOrder = (_, outcome) =>
        {
            stop.Cancel();
            return outcome;
        };

        var ending = await floor.BuyAsync(
            floor.BrokerAt(new SlicePace(TimeSpan.FromHours(1), TimeProvider.System)),
            stop.Token
        );

        Assert.Equal(TerminalReason.Bought, ending.Reason);
        Assert.Contains("cut short", ending.Figures, StringComparison.Ordinal);
        Assert.Single(floor.Upbit.Ledger.Orders);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Given_a_persons_stop_in_the_pause_When_an_entry_is_in_slices_Then_no_other_is_sent(
        bool done,
        int orders
    )
    {
        await using var floor = await Floor.OpenAsync(Thin);
        await floor.WriteAsync(db => db.Commands.Add(Stop(done)));

        Assert.Equal(TerminalReason.Bought, (await floor.BuyAsync()).Reason);

        Assert.Equal(orders, floor.Upbit.Ledger.Orders.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_crash_around_the_second_slice_When_the_program_is_back_Then_nothing_is_bought_twice(
        bool placed
    )
    {
        await using var floor = await Floor.OpenAsync(Thin);
        floor.Exchange.DieAt(2, placed);
        await Assert.ThrowsAsync<TimeoutException>(() => floor.BuyAsync());
        floor.AdvanceTo(Floor.Slot.AddMinutes(1));

        Assert.Empty(await floor.Desk.ResolveOpenAsync(1, CancellationToken.None));

        Assert.Equal(placed ? 2 : 1, floor.Upbit.Ledger.Orders.Count);
        var (journal, exchange) = await floor.SumsAsync(OrderSide.Buy);
        Assert.Equal(exchange, journal);
        Assert.Equal(floor.Upbit.Ledger.Free("ETH"), (await floor.HeldAsync())!.Volume.Value);
        Assert.Single(await floor.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task Given_losses_in_a_row_When_an_entry_is_sized_Then_it_is_shrunk_and_says_so()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        for (var trade = 0; trade < 3; trade++)
        {
            await LoseAsync(floor, trade);
        }

        await floor.BuyAsync();

        var spent = floor.Upbit.Ledger.Fills.Sum(fill => fill.Funds + fill.Fee);
        Assert.InRange(spent, 2_000_000m, 2_100_000m);
    }

    private static CommandRow Stop(bool done) =>
        new()
        {
            AccountId = 1,
            PersonId = 7,
            Command = JsonSerializer.Serialize<PersonCommand>(new PersonCommand.Stop(Sell: false)),
            AskedAt = Floor.Slot,
            DoneAt = done ? Floor.Slot : null,
        };

    private static Task LoseAsync(Floor floor, int trade) =>
        floor.WriteAsync(db =>
            db.Trades.Add(
                new TradeRow
                {
                    AccountId = 1,
                    Market = Floor.Market.Value,
                    ClosedAt = Floor.Slot.AddHours(trade - 10),
                    EntryPrice = 1_000m,
                    Volume = 1m,
                    Result = -10m,
                    Reason = "sold",
                    EntryOrderId = OrderId.For(new AccountId(1), Floor.Slot.AddHours(trade - 20), "entry", 1).Value,
                    ExitOrderId = OrderId.For(new AccountId(1), Floor.Slot.AddHours(trade - 10), "sell", 1).Value,
                }
            )
        );

    private static IEnumerable<string?> Names(Floor floor) =>
        floor.Upbit.Ledger.Orders.Select(order => order.Identifier);

    private static Answer<OrderBook> Raised(Answer<OrderBook> answer, decimal factor) =>
        Changed(answer, level => level with { Price = level.Price * factor });

    private static Answer<OrderBook> Thinned(Answer<OrderBook> answer) =>
        Changed(answer, level => level with { Volume = new Volume(0.001m) });

    private static Answer<OrderBook> Changed(Answer<OrderBook> answer, Func<BookLevel, BookLevel> change)
    {
        var book = ((Answer<OrderBook>.Given)answer).Value;
        return new Answer<OrderBook>.Given(book with { Asks = [.. book.Asks.Select(change)] });
    }
}
