using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Crashes;

/// <summary>What outlives a process: its data folder, the exchange, and the market's clock.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    /// <summary>After this long the supervisor starts a process again that died.</summary>
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan GuardStep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CycleDelay = TimeSpan.FromSeconds(5);

    // What an order did and what was not told yet.
    private const string Untold = "untold";

    private const int LooksPerHour = 5;
    private const int HoursMost = 6;

    /// <summary>A real file, and no disk to wait for at each commit, where there is such a folder.</summary>
    private static readonly string Memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private readonly string _folder;
    private readonly FaultPlan _faults;

    private CrashWorld(CrashScenario scenario, string folder, ReplayClock clock, UpbitServer upbit, FaultPlan faults) =>
        (Scenario, _folder, Clock, Upbit, _faults, Line) = (
            scenario,
            folder,
            clock,
            upbit,
            faults,
            new CrashLine(clock)
        );

    public CrashScenario Scenario { get; }

    public ReplayClock Clock { get; }

    public UpbitServer Upbit { get; }

    public CrashLine Line { get; }

    // Whether what goes wrong has gone wrong, or nothing will.
    private bool HasStruck => !Line.WillBreak && _faults.Rules.All(rule => _faults.Fired.Any(one => one.Rule == rule));

    public string Data => Path.Combine(_folder, "data");

    public string Logs => Path.Combine(_folder, "logs");

    public string File => Path.Combine(Data, DatabaseStart.FileName);

    /// <summary>A world of a scenario just before its hour.</summary>
    /// <param name="scenario">What will happen.</param>
    /// <param name="database">The file of an account that runs, or null for none yet.</param>
    public static async Task<CrashWorld> OpenAsync(CrashScenario scenario, byte[]? database)
    {
        var folder = Path.Combine(Memory, $"chattrader-crash-{Path.GetRandomFileName()}");
        var clock = new ReplayClock(CrashMarket.Slot.AddMinutes(database is null ? -61 : -1));
        var faults = new FaultPlan();
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Markets = CrashMarket.Of(scenario.LevelKrw, CrashMarket.Slot, scenario.Fall),
                RateLimits = RequestLimits.Off,
                Faults = faults,
            }
        );
        var world = new CrashWorld(scenario, folder, clock, upbit, faults);
        if (database is not null)
        {
            Directory.CreateDirectory(world.Data);
            await System.IO.File.WriteAllBytesAsync(world.File, database);
        }

        return world;
    }

    /// <summary>The file of an account that runs and has seen one hour in which it did nothing.</summary>
    public static async Task<byte[]> DatabaseAsync()
    {
        await using var world = await OpenAsync(CrashScenario.Entry, null);
        await using (var life = new Life(world, enters: false))
        {
            Assert.True(await life.StartAsync());
            await life.Get<StateKeeper>()
                .FireAsync(1, TradingTrigger.Start, ("a matrix", "test"), default, CancellationToken.None);
            world.Clock.AdvanceTo(CrashMarket.Slot.AddHours(-1) + CycleDelay);
            Assert.True(await life.BeatAsync());
        }

        Leftovers.Close(world.File);
        return await System.IO.File.ReadAllBytesAsync(world.File);
    }

    /// <summary>Lets the next order rest, where it is to.</summary>
    public void Rest(CrashFault fault) => Add(Scenario.Resting(fault));

    /// <summary>Lets faults strike from now on.</summary>
    public void Break(CrashFault fault)
    {
        Add(Scenario.Strike(fault));
        Line.Break(fault.IsStale, Scenario.Troubled);
        Line.Mute(Scenario.Mute);
    }

    /// <summary>Buys, so that the order rests.</summary>
    public Task<bool> EnterAsync(Life life) => AtAsync(life, CrashMarket.Slot + CycleDelay);

    /// <summary>Lives into the next hour.</summary>
    public Task<bool> NextHourAsync(Life life) => AtAsync(life, NextHour(Clock.GetUtcNow()));

    /// <summary>Buys, and waits until the price has fallen.</summary>
    public async Task HoldAsync()
    {
        await using (var life = new Life(this))
        {
            Assert.True(await life.StartAsync());
            await AtAsync(life, CrashMarket.Slot + CycleDelay);
            Assert.NotEqual(0m, Upbit.Ledger.Free("ETH"));
            await AtAsync(life, Scenario.Fall + CycleDelay);
        }

        Clock.AdvanceTo(Scenario.Fall.AddMinutes(40));
    }

    /// <summary>Lets a process work until nothing is left to do; false when it died over it.</summary>
    public async Task<bool> PlayAsync(Life life)
    {
        if (!await life.BeatAsync())
        {
            return false;
        }

        foreach (var instant in Instants())
        {
            if (await IsAtRestAsync())
            {
                return true;
            }

            if (!await AtAsync(life, instant))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Lets the price fall through the stop, and the guard look once.</summary>
    public Task<bool> FallAsync(Life life)
    {
        Line.Fall();
        return AtAsync(life, Clock.GetUtcNow() + GuardStep);
    }

    /// <summary>
    /// Whether coins that are there just after a start are looked after: the next look of the guard sells them where the
    /// price is below the stop, else it knows them. True as well where none are there, or nobody can tell yet.
    /// </summary>
    public async Task<bool> IsProtectedAsync(Life life)
    {
        if (Upbit.Ledger.Free("ETH") == 0m || !await ReadAsync(IsSettledAsync))
        {
            return true;
        }

        if (Scenario.Holds)
        {
            return Scenario is { Sells: null, Mute.Ticks: 0 }
                ? await IsAtRestAsync()
                : await ReadAsync(db => db.Positions.AnyAsync());
        }

        var canStillFail = !HasStruck;
        await AtAsync(life, Clock.GetUtcNow() + GuardStep);
        return canStillFail || Upbit.Ledger.Free("ETH") == 0m;
    }

    /// <summary>The time that passes until the supervisor starts the program again.</summary>
    public void Down() => Clock.Advance(RestartAfter);

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = new BotDb(DatabaseStart.Options(File));
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Upbit.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, File);
    }

    private async Task<bool> AtAsync(Life life, DateTimeOffset instant)
    {
        Clock.AdvanceTo(instant);
        return await life.BeatAsync();
    }

    // Looks of the guard, and then hour by hour the cycle and some looks again.
    private IEnumerable<DateTimeOffset> Instants()
    {
        var now = Clock.GetUtcNow();
        for (var hour = 0; hour <= HoursMost; hour++)
        {
            for (var look = 1; look <= LooksPerHour; look++)
            {
                now += Scenario.Step;
                yield return now;
            }

            now = NextHour(now);
            yield return now;
        }
    }

    private Task<bool> IsAtRestAsync() =>
        ReadAsync(async db =>
            await IsSettledAsync(db)
            && await db.Positions.AnyAsync() == Scenario.Holds
            && !await db.Marks.AnyAsync(mark => mark.Name == Untold)
            && await db.Accounts.Select(account => account.State).SingleAsync() == Scenario.State
            && !System.IO.File.Exists(Path.Combine(Data, SpillFile.FileName))
        );

    private void Add(FaultRule? rule)
    {
        if (rule is not null)
        {
            _faults.Add(rule);
        }
    }

    private static DateTimeOffset NextHour(DateTimeOffset now) =>
        new DateTimeOffset((now.UtcTicks / TimeSpan.TicksPerHour + 1) * TimeSpan.TicksPerHour, default) + CycleDelay;

    private static async Task<bool> IsSettledAsync(BotDb db) =>
        !await db.Orders.AnyAsync(order => order.Status != OrderStatus.Closed && order.Status != OrderStatus.Refused);
}
