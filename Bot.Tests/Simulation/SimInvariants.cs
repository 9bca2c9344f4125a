using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Simulation;

/// <summary>What must hold at the end of each day, whatever went wrong in it.</summary>
internal static class SimInvariants
{
    private const long Person = 1;
    private const string Repetition = "🔁";

    private static readonly TradingState[] Sane =
    [
        TradingState.Running,
        TradingState.Stopped,
        TradingState.DailyLossHalt,
        TradingState.WeeklyLossHalt,
        TradingState.FaultHalt,
    ];

    public static async Task AssertAsync(SimWorld world)
    {
        var books = await world.ReadAsync(BooksAsync);
        Assert.Contains(books.Account.State, Sane);
        Exposure(world, books);
        Cash(world, books);
        SameFills(world, books);
        OneReasonEach(books);
        Limits(books);
        Told(world, books);
    }

    // One order's worth and no more: the coins that are there are the position, and it has its exits.
    private static void Exposure(SimWorld world, Books books)
    {
        var ledger = world.Upbit.Ledger;
        Assert.DoesNotContain(books.Orders, order => order.Status is not (OrderStatus.Closed or OrderStatus.Refused));
        Assert.DoesNotContain(ledger.Orders, order => order.State == "wait");
        Assert.Equal(ledger.Free("ETH") + ledger.Locked("ETH"), books.Positions.Sum(position => position.Volume));
        Assert.All(books.Positions, position => Assert.InRange(position.StopLoss, 1m, position.AverageFill));
    }

    private static void Cash(SimWorld world, Books books)
    {
        var ledger = world.Upbit.Ledger;
        var krw = ledger.Transfers.Where(one => one.Currency == "KRW").Sum(one => one.Amount);
        krw += books.Fills.Sum(fill => (fill.Side == OrderSide.Buy ? -fill.Funds : fill.Funds) - fill.Fee);
        Assert.InRange(krw - ledger.Free("KRW") - ledger.Locked("KRW"), -0.5m, 0.5m);
        Assert.All(ledger.Balances.Values, balance => Assert.True(balance is { Free: >= 0m, Locked: >= 0m }));
    }

    private static void SameFills(SimWorld world, Books books)
    {
        var theirs = world.Upbit.Ledger.Fills.Select(fill => (fill.Uuid, fill.Volume, fill.Funds)).Order();
        var ours = books.Fills.Select(fill => (fill.ExchangeId, fill.Volume, fill.Funds)).Order();
        Assert.Equal(theirs, ours);
    }

    private static void OneReasonEach(Books books)
    {
        Assert.All(books.Cycles, cycle => Assert.True(Enum.IsDefined(TerminalReasons.Parse(cycle.Reason))));
        Assert.Equal(books.Cycles.Count, books.Cycles.Select(cycle => cycle.Slot).Distinct().Count());
    }

    private static void Limits(Books books)
    {
        var profile = RiskProfile.Balanced;
        var entries = books
            .Fills.Where(fill => fill.Side == OrderSide.Buy)
            .GroupBy(fill => OrderId.Parse(fill.OrderId).Series)
            .Select(slices => (At: OrderId.Parse(slices.First().OrderId).Occasion!.Value, Slices: slices.ToList()))
            .OrderBy(entry => entry.At)
            .ToList();
        Assert.All(
            entries.CountBy(entry => TradingDay.Of(entry.Slices.Min(fill => fill.At))),
            day => Assert.InRange(day.Value, 1, profile.EntriesPerDay)
        );
        Assert.All(
            entries.Zip(entries.Skip(1)),
            pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromHours(profile.HoursBetweenEntries))
        );
        Assert.All(
            books.Orders.Where(order => order.Side == OrderSide.Buy),
            order => Assert.Contains(TradingState.Running, StatesAt(books, order.IntendedAt))
        );
    }

    // The market's clock stands still while the program works: within one instant a state may come and go.
    private static IEnumerable<TradingState> StatesAt(Books books, DateTimeOffset instant) =>
        books
            .Transitions.Where(move => move.At == instant)
            .Select(move => move.To)
            .Append(books.Transitions.LastOrDefault(move => move.At < instant)?.To ?? TradingState.Stopped);

    // Each order that filled is told once, or again with the remark that it may be a repetition.
    private static void Told(SimWorld world, Books books)
    {
        var messages = world
            .Telegram.Messages(Person)
            .Where(message => message.IsFromBot)
            .Select(message => message.Text)
            .ToList();
        foreach (var row in books.Outbox.Where(row => row.EndedAt is not null))
        {
            if (OrderOf(Outbox.Read(row)) is not { } order)
            {
                continue;
            }

            var told = messages.FindAll(text => IsOf(text, order));
            Assert.True(told.Count >= 1, $"order {order} was never told");
            Assert.True(
                told.Skip(1).All(text => text.Contains(Repetition, StringComparison.Ordinal)),
                $"order {order} was told {told.Count} times without a word:\n{string.Join("\n--\n", told)}"
            );
        }

        Assert.DoesNotContain(books.Outbox, row => row.EndedAt is null && row.Priority >= NoticePriority.Money);
    }

    private static string? OrderOf(Notice notice) =>
        notice switch
        {
            Notice.PositionOpened opened => opened.OrderId,
            Notice.PositionClosed closed => closed.OrderId,
            _ => null,
        };

    // The message of the fill itself; reports of cycles name the order among other things.
    private static bool IsOf(string text, string order) =>
        !text.StartsWith("1️⃣", StringComparison.Ordinal)
        && text.Split('\n').Any(line => line.EndsWith($" {order}", StringComparison.Ordinal));

    private static async Task<Books> BooksAsync(BotDb db) =>
        new(
            await db.Accounts.AsNoTracking().SingleAsync(),
            await db.Orders.AsNoTracking().ToListAsync(),
            await db.Fills.AsNoTracking().ToListAsync(),
            await db.Positions.AsNoTracking().ToListAsync(),
            await db.Cycles.AsNoTracking().ToListAsync(),
            await db.Transitions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
            await db.Outbox.AsNoTracking().ToListAsync()
        );

    private sealed record Books(
        AccountRow Account,
        List<OrderRow> Orders,
        List<FillRow> Fills,
        List<PositionRow> Positions,
        List<CycleRow> Cycles,
        List<TransitionRow> Transitions,
        List<OutboxRow> Outbox
    );
}
