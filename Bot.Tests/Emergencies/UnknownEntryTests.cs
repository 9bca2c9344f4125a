using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Tests.Trading;

namespace Bot.Tests.Emergencies;

/// <summary>An entry was executed, its answer was lost, and the price falls below the stop before anybody knows.</summary>
public sealed class UnknownEntryTests
{
    private static readonly OrderOutcome.Unknown Lost = new("no answer");

    [Fact]
    public async Task Given_an_unknown_entry_When_the_exchange_tells_of_it_below_the_stop_Then_it_is_left_at_once_and_once()
    {
        await using var floor = await Floor.OpenAsync(40_000_000m, 1_100_000m, 1_000_000m);
        (floor.Exchange.AfterOrder, floor.Exchange.Found) = ((_, _) => Lost, _ => Lost);
        Assert.Equal(TerminalReason.HaltedUnknownOrder, (await floor.BuyAsync()).Reason);
        floor.AdvanceTo(Floor.Slot.AddHours(1).AddSeconds(7));
        floor.Exchange.AfterOrder = (_, outcome) => outcome;
        await floor.Guard.LookAsync(await floor.AccountAsync(), default);
        Assert.Equal(1, floor.Exchange.Orders);
        floor.Exchange.Found = found => found;

        await floor.Guard.LookAsync(await floor.AccountAsync(), default);
        await floor.Guard.LookAsync(await floor.AccountAsync(), default);

        Assert.Equal(["bid", "ask"], floor.Upbit.Ledger.Orders.Select(order => order.Side));
        Assert.Equal(0m, floor.Upbit.Ledger.Free("ETH"));
        Assert.Null(await floor.HeldAsync());
    }

    [Fact]
    public async Task Given_an_unknown_entry_When_the_database_is_away_Then_it_is_left_by_the_profiles_stop_once()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("ship").FullName, "data");
        await using var ship = await Ship.BuildAsync(
            folder,
            services => new Impatience().Use(services, Path.Combine(folder, DatabaseStart.FileName)),
            1_100_000m,
            1_000_000m
        );
        await ship.StartAsync();
        ship.Faults.Add(Always("/v1/orders", "POST", FaultKind.DropAnswer));
        ship.Faults.Add(Always("/v1/order", "GET", FaultKind.DropRequest));
        var entry = new OrderSeries(new AccountId(1), Ship.Market, Ship.Slot, "entry");
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m));
        Assert.IsType<Execution.Unknown>(
            await ship.Get<OrderDesk>().SendAsync(entry.Entry(1, new Volume(1m), new Price(1_200_000m)), terms, default)
        );
        using (Trouble.Lock(ship.File))
        {
            ship.Faults.Clear();
            await ship.HourAsync(1);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.True(ship.Get<Outage>().IsDown);
            Assert.Equal(2, ship.Orders.Count);
        }

        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal(["bid", "ask"], ship.Upbit.Ledger.Orders.Select(order => order.Side));
        Assert.Equal(0m, ship.Upbit.Ledger.Free("ETH"));
        Assert.Equal(1, await ship.ReadAsync(db => db.Trades.Count()));
        Assert.Equal(0, await ship.ReadAsync(db => db.Positions.Count()));
    }

    private static FaultRule Always(string path, string method, FaultKind fault) =>
        new()
        {
            Path = path,
            Method = method,
            From = 1,
            Fault = fault,
        };
}
