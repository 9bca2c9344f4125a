using System.Collections.Concurrent;
using System.Globalization;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Crashes;

/// <summary>Real processes of the binary, killed with SIGKILL at a call to the exchange and started again.</summary>
public sealed class ProcessKillTests
{
    private const int Lives = 20;
    private const int Seed = 2026;
    private const int AtATime = 2;
    private const int AsksMost = 3;

    private static readonly string[] EntryCalls =
    [
        "GET /v1/accounts",
        "GET /v1/ticker",
        "GET /v1/orders/open",
        "GET /v1/orderbook",
        "GET /v1/candles/minutes/60",
        "GET /v1/candles/days",
        "POST /v1/orders",
        "POST /v1/orders",
        "GET /v1/order",
        "GET /v1/order",
    ];

    private static readonly string[] ExitCalls =
    [
        "GET /v1/orderbook",
        "POST /v1/orders",
        "POST /v1/orders",
        "GET /v1/order",
        "GET /v1/order",
    ];

    [Fact]
    public async Task Given_forty_kills_of_real_processes_When_they_are_started_again_Then_one_order_stands_and_ledgers_agree()
    {
        var wrong = new ConcurrentBag<string>();
        var kills = 0;

        await Parallel.ForEachAsync(
            Plans(),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (plan, _) =>
            {
                try
                {
                    var (killed, problems) = await LiveAsync(plan);
                    Interlocked.Add(ref kills, killed);
                    problems.ToList().ForEach(wrong.Add);
                }
                catch (TimeoutException exception)
                {
                    wrong.Add($"{plan}: {exception.Message}");
                }
            }
        );

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        Assert.Equal(Lives * 2, kills);
    }

    private static IEnumerable<Plan> Plans() =>
        Enumerable
            .Range(0, Lives)
            .Select(life =>
            {
                var fault = Fault(life, 0);
                return new Plan(Point(CallsBeside(fault), life, 1), fault, Point(ExitCalls, life, 2), Fault(life, 3));
            });

    private static CrashPoint Point(string[] calls, int life, int what) =>
        new(calls[Draw(life, what, calls.Length)], 1, Draw(life, what + 4, 2) == 1);

    // Every fault as often as any other, in both halves of a life.
    private static CrashFault Fault(int life, int shift) => CrashFault.All[(life + shift) % CrashFault.All.Count];

    private static int Draw(int life, int what, int many) =>
        (int)((((Seed + life) * 2_654_435_761L) + (what * 3_929_011L) >> 9) % many);

    // What the exchange refuses is not asked for again.
    private static string[] CallsBeside(CrashFault fault) =>
        fault.Rule?.Status is null ? EntryCalls : [.. EntryCalls.Where(call => call != "GET /v1/order")];

    private static async Task<(int Kills, IReadOnlyList<string> Problems)> LiveAsync(Plan plan)
    {
        await using var world = await ProcessWorld.OpenAsync();
        world.Break(plan.EntryFault);
        await world.AskAsync();
        world.Gate.Arm(plan.Entry, world.Kill);
        world.Start();
        var kills = await DiesAsync(world, IsDoneAsync);
        world.Start();
        await BoughtAsync(world);
        var problems = await ProblemsAsync(world, "bid", plan);

        world.Break(plan.ExitFault);
        world.Gate.Arm(plan.Exit, world.Kill);
        await world.LiftStopAsync();
        kills += await DiesAsync(world, IsSoldAsync);
        world.Start();
        await world.UntilAsync(IsSoldAsync);
        return (kills, [.. problems, .. await ProblemsAsync(world, "ask", plan)]);
    }

    // 1 where the process died at its call; beside some faults it comes by that call no more, and it dies at rest.
    private static async Task<int> DiesAsync(ProcessWorld world, Func<BotDb, Task<bool>> rests)
    {
        if (!await world.UntilAsync(rests))
        {
            return 1;
        }

        world.Gate.Disarm();
        world.Kill();
        return 0;
    }

    // An entry that the exchange refused is asked for again, once it blocks us no more.
    private static async Task BoughtAsync(ProcessWorld world)
    {
        for (var asked = 0; asked < AsksMost; asked++)
        {
            await world.UntilAsync(IsDoneAsync);
            if (await world.ReadAsync(db => db.Positions.AnyAsync()))
            {
                return;
            }

            world.Kill();
            await world.UnblockedAsync();
            await world.AskAsync();
            world.Start();
        }
    }

    private static async Task<bool> IsDoneAsync(BotDb db) =>
        await IsSettledAsync(db) && !await db.Commands.AnyAsync(command => command.DoneAt == null);

    private static async Task<bool> IsSoldAsync(BotDb db) => await IsSettledAsync(db) && !await db.Positions.AnyAsync();

    private static async Task<bool> IsSettledAsync(BotDb db) =>
        !await db.Orders.AnyAsync(order => order.Status != OrderStatus.Closed && order.Status != OrderStatus.Refused)
        && !await db.Marks.AnyAsync(mark => mark.Name == "untold");

    private static async Task<IReadOnlyList<string>> ProblemsAsync(ProcessWorld world, string side, Plan plan)
    {
        var books = new Books(world.Databases, world.Upbit.Ledger);
        var problems = new List<string>(await books.ProblemsAsync());
        var series = world
            .Upbit.Ledger.Orders.Where(order => order.Side == side && order.ExecutedVolume > 0m)
            .Select(order => OrderId.Parse(order.Identifier!).Series)
            .Distinct(StringComparer.Ordinal)
            .Count();

        // A sale that the book took only in part goes on under another name after a kill; it cannot sell too much.
        if (side == "bid" && series != 1)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{series} orders' worth"));
        }

        if (side == "ask" && world.Upbit.Ledger.Free("ETH") != 0m)
        {
            problems.Add("coins are left");
        }

        return problems.ConvertAll(problem => $"{plan} after {side}: {problem}");
    }

    /// <summary>Two kills of one account: while it buys, and while it sells.</summary>
    private sealed record Plan(CrashPoint Entry, CrashFault EntryFault, CrashPoint Exit, CrashFault ExitFault)
    {
        public override string ToString() => $"entry {Entry} × {EntryFault.Name}, exit {Exit} × {ExitFault.Name}";
    }
}
