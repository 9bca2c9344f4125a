using System.Globalization;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Crashes;

/// <summary>One field of the matrix: a scenario, a fault, where the process dies, and how often it is started again.</summary>
/// <param name="Scenario">What it is doing.</param>
/// <param name="Fault">What goes wrong beside.</param>
/// <param name="Point">Where it dies the first time; null for nowhere.</param>
/// <param name="Restarts">How often it is started again; all but the last time it dies on the way.</param>
/// <param name="Seed">Tells where the later deaths are.</param>
internal sealed record CrashCell(CrashScenario Scenario, CrashFault Fault, CrashPoint? Point, int Restarts, int Seed)
{
    // Of the purse, what an entry may spend; a little more for the fee.
    private const decimal EntryKrw = 3_003_000m;

    // The first so many writes and calls of a start are where the later deaths are.
    private const int RecoveryPoints = 16;

    // What it does after the hour in question is what it does in any hour.
    private static readonly TimeSpan PointsWithin = TimeSpan.FromMinutes(15);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Scenario.Name} × {Fault.Name} × {Point?.ToString() ?? "no kill"} × {Restarts} restarts"
        );

    /// <summary>Lives through it.</summary>
    public async Task<CellResult> RunAsync(byte[] database)
    {
        await using var world = await CrashWorld.OpenAsync(Scenario, database);
        if (Scenario.Side == OrderSide.Sell)
        {
            await world.HoldAsync();
        }

        var result = new CellResult(this);
        await FirstAsync(world, result);
        for (var restart = 1; restart <= Restarts; restart++)
        {
            world.Down();
            await AgainAsync(world, restart, result);
        }

        await JudgeAsync(world, result);
        return result;
    }

    private async Task FirstAsync(CrashWorld world, CellResult result)
    {
        await using var life = new Life(world);
        await life.StartAsync();
        world.Rest(Fault);
        if (Scenario.Sells is not null)
        {
            await world.EnterAsync(life);
        }

        world.Break(Fault);
        Count(world, life, result);
        var lived = (Scenario.Sells is not { } sells || await life.PanicAsync(sells)) && await world.PlayAsync(life);
        result.Expect(lived == Point is null, lived ? "the point was not reached" : "it died without a kill");
        if (Restarts == 0)
        {
            life.Mortality.End();
            await EndAsync(world, life, result);
        }
    }

    private void Count(CrashWorld world, Life life, CellResult result)
    {
        var until = world.Clock.GetUtcNow() + PointsWithin;
        var hasBegun = Scenario.Begins is null || Scenario.Sells is not null;
        life.Mortality.Begin(
            (point, _) =>
            {
                hasBegun |= point.Name == Scenario.Begins;
                if (hasBegun && world.Clock.GetUtcNow() < until)
                {
                    result.Passed.Add(point);
                }

                return point == Point;
            }
        );
    }

    private async Task AgainAsync(CrashWorld world, int restart, CellResult result)
    {
        await using var life = new Life(world);
        var isLast = restart == Restarts;
        var victim = (Seed + (restart * 5)) % RecoveryPoints;
        life.Mortality.Begin((_, number) => !isLast && number == victim);
        var lived = await life.StartAsync();
        if (isLast)
        {
            result.Expect(await world.IsProtectedAsync(life), "the first look of the guard did not protect it");
        }

        lived = lived && await world.PlayAsync(life);
        result.Expect(lived || !isLast, "it died without a kill");
        if (isLast)
        {
            await EndAsync(world, life, result);
        }
    }

    // At rest: what stands is what one order makes, and after a fall of the price nothing stands.
    private async Task EndAsync(CrashWorld world, Life life, CellResult result)
    {
        if (Scenario.Sells is not null)
        {
            await world.NextHourAsync(life);
        }

        await ExposureAsync(world, result);
        await AgreeAsync(world, result);
        await AlarmedAsync(world, result);
        if (Scenario.Holds)
        {
            var plan = await world.ReadAsync(db => db.Positions.AsNoTracking().SingleOrDefaultAsync());
            result.Expect(plan is { StopLoss: > 0m, TakeProfit: > 0m }, "what is held has no exit plan");
            result.Expect(await world.FallAsync(life), "it died without a kill");
            await AgreeAsync(world, result);
        }

        result.Expect(world.Upbit.Ledger.Free("ETH") == 0m, "the stop was not sold within one look of the guard");
    }

    private async Task ExposureAsync(CrashWorld world, CellResult result)
    {
        var orders = world.Upbit.Ledger.Orders;
        var bought = Bought(orders);
        result.Exposure = Scenario.Holds || bought != 1 ? bought : Sold(orders);
        result.Expect(result.Exposure == 1, $"{result.Exposure} orders' worth");
        result.Expect(orders.All(order => order.State is "done" or "cancel"), "an order waits");
        var funds = orders.Where(IsBid).Sum(order => order.Fills.Sum(fill => fill.Funds));
        result.Expect(funds <= EntryKrw, $"{funds} KRW moved");
        if (Scenario.Resting(Fault) is { } rest)
        {
            Rested(orders.First(IsBid), rest, result);
        }

        var state = await world.ReadAsync(db => db.Accounts.Select(account => account.State).SingleAsync());
        result.Expect(state == Scenario.State, $"the state is {state}");
    }

    // Slices of one order are one order's worth.
    private static int Bought(IEnumerable<LedgerOrder> orders) =>
        orders
            .Where(order => IsBid(order) && order.ExecutedVolume > 0m)
            .Select(order => OrderId.Parse(order.Identifier!).Series)
            .Distinct(StringComparer.Ordinal)
            .Count();

    // However many orders it took: what was held is sold once.
    private static int Sold(IReadOnlyList<LedgerOrder> orders)
    {
        var held = orders.Where(IsBid).Sum(order => order.ExecutedVolume);
        var sold = orders.Where(order => !IsBid(order)).Sum(order => order.ExecutedVolume);
        return (int)Math.Ceiling(sold / held);
    }

    // The order was really taken back: unfilled, filled in part, or filled over it.
    private static void Rested(LedgerOrder order, FaultRule rest, CellResult result)
    {
        var share = order.ExecutedVolume / order.Volume!.Value;
        var isAsMeant = (rest.CancelLoses, rest.Percent) switch
        {
            (true, _) => share == 1m,
            (_, null) => share == 0m && order.State == "cancel",
            _ => share is > 0m and < 1m && order.State == "cancel",
        };
        result.Expect(isAsMeant, $"the order that rested ended as {order.State} with {share:P0}");
    }

    // An order whose end nobody can tell for more than two minutes halts and is told once, and so is nothing else.
    private async Task AlarmedAsync(CrashWorld world, CellResult result)
    {
        var told = await world.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        var alarms = told.Select(Outbox.Read)
            .OfType<Notice.Trouble>()
            .Count(trouble => trouble.What == "unknown-order");
        var halts = await world.ReadAsync(db =>
            db.Transitions.CountAsync(transition => transition.To == TradingState.FaultHalt)
        );
        var (least, most) = (Scenario.Mute > TimeSpan.Zero, Fault.Rule?.Status is 418 or 429) switch
        {
            (false, _) => (0, 0),
            // A refusal that nobody lived to see is unknown as well.
            (true, true) => (0, 1),
            (true, false) => (1, 1),
        };
        result.Expect(alarms == halts && alarms >= least && alarms <= most, $"{alarms} alarms, {halts} halts");
    }

    private static bool IsBid(LedgerOrder order) => order.Side == "bid";

    private static async Task AgreeAsync(CrashWorld world, CellResult result)
    {
        var databases = new Contexts(DatabaseStart.Options(world.File));
        foreach (var problem in await new Books(databases, world.Upbit.Ledger).ProblemsAsync())
        {
            result.Expect(false, problem);
        }
    }

    private static async Task JudgeAsync(CrashWorld world, CellResult result)
    {
        var slots = await world.ReadAsync(db => db.Cycles.Select(cycle => cycle.Slot).ToListAsync());
        result.Expect(slots.Count == slots.Distinct().Count(), "a slot has two cycles");
        if (result.Problems.Count > 0)
        {
            var orders = await world.ReadAsync(db => db.Orders.AsNoTracking().ToListAsync());
            result.Story =
            [
                .. orders.Select(order => $"{order.Id} {order.Status} {order.Executed} {order.Note}"),
                .. await world.ReadAsync(db =>
                    db.Cycles.Select(c => $"{c.Slot:HH:mm} {c.Reason} {c.Figures}").ToListAsync()
                ),
                .. await world.ReadAsync(db => db.Transitions.Select(t => $"{t.From} {t.To} {t.Reason}").ToListAsync()),
            ];
        }
    }
}

/// <summary>What was seen in a cell.</summary>
internal sealed class CellResult(CrashCell cell)
{
    private readonly List<string> _problems = [];

    public CrashCell Cell { get; } = cell;

    /// <summary>Points that the first process passed.</summary>
    public List<CrashPoint> Passed { get; } = [];

    /// <summary>How many orders' worth was executed at the exchange.</summary>
    public int Exposure { get; set; }

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What the journal says, where something is wrong.</summary>
    public IReadOnlyList<string> Story { get; set; } = [];

    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _problems.Add(otherwise);
        }
    }

    public override string ToString() => $"{Cell}: {string.Join("; ", Problems)}\n    {string.Join("\n    ", Story)}";
}
