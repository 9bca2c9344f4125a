using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Trading;

namespace Bot.Tests.Emergencies;

/// <summary>A position is held when the database goes bad: what is sold, what is told, and how it ends.</summary>
public sealed class DatabaseFaultTests
{
    private const string Stop1 = "ct-1-20260105T020000-stop-1";
    private const string Panic1 = "ct-1-20260105T020000-panic-1";

    public static TheoryData<string> Kinds => ["read-only", "locked"];

    // A damaged file is put right while nobody uses it.
    public static TheoryData<string> AllKinds => ["read-only", "locked", "damaged"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Given_a_database_that_is_away_When_the_stop_is_reached_Then_it_is_left_once_and_told_later(
        string kind
    )
    {
        await using var ship = await HoldingAsync();
        using (Begin(kind, ship))
        {
            await ship.HourAsync(1);
            await ship.DoAsync(new TraderWork.GuardDue());
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.Equal([Stop1], ship.Orders);
            Assert.True(ship.Get<Outage>().IsDown);
        }

        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal([Stop1], ship.Orders);
        Assert.Equal(TradingState.FaultHalt, await ship.StateAsync());
        await ship.AssertAgreesAsync();
        Assert.Equal(
            [typeof(Alarm.DatabaseDown), typeof(Alarm.LeftBlind), typeof(Alarm.DatabaseBack)],
            ship.Alarms.Raised.Select(alarm => alarm.GetType())
        );
        Assert.False(File.Exists(ship.Spill));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Given_a_database_that_is_away_When_the_program_ends_Then_the_next_one_books_the_stop(string kind)
    {
        await using var ship = await HoldingAsync();
        using (Begin(kind, ship))
        {
            await ship.HourAsync(1);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.Equal([Stop1], ship.Orders);
            await ship.KillAsync();
        }

        await ship.StartAsync();

        Assert.Equal([Stop1], ship.Orders);
        await ship.AssertAgreesAsync();
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task Given_a_database_that_is_away_When_panic_sells_Then_it_is_sold_once_and_the_halt_holds(
        string kind
    )
    {
        await using var ship = await HoldingAsync();
        using (Begin(kind, ship))
        {
            await ship.PanicAsync(sell: true);
            await ship.PanicAsync(sell: true);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.Equal([Panic1], ship.Orders);
            Assert.True(File.Exists(ship.Spill));
            await ship.KillAsync();
        }

        await ship.StartAsync();
        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal([Panic1], ship.Orders);
        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        await ship.AssertAgreesAsync();
        Assert.False(File.Exists(ship.Spill));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Given_a_database_that_is_away_When_a_cycle_is_due_Then_nothing_is_bought_and_the_slot_is_missed(
        string kind
    )
    {
        await using var ship = await HoldingAsync();
        using (Begin(kind, ship))
        {
            await ship.DoAsync(new TraderWork.CycleDue(Ship.Slot));
            await ship.DoAsync(new TraderWork.CycleDue(Ship.Slot.AddHours(1)));
        }

        await ship.DoAsync(new TraderWork.GuardDue());
        await ship.IdleAsync();

        Assert.Empty(ship.Orders);
        var reasons = await ship.ReadAsync(db => db.Cycles.Select(cycle => cycle.Reason).ToList());
        Assert.Equal(["skipped-missed", "skipped-missed"], reasons);
    }

    [Fact]
    public async Task Given_another_process_that_locks_the_file_When_half_a_minute_passes_Then_all_is_done_and_told_once()
    {
        await using var ship = await HoldingAsync();
        using (Trouble.Lock(ship.File))
        {
            await ship.HourAsync(1);
            await ship.DoAsync(new TraderWork.CycleDue(Ship.Slot.AddHours(1)));
            for (var tick = 0; tick < 3; tick++)
            {
                ship.Clock.Advance(TimeSpan.FromSeconds(10));
                await ship.DoAsync(new TraderWork.GuardDue());
            }

            Assert.Equal([Stop1], ship.Orders);
        }

        await ship.DoAsync(new TraderWork.GuardDue());
        await ship.IdleAsync();

        Assert.Equal([Stop1], ship.Orders);
        await ship.AssertAgreesAsync();
        var (trades, told, cycles) = await ship.ReadAsync(db =>
            (
                db.Trades.Count(),
                db.Outbox.Count(row => row.Notice.Contains("\"closed\"")),
                db.Cycles.Select(cycle => cycle.Reason).ToList()
            )
        );
        Assert.Equal((1, 1), (trades, told));
        Assert.Equal(["skipped-missed"], cycles);
    }

    [Fact]
    public async Task Given_a_database_that_stays_away_When_hours_pass_Then_a_person_is_told_every_quarter_of_an_hour()
    {
        await using var ship = await HoldingAsync();
        using (Begin("read-only", ship))
        {
            await ship.PanicAsync(sell: false);
            for (var minute = 0; minute < 31; minute++)
            {
                ship.Clock.Advance(TimeSpan.FromMinutes(1));
                await ship.DoAsync(new TraderWork.GuardDue());
            }
        }

        Assert.Equal(3, ship.Alarms.Raised.OfType<Alarm.DatabaseDown>().Count());
    }

    // What still fits is written, what does not is owed: either way it is sold once and the books agree.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_file_that_may_not_grow_When_the_stop_is_reached_Then_it_is_sold_once_and_the_books_agree(
        bool panics
    )
    {
        await using var ship = await HoldingAsync();
        using (ship.Impatience!.Full(ship.File))
        {
            await ship.HourAsync(1);
            if (panics)
            {
                await ship.PanicAsync(sell: true);
            }

            await ship.DoAsync(new TraderWork.GuardDue());
        }

        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Single(ship.Orders);
        await ship.AssertAgreesAsync();
    }

    [LinuxRootFact]
    public async Task Given_a_full_disk_When_the_stop_is_reached_and_panic_comes_Then_it_is_left_once_from_memory()
    {
        using var disk = new SmallDisk(24);
        var impatience = new Impatience();
        var folder = Path.Combine(disk.Path, "data");
        await using var ship = await Ship.BuildAsync(
            folder,
            services => impatience.Use(services, Path.Combine(folder, DatabaseStart.FileName)),
            1_100_000m,
            1_000_000m
        );
        await ship.StartAsync();
        await ship.HoldAsync();
        using (var ballast = Trouble.Fill(disk.Path, ship.File))
        {
            await ship.HourAsync(1);
            await ship.PanicAsync(sell: true);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.Equal([Stop1], ship.Orders);
            Assert.True(ship.Get<Outage>().IsDown);
            Assert.Contains("disk is full", ship.Alarms.Raised.OfType<Alarm.DatabaseDown>().First().Why, default);

            // A write works again, many do not: it stays away, and does not come and go.
            ballast.Leave(freeMegabytes: 7);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.True(ship.Get<Outage>().IsDown);
            Assert.DoesNotContain(ship.Alarms.Raised, alarm => alarm is Alarm.DatabaseBack);
            ballast.Leave(freeMegabytes: 9);
            await ship.DoAsync(new TraderWork.GuardDue());
            Assert.False(ship.Get<Outage>().IsDown);
        }

        await ship.DoAsync(new TraderWork.GuardDue());

        Assert.Equal([Stop1], ship.Orders);
        Assert.Equal(TradingState.ManualHalt, await ship.StateAsync());
        await ship.AssertAgreesAsync();
    }

    private static async Task<Ship> HoldingAsync()
    {
        var impatience = new Impatience();
        var folder = Path.Combine(Directory.CreateTempSubdirectory("ship").FullName, "data");
        var ship = await Ship.BuildAsync(
            folder,
            services => impatience.Use(services, Path.Combine(folder, DatabaseStart.FileName)),
            1_100_000m,
            1_000_000m
        );
        ship.Impatience = impatience;
        await ship.StartAsync();
        await ship.HoldAsync();
        return ship;
    }

    private static IDisposable Begin(string kind, Ship ship) =>
        kind switch
        {
            "read-only" => Trouble.ReadOnly(ship.File),
            "locked" => Trouble.Lock(ship.File),
            _ => Trouble.Damage(ship.File),
        };
}
